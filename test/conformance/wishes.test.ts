// What the suite asks for with Accept, and the media type that it expects.
import { expect, it } from "vitest";
import { checkNegotiation, wishes } from "../../conformance/checks/negotiation.ts";
import { createTrace } from "./approvals/trace.ts";
import { response, withClaims } from "./approvals/workshop.ts";
import { faults } from "./reference-servers/faults.ts";
import { runAgainst } from "./run-against.ts";

const offered = ["application/json", "text/json", "application/xml", "text/xml"];

it.each([
  [undefined, undefined],
  ["text/xml", "text/xml"],
  ["*/*", "application/json"],
  ["text/*", "text/json"],
  ["application/json;q=0.5, text/xml;q=0.9", "text/xml"],
  ["text/xml;q=0.5, application/json;q=0.9", "application/json"],
  ["text/json, application/json", "application/json"],
  ["*/*, text/xml", "text/xml"],
  ["application/json;q=0, */*", "text/json"],
  ["  TEXT/XML ; Q=0.8", "text/xml"],
  ["image/png", undefined],
  ["*/*;q=0", undefined],
  ["no media type", undefined],
])("of four formats, Accept %j asks for %s", (accept, expected) => {
  expect(wishes(offered)).toContainEqual({ accept, expected });
});

it("of one format, every wish is for it", () => {
  const expected = new Set(wishes(["application/json"]).map((wish) => wish.expected));
  expect([...expected]).toEqual(["application/json", undefined]);
});

it("a refusal because of Accept is reported as such", async () => {
  const changes = faults.filter(({ name }) => name === "406-for-unknown-accept").map(({ change }) => change);
  const { failures } = await runAgainst({ faults: changes }, { checks: ["negotiation"], failFast: "negotiation" });
  expect(failures.map(({ expected, actual }) => ({ expected, actual }))).toContainEqual({
    expected: "a response in some format",
    actual: "status 406",
  });
});

it("Accept decides nothing about a response that has other media types than a success", async () => {
  const { session, lines } = createTrace({
    document: withClaims({ acceptDecides: true }),
    respond: () => response(400, { why: "only in JSON" }),
  });
  const list = session.operations.find(({ operationId }) => operationId === "listTools");
  if (list !== undefined) await checkNegotiation(session, list);
  expect(lines().length).toBeGreaterThan(5);
  expect(session.findings.failures().filter(({ check }) => check === "negotiation")).toEqual([]);
});
