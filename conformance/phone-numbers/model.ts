// Random sequences of requests, compared after each step with a small model of the rules.
import fc from "fast-check";
import type { Operation } from "../contract/operations.ts";
import type { CheckName, Wrong } from "../report/checks.ts";
import { expectSuccess } from "../session/expectations.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { judgeStored } from "./scenario.ts";
import { type Item, type PhoneNumbers, readItems } from "./service.ts";

type Command = { readonly post: readonly Item[] } | { readonly remove: number };

const ids = fc.integer({ min: 1, max: 4 });
const item: fc.Arbitrary<Item> = fc.record(
  {
    PhoneNumberID: ids,
    IsPrimary: fc.boolean(),
    IsTextActive: fc.boolean(),
    Notes: fc.option(fc.constantFrom("", "a", " b ")),
    EntityID: fc.integer({ min: -2, max: 2 }),
  },
  { requiredKeys: ["PhoneNumberID"], noNullPrototype: true },
);
const list = fc
  .uniqueArray(item, { maxLength: 4, selector: (each) => each["PhoneNumberID"] })
  // A new number needs a distinct PhoneNumber, and at most one item may be primary.
  .map((items) =>
    items.map((each, index) => ({
      ...each,
      PhoneNumber: `555 010${each["PhoneNumberID"]}`,
      ...onePrimary(items, index),
    })),
  );
const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: list.map((post) => ({ post })) },
    { weight: 2, arbitrary: ids.map((remove) => ({ remove })) },
  ),
  { minLength: 2, maxLength: 8 },
);

function onePrimary(items: readonly Item[], index: number): Item {
  const first = items.findIndex((each) => each["IsPrimary"] === true);
  return items[index]?.["IsPrimary"] === true && index !== first ? { IsPrimary: false } : {};
}

/** The stored numbers after the command: rules 1, 2, 4 and 5 of docs/rules.md, for lists where all numbers have ids. */
function apply(stored: readonly Item[], command: Command, newNumber: Item): readonly Item[] {
  if ("remove" in command) return stored.filter((each) => each["PhoneNumberID"] !== command.remove);
  const makesPrimary = command.post.some((each) => each["IsPrimary"] === true);
  const merged = new Map(
    stored.map((each) => [each["PhoneNumberID"], makesPrimary ? { ...each, IsPrimary: false } : each]),
  );
  for (const each of command.post)
    merged.set(each["PhoneNumberID"], { ...(merged.get(each["PhoneNumberID"]) ?? newNumber), ...each });
  return [...merged.values()].sort((a, b) => Number(a["PhoneNumberID"]) - Number(b["PhoneNumberID"]));
}

interface Difference {
  readonly exchanges: readonly JudgedExchange[];
  readonly check: CheckName;
  readonly wrong: NonNullable<Wrong>;
}

/** @throws OutOfRequests */
export async function checkModel(session: Session, service: PhoneNumbers, runs: number): Promise<void> {
  const { list } = service;
  if (list === undefined) return;
  let failed: Difference | undefined;
  let stop: unknown;
  const property = fc.asyncProperty(commands, async (sequence) => {
    if (stop !== undefined) return true;
    try {
      const difference = await follow(session, service, list, sequence);
      failed = difference ?? failed;
      return difference === undefined;
    } catch (error) {
      stop = error;
      return true;
    }
  });
  await fc.check(property, { seed: session.seed, numRuns: runs });
  if (failed !== undefined) session.recordCheck(failed.check, service.update, failed.exchanges, failed.wrong);
  else session.recordCheck("merge", service.update, [], undefined);
  if (stop !== undefined) throw stop;
}

async function follow(
  session: Session,
  service: PhoneNumbers,
  list: Operation,
  sequence: readonly Command[],
): Promise<Difference | undefined> {
  const { update, remove } = service;
  const contact = session.contacts.fresh();
  const exchanges: JudgedExchange[] = [];
  const contents = service.contents.filter(({ mediaType }) => !mediaType.endsWith("urlencoded"));
  let expected: readonly Item[] = [];
  for (const [index, command] of sequence.entries()) {
    if ("remove" in command && remove === undefined) continue;
    expected = apply(expected, command, service.newNumber);
    const content = contents[index % Math.max(1, contents.length)];
    const exchange =
      "post" in command || remove === undefined
        ? await session.send(update, service.posting(contact, "post" in command ? command.post : [], { content }))
        : await session.send(remove, service.removing(remove, contact, command.remove));
    exchanges.push(exchange);
    const refused = expectSuccess(exchange, update.pointer, "a request of a sequence");
    if (refused !== undefined) return { exchanges, check: "merge", wrong: refused };
    const read = await session.send(list, service.listing(list, contact));
    const wrong = judgeStored(read, update.pointer, expected, "after a sequence");
    if (wrong === undefined) continue;
    const primaries = (readItems(read) ?? []).filter((each) => each["IsPrimary"] === true).length;
    return { exchanges: [...exchanges, read], check: primaries > 1 ? "one_primary" : "merge", wrong };
  }
  return undefined;
}
