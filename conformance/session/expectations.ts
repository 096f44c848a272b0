// Which responses to a request are correct: success, refusal of its form, or refusal by a rule.
import type { Operation } from "../contract/operations.ts";
import { declaresStatus } from "../contract/operations.ts";
import { sizeRefusals } from "../http/size-limits.ts";
import type { Wrong } from "../report/checks.ts";
import type { JudgedExchange, Session } from "./session.ts";

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** Schemathesis' default for positive_data_acceptance, without 2xx, 3xx, and 5xx, which another check reports. */
const acceptedByDefault = [401, 403, 404, 409, 429];
/** Schemathesis' default for negative_data_rejection. */
const rejectedByDefault = [400, 401, 403, 404, 405, 406, 409, 415, 422, 428, 429];

/** The status, and the error code if the result has one. */
export function describeOutcome({ received, value }: JudgedExchange): string {
  if (received.status === 0) return "no response";
  const code =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)["ErrorCode"] : undefined;
  return `status ${received.status}${typeof code === "string" ? ` ${code}` : ""}`;
}

/** Expects that the request succeeds. */
export const expectSuccess = (exchange: JudgedExchange, pointer: string, what: string): Wrong =>
  isSuccess(exchange.received.status)
    ? undefined
    : { pointer, expected: `${what}: a status of 200 to 299`, actual: describeOutcome(exchange), cause: what };

/** Expects that the request's form is accepted; only the stored state may still refuse it. */
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
  // If 400 and 422 are declared, 400 is for the form and 422 for rules.
  const hasBoth = declaresStatus(operation, 400) && declaresStatus(operation, 422);
  return [...acceptedByDefault, ...(isConditional ? [412] : []), ...sizeRefusals(probe), ...(hasBoth ? [422] : [])];
}

/** Expects a refusal, because the contract forbids the request. */
export function expectRejected(session: Session, exchange: JudgedExchange, pointer: string, what: string): Wrong {
  const claimed = session.conventions.invalidRequest;
  if (claimed !== undefined) return expectStatus(exchange, [claimed], pointer, what);
  const { status } = exchange.received;
  const rejected = [...rejectedByDefault, ...sizeRefusals(exchange.probe)];
  if (status >= 500 || rejected.includes(status)) return undefined;
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

/** Whether the response says nothing about the request's form: access was denied, or the server asked to wait. */
export const tellsNothing = ({ received: { status } }: JudgedExchange): boolean =>
  status === 0 || status === 401 || status === 403 || status === 429 || status >= 500;

/** The value as JSON, for comparison and display; long values are cut. */
export const shown = (value: unknown, maxLength = 400): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
};

type Item = Readonly<Record<string, unknown>>;

/** The stored items with only the members that the expected ones have. */
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
