// What an answer says of the request: taken, refused for its form, refused by a rule, or something else.

import type { Item } from "../phone-numbers/service.ts";
import type { Violation } from "../report/checks.ts";
import type { JudgedExchange } from "./session.ts";

type Expectation = Omit<Violation, "check"> | undefined;

const isFine = (status: number): boolean => status >= 200 && status < 300;

const told = ({ received, value }: JudgedExchange): string => {
  const code =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)["ErrorCode"] : undefined;
  return `status ${received.status}${typeof code === "string" ? ` ${code}` : ""}`;
};

/** The request is carried out. */
export const expectSuccess = (asked: JudgedExchange, pointer: string, what: string): Expectation =>
  isFine(asked.received.status)
    ? undefined
    : { pointer, expected: `${what}: a status of 200 to 299`, actual: told(asked) };

/** The request's form is as the contract says: what may still refuse it is the state of what is stored. */
export const expectAccepted = (asked: JudgedExchange, pointer: string, what: string): Expectation =>
  isFine(asked.received.status) || [304, 409, 412, 422].includes(asked.received.status)
    ? undefined
    : { pointer, expected: `${what} is allowed: no refusal of its form`, actual: told(asked) };

export const expectStatus = (
  asked: JudgedExchange,
  statuses: readonly number[],
  pointer: string,
  what: string,
): Expectation =>
  statuses.includes(asked.received.status)
    ? undefined
    : { pointer, expected: `${what}: status ${statuses.join(" or ")}`, actual: told(asked) };

/** As JSON, for comparing and for showing; long values are cut. */
export const shown = (value: unknown, longest = 400): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

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
