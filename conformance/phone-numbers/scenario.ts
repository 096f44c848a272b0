// Requests that only mean something in a row: each is judged, and a failure is told with all that led to it.
import type { Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import type { CheckName, Violation } from "../report/checks.ts";
import { expectStatus, expectSuccess, namedMembers, same, shown } from "../session/expectations.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import type { Item, PhoneNumbers } from "./service.ts";

type Wrong = Omit<Violation, "check"> | undefined;

export interface Scenario {
  readonly contact: string;
  /** Sends, and decides the check by what `judge` finds. */
  ask(operation: Operation, probe: Probe, judge: (asked: JudgedExchange) => Wrong): Promise<JudgedExchange>;
  /** The list is carried out, or refused with that status. */
  post(
    items: readonly Item[],
    expected?: {
      readonly status?: number;
      readonly what?: string;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<JudgedExchange>;
  remove(id: number): Promise<JudgedExchange>;
  /** The request that reads the contact's list. */
  listing(headers: Readonly<Record<string, string>>): Probe;
  /** The stored numbers, by the members that are named, are these. */
  stores(expected: readonly Item[], what: string): Promise<void>;
}

export function createScenario(session: Session, service: PhoneNumbers, check: CheckName): Scenario {
  const contact = session.contacts.fresh();
  const sent: Probe[] = [];
  const { update, list, remove } = service;
  const ask: Scenario["ask"] = async (operation, probe, judge) => {
    sent.push(probe);
    const asked = await session.sendAndRecord(operation, probe);
    session.recordCheck(check, operation, sent, judge(asked));
    return asked;
  };
  return {
    contact,
    ask,
    post: (items, { status, what = "a list that the rules allow", headers } = {}) =>
      ask(update, service.posting(contact, items, headers === undefined ? {} : { headers }), (asked) =>
        status === undefined
          ? expectSuccess(asked, update.pointer, what)
          : expectStatus(asked, [status], update.pointer, what),
      ),
    listing: (headers) => service.listing(contact, headers),
    remove: (id) =>
      ask(remove ?? list, service.removing(contact, id), (asked) =>
        expectSuccess(asked, (remove ?? list).pointer, `removing ${id}`),
      ),
    async stores(expected, what) {
      await ask(list, service.listing(contact), ({ value }) => {
        const members = namedMembers(Array.isArray(value) ? value : [], expected);
        return same(members, expected)
          ? undefined
          : { pointer: update.pointer, expected: `${what}: ${shown(expected)}`, actual: shown(members) };
      });
    },
  };
}
