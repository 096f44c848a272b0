// Random lists that satisfy the rules of the service: distinct numbers, no id twice, at most one primary.
import fc from "fast-check";
import { tryValues } from "../checks/random.ts";
import type { SchemaNode } from "../contract/schemas.ts";
import { findFormat } from "../formats/formats.ts";
import { expectSuccess } from "../session/expectations.ts";
import { createProbe } from "../session/probes.ts";
import type { Session } from "../session/session.ts";
import { createArbitrary } from "../values/arbitrary.ts";
import { isInterchangeable } from "../values/interchangeable.ts";
import type { Item, PhoneNumbers } from "./service.ts";

/** `allowed` checks a whole list against the contract. Texts are limited to what every format can carry. */
export function validLists(
  node: SchemaNode,
  allowed: (value: unknown) => boolean,
  { forForm }: { readonly forForm: boolean },
): fc.Arbitrary<readonly Item[]> {
  const item = node.items === undefined ? fc.constant({}) : createArbitrary(node.items);
  return fc
    .array(item as fc.Arbitrary<Item>, { minLength: 1, maxLength: 4 })
    .map((items) => items.map((each, index) => settle(each, index, items, forForm)))
    .filter(allowed);
}

function settle(item: Item, index: number, items: readonly Item[], forForm: boolean): Item {
  const members = Object.entries(item).filter(([, value]) => !(forForm && value === null));
  const primary = items.findIndex((each) => each["IsPrimary"] === true);
  const ids = items.map((each) => each["PhoneNumberID"]);
  const text = typeof item["PhoneNumber"] === "string" ? item["PhoneNumber"] : "";
  const own: Record<string, unknown> = {
    ...Object.fromEntries(members),
    // The last digits make the texts distinct; every item is a new number, by its id or without one.
    PhoneNumber: `${text.slice(0, 200)} 55${index}0${index}${index}`,
  };
  if (Object.hasOwn(item, "IsPrimary")) own["IsPrimary"] = item["IsPrimary"] === true && index === primary;
  const id = item["PhoneNumberID"];
  if (id !== undefined && (ids.indexOf(id) !== index || Number(id) > 2_147_480_000)) delete own["PhoneNumberID"];
  return own;
}

/** Random lists that satisfy the contract and the rules succeed. */
export async function checkValidLists(session: Session, service: PhoneNumbers, runs: number): Promise<void> {
  const { update } = service;
  for (const content of service.contents) {
    const node = session.schemas.node(content.schema);
    const format = findFormat(content.mediaType);
    const isValid = (value: unknown) =>
      isInterchangeable(value) &&
      format?.carries(value, node) === true &&
      session.schemas.validate(content.schema, value, "request") === undefined;
    const lists = validLists(node, isValid, { forForm: format?.name === "form" });
    await tryValues(session, update, lists, runs, async (value) => {
      const exchange = await session.send(update, createProbe(session, update, { content, value }));
      const wrong = expectSuccess(exchange, content.schema, "a random list that the contract and the rules allow");
      return { exchange, check: "positive_data_acceptance", wrong };
    });
  }
}
