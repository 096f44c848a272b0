// Which responses to a request are right: carried out, refused for its form, or refused by a rule.
import type { Operation } from "../contract/operations.ts";
import { declaresStatus } from "../contract/operations.ts";
import type { Wrong } from "../report/checks.ts";
import type { JudgedExchange, Session } from "./session.ts";

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Schemathesis' default for positive_data_acceptance, besides 2xx, 3xx and 5xx, which another check reports. */
const acceptedByDefault = [401, 403, 404, 409, 429];
/** Schemathesis' default for negative_data_rejection. */
const rejectedByDefault = [400, 401, 403, 404, 405, 406, 409, 415, 422, 428, 429];
/** A server may have bounds of its own on the size of a message. */
const tooLarge = [413, 414, 431];
const largeBytes = 16_384;

/** The status, with the code of a result where it has one. */
export function describeOutcome({ received, value }: JudgedExchange): string {
  if (received.status === 0) return "no response";
  const code =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)["ErrorCode"] : undefined;
  return `status ${received.status}${typeof code === "string" ? ` ${code}` : ""}`;
}

/** The request is carried out. */
export const expectSuccess = (exchange: JudgedExchange, pointer: string, what: string): Wrong =>
  isSuccess(exchange.received.status)
    ? undefined
    : { pointer, expected: `${what}: a status of 200 to 299`, actual: describeOutcome(exchange), cause: what };

/** The request's form is as the contract says: only the state of what is stored may still refuse it. */
export function expectAccepted(
  session: Session,
  operation: Operation,
  exchange: JudgedExchange,
  pointer: string,
  what: string,
): Wrong {
  const { status } = exchange.received;
  if ((status >= 200 && status < 400) || status === 0 || status >= 500) return undefined;
  if (acceptedStatuses(session, operation, exchange).includes(status)) return undefined;
  return { pointer, expected: `${what} is allowed: no refusal of its form`, actual: describeOutcome(exchange) };
}

function acceptedStatuses(
  { conventions }: Session,
  operation: Operation,
  { probe }: JudgedExchange,
): readonly number[] {
  if (conventions.ruleViolation !== undefined) return [429, ...conventions.ruleViolation];
  const isConditional = probe.headers["if-match"] !== undefined || probe.headers["if-none-match"] !== undefined;
  const isLarge = (probe.body?.length ?? 0) + probe.path.length > largeBytes;
  // Where 400 is declared for the form, 422 is for the meaning.
  const hasBoth = declaresStatus(operation, 400) && declaresStatus(operation, 422);
  return [
    ...acceptedByDefault,
    ...(isConditional ? [412] : []),
    ...(isLarge ? tooLarge : []),
    ...(hasBoth ? [422] : []),
  ];
}

/** The contract forbids the request. */
export function expectRejected(session: Session, exchange: JudgedExchange, pointer: string, what: string): Wrong {
  const claimed = session.conventions.invalidRequest;
  if (claimed !== undefined) return expectStatus(exchange, [claimed], pointer, what);
  const { status } = exchange.received;
  const isLarge = (exchange.probe.body?.length ?? 0) + exchange.probe.path.length > largeBytes;
  if (status >= 500 || rejectedByDefault.includes(status) || (isLarge && tooLarge.includes(status))) return undefined;
  return { pointer, expected: `${what}: a refusal, such as 400`, actual: describeOutcome(exchange) };
}

export const expectStatus = (
  exchange: JudgedExchange,
  statuses: readonly number[],
  pointer: string,
  what: string,
): Wrong =>
  statuses.includes(exchange.received.status)
    ? undefined
    : {
        pointer,
        expected: `${what}: status ${statuses.join(" or ")}`,
        actual: describeOutcome(exchange),
      };

/** Whether the response says nothing of the request's form: the caller was kept out, or the server asked for a pause. */
export const tellsNothing = ({ received: { status } }: JudgedExchange): boolean =>
  status === 0 || status === 401 || status === 403 || status === 429 || status >= 500;

/** As JSON, for comparing and for showing; long values are cut. */
export const shown = (value: unknown, maxLength = 400): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
};

type Item = Readonly<Record<string, unknown>>;

/** The stored items by the members that the expected ones name, which may be fewer than there are. */
export const namedMembers = (stored: readonly Item[], expected: readonly Item[]): readonly Item[] =>
  stored.map((item, index) =>
    Object.fromEntries(Object.keys(expected[index] ?? item).map((name) => [name, item[name]])),
  );

export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
