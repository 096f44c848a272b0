// format_equivalence: one value in every format of the request has one effect, and reads the same in every format of the answer.
import fc from "fast-check";
import { tryValues, type Verdict } from "../checks/random.ts";
import type { Content } from "../contract/operations.ts";
import { findFormat } from "../formats/formats.ts";
import { same, shown } from "../session/expectations.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import type { Item, PhoneNumbers } from "./service.ts";
import { settledLists } from "./valid-lists.ts";

export async function checkEquivalence(session: Session, service: PhoneNumbers, runs: number): Promise<void> {
  const [first] = service.contents;
  if (first === undefined) return;
  const validate = session.schemas.validator(first.schema);
  const node = session.schemas.node(first.schema);
  const carried = (value: unknown) =>
    service.contents.every(({ mediaType }) => findFormat(mediaType)?.carries(value, node) === true);
  const lists = settledLists(node, (value) => carried(value) && validate(value) === true, { forForm: true });
  await tryValues(session, service.update, lists, runs, (items) => sameInAll(session, service, items));
  // What a form cannot carry is compared among the others.
  const others = service.contents.filter(({ mediaType }) => findFormat(mediaType)?.name !== "form");
  const nulls = fc.constantFrom<readonly Item[]>([{ PhoneNumber: "555 0100", Notes: null, ContactInfoName: "" }], []);
  await tryValues(session, service.update, nulls, 4, (items) => sameInAll(session, service, items, others));
}

async function sameInAll(
  session: Session,
  service: PhoneNumbers,
  items: readonly Item[],
  contents: readonly Content[] = service.contents,
): Promise<Verdict> {
  const effects: { content: Content; asked: JudgedExchange; stored: unknown }[] = [];
  for (const [index, content] of contents.entries()) {
    const contact = session.contacts.fresh();
    const asked = await session.send(service.update, service.posting(contact, items, { content }));
    // Read in each answer format in turn.
    const accept = service.contents[index % service.contents.length]?.mediaType;
    const answer = await session.send(service.list, service.listing(contact, accept === undefined ? {} : { accept }));
    effects.push({ content, asked, stored: answer.value });
  }
  const [reference] = effects;
  const odd = effects.find(
    ({ asked, stored }) => !same(stored, reference?.stored) || !same(asked.value, reference?.asked.value),
  );
  const asked = (odd ?? reference)?.asked;
  if (asked === undefined) throw new Error("an operation without a body cannot be compared");
  return {
    asked,
    check: "format_equivalence",
    violation:
      odd === undefined
        ? undefined
        : {
            pointer: odd.content.schema,
            expected: `as from ${reference?.content.mediaType}: ${shown(reference?.stored)} ${shown(reference?.asked.value)}`,
            actual: `from ${odd.content.mediaType}: ${shown(odd.stored)} ${shown(odd.asked.value)}`,
          },
  };
}
