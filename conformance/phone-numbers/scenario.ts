// Requests in sequence: each response is judged, and a failure is reported with all requests before it.
import type { Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import type { CheckName, Wrong } from "../report/checks.ts";
import { describeOutcome, expectStatus, expectSuccess, namedMembers, same, shown } from "../session/expectations.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { type Item, type PhoneNumbers, readItems } from "./service.ts";

export interface Scenario {
  readonly contact: string;
  /** Sends, and records the check with the result of `judge`. */
  send(operation: Operation, probe: Probe, judge: (exchange: JudgedExchange) => Wrong): Promise<JudgedExchange>;
  /** Expects that the list succeeds, or is refused with this status. */
  post(
    items: readonly Item[],
    expected?: {
      readonly status?: number;
      readonly what?: string;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<JudgedExchange>;
  /** Does nothing if the contract has no way to remove. */
  remove(id: number): Promise<void>;
  /** Expects these stored numbers, comparing the named members. Does nothing if they cannot be read. */
  stores(expected: readonly Item[], what: string): Promise<void>;
}

export function createScenario(session: Session, service: PhoneNumbers, check: CheckName): Scenario {
  const contact = session.contacts.fresh();
  const exchanges: JudgedExchange[] = [];
  const { update, list, remove } = service;
  const send: Scenario["send"] = async (operation, probe, judge) => {
    const exchange = await session.sendAndRecord(operation, probe);
    exchanges.push(exchange);
    session.recordCheck(check, operation, [...exchanges], judge(exchange));
    return exchange;
  };
  return {
    contact,
    send,
    post: (items, { status, what = "a list that the rules allow", headers } = {}) =>
      send(update, service.posting(contact, items, headers === undefined ? {} : { headers }), (exchange) =>
        withCause(
          status === undefined
            ? expectSuccess(exchange, update.pointer, what)
            : expectStatus(exchange, [status], update.pointer, what),
          what,
        ),
      ),
    async remove(id) {
      if (remove === undefined) return;
      await send(remove, service.removing(remove, contact, id), (exchange) =>
        expectSuccess(exchange, remove.pointer, `removing ${id}`),
      );
    },
    async stores(expected, what) {
      if (list === undefined) return;
      await send(list, service.listing(list, contact), (exchange) =>
        withCause(judgeStored(exchange, update.pointer, expected, what), what),
      );
    },
  };
}

const withCause = (wrong: Wrong, cause: string): Wrong => wrong && { ...wrong, cause };

/** Expects these items in the response, comparing the named members. */
export function judgeStored(exchange: JudgedExchange, pointer: string, expected: readonly Item[], what: string): Wrong {
  const stored = readItems(exchange);
  if (stored === undefined) return { pointer, expected: `${what}: a list`, actual: describeOutcome(exchange) };
  const named = namedMembers(stored, expected);
  return same(named, expected) ? undefined : { pointer, expected: `${what}: ${shown(expected)}`, actual: shown(named) };
}
