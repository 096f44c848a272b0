// When the suite is satisfied: with a refusal, and with stored values.
import { describe, expect, it } from "vitest";
import type { Operation } from "../../conformance/contract/operations.ts";
import { expectAccepted, expectRejected, same } from "../../conformance/session/expectations.ts";
import type { JudgedExchange, Session } from "../../conformance/session/session.ts";

/** An exchange in which only the status matters. */
const exchangeOf = (status: number): JudgedExchange => ({
  probe: { operationId: "a", method: "POST", path: "/", headers: {}, body: undefined, stores: false },
  received: { status, headers: {}, body: Buffer.alloc(0) },
  violations: [],
  value: undefined,
});

function reject(status: number, invalidRequest?: number): boolean {
  const session = { conventions: { invalidRequest } } as unknown as Session;
  return expectRejected(session, exchangeOf(status), "", "an invalid body") === undefined;
}

describe("an invalid request", () => {
  it.each([
    [200, undefined, false],
    [204, 400, false],
    [302, undefined, false],
    [400, undefined, true],
    [422, undefined, true],
    [418, undefined, false],
    [400, 400, true],
    [422, 400, false],
  ])("with status %i where the contract claims %s is refused: %s", (status, claimed, expected) => {
    expect(reject(status, claimed)).toBe(expected);
  });
});

describe("a valid request", () => {
  it.each([
    [204, true],
    [304, true],
    [400, false],
    [401, true],
    [404, true],
    [409, true],
    [415, false],
    [422, false],
    [429, true],
    [500, true],
  ])("with status %i is accepted: %s", (status, expected) => {
    const session = { conventions: {} } as unknown as Session;
    const operation = { responses: [] } as unknown as Operation;
    expect(expectAccepted(session, operation, exchangeOf(status), "", "a valid body") === undefined).toBe(expected);
  });
});

describe("a valid request with status 422", () => {
  it.each([
    [["400", "422"], undefined, true],
    [["4XX"], undefined, true],
    [["422"], undefined, false],
    [["400"], undefined, false],
    [["400", "422"], [409], false],
    [["400"], [409, 422], true],
  ])("where %j are declared, and %j claimed for rules, is accepted: %s", (statuses, ruleViolation, expected) => {
    const session = { conventions: { ruleViolation } } as unknown as Session;
    const operation = { responses: statuses.map((status) => ({ status })) } as unknown as Operation;
    expect(expectAccepted(session, operation, exchangeOf(422), "", "a valid body") === undefined).toBe(expected);
  });
});

describe("stored values", () => {
  it.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [[{ a: 1 }], [{ a: 2 }], false],
    [[1, 2], [2, 1], false],
    [[], [{}], false],
    [{ a: null }, {}, false],
  ])("%j and %j are the same: %s", (one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });
});
