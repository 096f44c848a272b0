// format_equivalence: a value has the same effect in every request format, and reads the same in every response format.
import fc from "fast-check";
import { tryValues, type Verdict } from "../checks/random.ts";
import { member } from "../contract/document.ts";
import type { Content } from "../contract/operations.ts";
import { findFormat } from "../formats/formats.ts";
import { asksToWait } from "../http/message.ts";
import { describeOutcome, expectSuccess, namedMembers, same, shown } from "../session/expectations.ts";
import { createProbe } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { equivalents } from "../values/equivalents.ts";
import { isInterchangeable } from "../values/interchangeable.ts";
import { judgeStored } from "./scenario.ts";
import { type Item, type PhoneNumbers, readItems } from "./service.ts";
import { validLists } from "./valid-lists.ts";

const items: readonly Item[] = [
  {
    PhoneNumberID: 1,
    EntityID: -2,
    PhoneNumber: "+44 20 7946 0000",
    Notes: " a <b> & c ",
    IsPrimary: true,
    IsTextActive: true,
  },
  {
    PhoneNumberID: 7,
    ContactInfoTypeID: 3,
    PhoneNumber: "00442071",
    ContactInfoName: "Büro 電話",
    ContactInfoCategory: "Work",
  },
];

/** Members in any order, prefixes, CDATA, escapes, white space. */
export async function checkEquivalents(session: Session, service: PhoneNumbers): Promise<void> {
  const { update, list } = service;
  const types =
    list?.responses.find(({ content }) => content.length > 0)?.content.map(({ mediaType }) => mediaType) ?? [];
  let turn = 0;
  for (const content of service.contents) {
    const format = findFormat(content.mediaType);
    if (format === undefined) continue;
    const text = format.write(items, session.schemas.node(content.schema));
    for (const { what, body, charset } of equivalents(format.name, text, items)) {
      const contactID = session.contacts.fresh();
      const headers = { "content-type": content.mediaType + (charset === undefined ? "" : `; charset=${charset}`) };
      const probe = createProbe(session, update, { content, body, parameters: { contactID }, headers });
      const sent = await session.sendAndRecord(update, probe);
      const refused = expectSuccess(sent, content.schema, `a list ${what}`);
      const stored = await service.read(contactID, types[turn++ % types.length]);
      const wrong = refused ?? (stored && judgeStored(stored, content.schema, items, what));
      session.recordCheck("format_equivalence", update, stored === undefined ? sent : [sent, stored], wrong);
    }
  }
}

export async function checkEquivalence(session: Session, service: PhoneNumbers, runs: number): Promise<void> {
  const [first] = service.contents;
  if (first === undefined) return;
  const node = session.schemas.node(first.schema);
  const isValid = (value: unknown) =>
    isInterchangeable(value) &&
    session.schemas.validate(first.schema, value, "request") === undefined &&
    service.contents.every(({ mediaType }) => findFormat(mediaType)?.carries(value, node) === true);
  const lists = validLists(node, isValid, { forForm: true });
  await tryValues(session, service.update, lists, runs, (list) => compareFormats(session, service, list));
  // Values that a form cannot carry are compared in the other formats.
  const others = service.contents.filter(({ mediaType }) => findFormat(mediaType)?.name !== "form");
  const nulls = fc.constantFrom<readonly Item[]>([{ PhoneNumber: "555 0100", Notes: null, ContactInfoName: "" }], []);
  await tryValues(session, service.update, nulls, 4, (list) => compareFormats(session, service, list, others));
}

interface Effect {
  readonly content: Content;
  readonly sent: JudgedExchange;
  readonly stored: JudgedExchange | undefined;
  /** What the contract determines: status, outcome, and the stored members that were sent. */
  readonly fixed: unknown;
}

async function compareFormats(
  session: Session,
  service: PhoneNumbers,
  list: readonly Item[],
  contents: readonly Content[] = service.contents,
): Promise<Verdict> {
  const effects: Effect[] = [];
  for (const [index, content] of contents.entries()) {
    const contact = session.contacts.fresh();
    const sent = await session.send(service.update, service.posting(contact, list, { content }));
    // Reads alternate between the response formats.
    const accept = contents[index % contents.length]?.mediaType ?? "application/json";
    const stored =
      service.list && (await session.send(service.list, service.listing(service.list, contact, { accept })));
    effects.push({ content, sent, stored, fixed: fixedParts(session, list, sent, stored) });
  }
  const putOff = effects
    .flatMap(({ sent, stored }) => [sent, ...(stored === undefined ? [] : [stored])])
    .find(({ received }) => asksToWait(received));
  if (putOff !== undefined) return { exchange: putOff, check: "format_equivalence", wrong: undefined };
  const [reference] = effects;
  const odd = effects.find(({ fixed }) => !same(fixed, reference?.fixed));
  const exchange = (odd ?? reference)?.sent;
  if (exchange === undefined) throw new Error("an operation without a body cannot be compared");
  return {
    exchange,
    check: "format_equivalence",
    wrong: odd && {
      pointer: odd.content.schema,
      expected: `as from ${reference?.content.mediaType}: ${shown(reference?.fixed)}`,
      actual: `from ${odd.content.mediaType}: ${shown(odd.fixed)}`,
    },
  };
}

/** Messages, times and ids that a server adds may differ between contacts. */
function fixedParts(
  { conventions: { outcome } }: Session,
  list: readonly Item[],
  sent: JudgedExchange,
  stored: JudgedExchange | undefined,
): unknown {
  const read = readItems(stored);
  const result = outcome && [member(sent.value, outcome.success), member(sent.value, outcome.code)];
  const sorted = [...(read ?? [])].sort((a, b) => Number(a["PhoneNumberID"]) - Number(b["PhoneNumberID"]));
  const names = [...new Set(list.flatMap((item) => Object.keys(item)))];
  const named = namedMembers(
    sorted,
    sorted.map(() => Object.fromEntries(names.map((name) => [name, null]))),
  );
  return {
    status: sent.received.status,
    result,
    stored: read === undefined ? stored && describeOutcome(stored) : named,
  };
}
