// Each fault really changes an answer, and is documented: no fault of the table is a switch that does nothing.
import { describe, expect, it } from "vitest";
import type { Received } from "../../support/server.ts";
import { checkNames, type Fault } from "./fault.ts";
import { type FaultyServerName, faults, faultyServers } from "./faults.ts";
import { startReferenceServer } from "./start-reference-server.ts";

/** The last answer of a new server, without what differs from one request to the next. */
async function lastAnswer({ change, shows }: Fault, isOn: boolean): Promise<unknown> {
  const server = await startReferenceServer({ faults: isOn ? [change] : [] });
  let last: Received | undefined;
  for (const { path = "", elsewhere, rewritten = String, ...step } of shows) {
    last = await server.send({
      ...step,
      path: rewritten(`/v1/Contacts/${elsewhere ? "B" : "A"}-1/PhoneNumbers`) + path,
    });
  }
  await server.close();
  const { date: _date, "x-request-id": _id, ...headers } = last?.headers ?? {};
  return { status: last?.status, headers, text: last?.text.replace(/under the id [^"<]+/, "") };
}

describe.each(Object.keys(faultyServers) as FaultyServerName[])("%s", (name) => {
  it.each(faults.filter(({ server }) => server === name))("$name", async (fault) => {
    const [right, again, wrong] = [
      await lastAnswer(fault, false),
      await lastAnswer(fault, false),
      await lastAnswer(fault, true),
    ];
    expect(again).toEqual(right);
    expect(wrong).not.toEqual(right);
  });
});

describe("the table", () => {
  it("names every fault once, in words", () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
    for (const { name, what, breaks } of faults) {
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(what).toMatch(/^\S.*\.$/);
      expect(breaks).toMatch(/\.$/);
    }
  });

  it("has at least one fault for every check", () => {
    const expected = new Set(faults.map(({ expectedCheck }) => expectedCheck));
    expect(checkNames.filter((name) => !expected.has(name))).toEqual([]);
  });
});
