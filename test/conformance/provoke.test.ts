// Responses that no ordinary request brings: a recipe reaches them, and all but 17 of our contract's are seen of our server.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecipe, runConformance } from "../../conformance/index.ts";
import { checkEveryMediaType, provoke } from "../../conformance/run/provoke.ts";
import { createError } from "../../server/errors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { stubService } from "../support/stub-service.ts";
import { createTrace } from "./approvals/trace.ts";
import { response, workshop } from "./approvals/workshop.ts";
import { document, runAgainst, tokens } from "./run-against.ts";

const folder = mkdtempSync(join(tmpdir(), "provoke-"));
const recipeOf = (responses: readonly object[]): string => {
  const file = join(folder, "recipe.json");
  writeFileSync(file, JSON.stringify({ responses }));
  return file;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a recipe", () => {
  let servers: readonly TestServer[];
  const wait = { headers: { "retry-after": "1" } };
  const failing = (error: () => Error) => startTestServer({ service: stubService({}, () => Promise.reject(error())) });
  beforeAll(async () => {
    servers = await Promise.all([
      startTestServer(),
      startTestServer({ knownContacts: true }),
      failing(() => createError("TooManyRequests", {}, wait)),
      failing(() => createError("RequestInProgress", {}, wait)),
      failing(() => createError("ServiceUnavailable", {}, wait)),
      failing(() => new Error("a failure that was asked for")),
      startTestServer({ requestTimeoutMs: 200 }),
      startTestServer({ bodyLimitBytes: 10 }),
    ]);
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it("reaches all but 17 of the responses of our server", async () => {
    const at = (index: number) => servers[index]?.url;
    const recipe = recipeOf([
      { status: 404, target: at(1) },
      { status: 429, target: at(2) },
      { status: 409, target: at(3) },
      { status: 503, target: at(4) },
      { status: 500, target: at(5) },
      { status: 408, target: at(6), pauseMs: 2_000 },
      { status: 400, headers: { "if-none-match": "not a tag", "if-match": "not a tag" } },
      { status: 413, target: at(7) },
      { status: 431, headers: { "x-long": "x".repeat(20_000) } },
    ]);
    const report = await runConformance({
      document,
      base: new URL(at(0) ?? ""),
      tokens,
      seed: 1,
      recipe: readRecipe(recipe),
      checks: ["unsupported_method", "ignored_auth", "missing_required_header", "conditional_requests", "atomicity"],
    });
    expect(report.failures).toEqual([]);
    const { responses } = report.coverage;
    const unseen = responses.filter(({ seen }) => seen === 0).map((cell) => Object.values(cell).join(" "));
    expect(responses.length).toBeGreaterThanOrEqual(157);
    if (unseen.length > 17) expect(unseen).toEqual([]);
  });
});

describe("a recipe for a reference server", () => {
  it("a run with a recipe reports the responses that did not come", async () => {
    const responses = [
      { status: 503, operations: ["listPhoneNumbers"], headers: { "x-provoke": 503 } },
      { status: 429, operations: ["listPhoneNumbers"], headers: { "x-provoke": 503 } },
    ];
    const report = await runAgainst({}, { checks: [], recipe: readRecipe(recipeOf(responses)) });
    expect(report.failures).toEqual([]);
    expect(report.notProvoked).toEqual(
      ["application/json", "text/json", "application/xml", "text/xml"].map((type) => `listPhoneNumbers 429 in ${type}`),
    );
  });

  it("what another target responded is not requested again", async () => {
    const respond = () => response(200, [], { "x-total": "0" });
    const { session, sender } = createTrace({ document: workshop, respond });
    const target = new URL("http://other.example");
    const recipe = [{ status: 200, operations: ["listTools"], target, times: 1, concurrent: 1 }];
    expect(await provoke(session, recipe)).toEqual([]);
    expect(session.coverage.unseen().map(({ mediaType }) => mediaType)).toEqual(["application/xml"]);
    const sent = sender.sent();
    await checkEveryMediaType(session, () => true);
    expect(sender.sent()).toBe(sent);
  });

  it.each([
    [{}, "must have the list responses"],
    [{ responses: [{}] }, "must have a status"],
    [{ responses: [{ status: 503, target: "nowhere" }] }, "target must be a URL"],
    [{ responses: [{ status: 503, wait: 1 }] }, "unknown member wait"],
  ])("a recipe for a reference server is refused when it is %j", (recipe, message) => {
    const file = join(folder, "wrong.json");
    writeFileSync(file, JSON.stringify(recipe));
    expect(() => readRecipe(file)).toThrow(message);
  });
});
