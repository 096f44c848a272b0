// Random lists that no rule of the service refuses: distinct numbers, no id twice, at most one primary.
import fc from "fast-check";
import type { SchemaNode } from "../contract/schemas.ts";
import { createArbitrary } from "../values/arbitrary.ts";
import type { Item } from "./service.ts";

/** `allowed` judges a whole list by the contract. Texts are kept to what every format can carry. */
export function settledLists(
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
    // Told apart by digits at the end, whatever stands before them; every item is a new number by its id or without one.
    PhoneNumber: `${text.slice(0, 200)} 55${index}0${index}${index}`,
  };
  if (Object.hasOwn(item, "IsPrimary")) own["IsPrimary"] = item["IsPrimary"] === true && index === primary;
  const id = item["PhoneNumberID"];
  if (id !== undefined && (ids.indexOf(id) !== index || Number(id) > 2_147_480_000)) delete own["PhoneNumberID"];
  return own;
}
