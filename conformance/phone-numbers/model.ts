// Random sequences of requests against a model of the rules that is small enough to be read: after each, both hold the same.
import fc from "fast-check";
import type { Probe } from "../http/message.ts";
import type { CheckName, Violation } from "../report/checks.ts";
import { expectSuccess, same, shown } from "../session/expectations.ts";
import type { Session } from "../session/session.ts";
import { type Item, newNumber, type PhoneNumbers } from "./service.ts";

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
  // A new number needs one, each its own, and one item at most may be primary.
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
    { weight: 1, arbitrary: ids.map((remove) => ({ remove })) },
  ),
  { minLength: 1, maxLength: 8 },
);

function onePrimary(items: readonly Item[], index: number): Item {
  const first = items.findIndex((each) => each["IsPrimary"] === true);
  return items[index]?.["IsPrimary"] === true && index !== first ? { IsPrimary: false } : {};
}

/** What is stored after the command: rules 1, 2, 4 and 5 of docs/rules.md, for lists that name every number by its id. */
function apply(stored: readonly Item[], command: Command): readonly Item[] {
  if ("remove" in command) return stored.filter((each) => each["PhoneNumberID"] !== command.remove);
  const makesPrimary = command.post.some((each) => each["IsPrimary"] === true);
  const merged = new Map(
    stored.map((each) => [each["PhoneNumberID"], makesPrimary ? { ...each, IsPrimary: false } : each]),
  );
  for (const each of command.post)
    merged.set(each["PhoneNumberID"], { ...(merged.get(each["PhoneNumberID"]) ?? newNumber), ...each });
  return [...merged.values()].sort((a, b) => Number(a["PhoneNumberID"]) - Number(b["PhoneNumberID"]));
}

/** @throws OutOfRequests */
export async function checkModel(session: Session, service: PhoneNumbers, runs: number): Promise<void> {
  let failed: { probes: readonly Probe[]; check: CheckName; violation: Omit<Violation, "check"> } | undefined;
  let stop: unknown;
  const property = fc.asyncProperty(commands, async (sequence) => {
    if (stop !== undefined) return true;
    try {
      const outcome = await follow(
        session,
        service,
        service.remove === undefined ? sequence.filter((each) => "post" in each) : sequence,
      );
      failed = outcome ?? failed;
      return outcome === undefined;
    } catch (error) {
      stop = error;
      return true;
    }
  });
  await fc.check(property, { seed: session.seed, numRuns: runs });
  if (failed === undefined) session.recordCheck("merge", service.update, [], undefined);
  else session.recordCheck(failed.check, service.update, failed.probes, failed.violation);
  if (stop !== undefined) throw stop;
}

async function follow(session: Session, service: PhoneNumbers, sequence: readonly Command[]) {
  const contact = session.contacts.fresh();
  const probes: Probe[] = [];
  let expected: readonly Item[] = [];
  for (const [index, command] of sequence.entries()) {
    expected = apply(expected, command);
    const content = service.contents.filter(({ mediaType }) => !mediaType.endsWith("urlencoded"))[index % 4];
    const [operation, probe] =
      "post" in command
        ? ([service.update, service.posting(contact, command.post, { content })] as const)
        : ([service.remove ?? service.list, service.removing(contact, command.remove)] as const);
    probes.push(probe);
    const refused = expectSuccess(await session.send(operation, probe), operation.pointer, "a request of a sequence");
    if (refused !== undefined) return { probes, check: "merge" as const, violation: refused };
    const { value } = await session.send(service.list, service.listing(contact));
    if (same(value, expected)) continue;
    const primaries = Array.isArray(value) ? value.filter((each) => each?.IsPrimary === true).length : 0;
    const check = primaries > 1 ? ("one_primary" as const) : ("merge" as const);
    return {
      probes: [...probes, service.listing(contact)],
      check,
      violation: { pointer: operation.pointer, expected: shown(expected), actual: shown(value) },
    };
  }
  return undefined;
}
