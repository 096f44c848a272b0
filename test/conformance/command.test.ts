// conform on the command line: exit codes, reports, what it refuses to do, and the recording proxy.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseXml } from "../../conformance/formats/xml-tree.ts";
import type { ConformanceReport } from "../../conformance/index.ts";
import { specification } from "../../generated/specification.ts";
import { createWorkplace } from "../server/commands/run-command.ts";
import { root } from "../support/contract.ts";
import type { Launched } from "../support/program.ts";
import { startTestServer, type TestServer, tokens } from "../support/server.ts";
import { faults } from "./reference-servers/faults.ts";
import { startReferenceServer } from "./reference-servers/start-reference-server.ts";

const folder = mkdtempSync(join(tmpdir(), "conform-"));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const runCommand = (args: readonly string[]) => createWorkplace().run(args);
const file = (name: string): string => join(folder, name);
const few = ["--check", "unsupported_method", "idempotency", "--seed", "7"];

/** Runs conform against a reference server. */
async function runAgainst(fault: string | undefined, args: readonly string[]) {
  const changes = faults.filter(({ name }) => name === fault).map(({ change }) => change);
  const { url, close } = await startReferenceServer({ faults: changes });
  try {
    return await runCommand(["conform", url, "--token", "token-of-all", ...args]);
  } finally {
    await close();
  }
}

describe("conform", () => {
  it("conform ends with 0 for a server that conforms, and writes a report", async () => {
    const reports = ["--json", file("r.json"), "--junit", file("r.xml"), "--html", file("r.html")];
    writeFileSync(file("token"), `${tokens.all}\n`);
    const { code, output } = await runCommand([
      "conform",
      server.url,
      "--token",
      `@${file("token")}`,
      ...few,
      ...reports,
    ]);
    expect(output).toContain("conforms");
    expect(code).toBe(0);
    const report = JSON.parse(readFileSync(file("r.json"), "utf8")) as ConformanceReport;
    expect(report).toMatchObject({ verdict: "conforms", conforms: true, seed: 7, leftBehind: 0 });
    const junit = parseXml(readFileSync(file("r.xml"), "utf8").replace(/^<\?xml.*\?>\n/, ""));
    expect(junit.children[0]?.children.length).toBe(report.checks.length);
    expect(readFileSync(file("r.html"), "utf8")).not.toMatch(/(?:src|href)=/);
  });

  it("conform ends with 1 for a server that does not conform, and prints a command that reproduces it without the token", async () => {
    const args = ["--check", "ignored_auth", "--seed", "7"];
    const { code, output } = await runAgainst("token-compared-by-its-start", args);
    expect(code).toBe(1);
    expect(output).toMatch(/curl -sS -i --path-as-is -X \w+ 'http:/);
    expect(output).toContain("contract  #/");
    expect(output).toContain("seed      7");
    expect(output).not.toContain("token-of-all");
    expect(output).toContain('-H "authorization: Bearer ${TOKEN}x"');
    expect(output).toMatch(/- merge +not decided: not selected \(--check\)/);
  });

  it.each([
    ["a server that is not there", ["http://127.0.0.1:9"], "cannot conform"],
    ["no URL", ["nowhere"], "must be a URL, such as"],
    ["a contract that is none", ["http://127.0.0.1:9", "--contract", join(root, "package.json")], "OpenAPI 3.0 or 3.1"],
    ["a bound that is no number", ["http://127.0.0.1:9", "--max-requests", "many"], "an integer from 0"],
    ["another server that is not there, but may be read", ["http://0.0.0.0:9", "--read-only"], "cannot conform"],
    ["writing to another machine unasked", ["http://192.0.2.1"], "--allow-writes"],
  ])("conform ends with 2 for %s", async (_what, args, told) => {
    const { code, output } = await runCommand(["conform", ...args]);
    expect([code, output]).toEqual([2, expect.stringContaining(told)]);
  });

  it("conform ends with 3 for a run without enough requests, and warns before it of what cannot be removed", async () => {
    const paths = Object.entries(specification["paths"] as object).map(([path, { delete: _, ...item }]) => [
      path,
      item,
    ]);
    writeFileSync(file("no-delete.json"), JSON.stringify({ ...specification, paths: Object.fromEntries(paths) }));
    const args = ["--contract", file("no-delete.json"), "--max-requests", "5"];
    const { code, output } = await runAgainst(undefined, args);
    expect(code).toBe(3);
    expect(output).toMatch(/no way to remove what updatePhoneNumbers may store.*incomplete/s);
  });

  it("conform says why it cannot decide conditional requests, instead of inventing an ETag", async () => {
    const { output } = await runAgainst("no-etag", ["--check", "conditional_requests"]);
    expect(output).toMatch(/- conditional_requests +not decided: listPhoneNumbers gave no ETag/);
    expect(output).not.toMatch(/if-match|if-none-match/i);
  });

  it("changes nothing when it may only read", async () => {
    const before = server.store.load().pendingWrites;
    const args = [
      "conform",
      server.url,
      "--token",
      tokens.reader,
      "--read-only",
      "--check",
      "positive_data_acceptance",
    ];
    const { code, output } = await runCommand(args);
    expect([code, before]).toEqual([0, 0]);
    expect(output).toMatch(/- merge +not decided/);
    for await (const contact of server.store.contacts()) expect(contact.numbers).toEqual([]);
  });

  it("conform sends only the requested formats", async () => {
    const flags = ["--only", "xml", "--json", file("xml.json")];
    const { code } = await runCommand([
      "conform",
      server.url,
      "--token",
      tokens.all,
      ...flags,
      "--check",
      "negative_data_rejection",
      "--max-requests",
      "900",
    ]);
    const { coverage } = JSON.parse(readFileSync(file("xml.json"), "utf8")) as ConformanceReport;
    const sent = new Set(
      coverage.keywords
        .filter(({ operationId }) => operationId === "updatePhoneNumbers")
        .map(({ mediaType }) => mediaType),
    );
    expect([code, sent.has("application/json"), sent.has("text/xml") || sent.has("application/xml")]).toEqual([
      3,
      false,
      true,
    ]);
  });
});

describe("conform proxy", () => {
  it("conform proxy forwards everything, and reports where either side breaks the contract", async () => {
    const args = ["conform", "proxy", "--upstream", server.url, "--json", file("proxy.json")];
    const launched = createWorkplace().start(args);
    const url = await announced(launched);
    const headers = { authorization: `Bearer ${tokens.all}`, "content-type": "application/json" };
    const post = (body: string) => fetch(`${url}/v1/Contacts/proxy-1/PhoneNumbers`, { method: "POST", headers, body });
    expect((await post('[{"PhoneNumber":"555 0100"}]')).status).toBe(200);
    expect((await post('[{"PhoneNumber":5550100}]')).status).toBe(400);
    expect((await fetch(`${url}/v1/Nothing`, { headers })).status).toBe(404);
    launched.child.kill("SIGINT");
    expect(await launched.exited).toBe(1);
    expect(launched.output()).toContain("3 exchanges");
    const text = readFileSync(file("proxy.json"), "utf8");
    const { exchanges, findings } = JSON.parse(text) as {
      exchanges: number;
      findings: { side: string; pointer: string }[];
    };
    expect(exchanges).toBe(3);
    expect(findings.map(({ side }) => side)).toEqual(["client", "client"]);
    expect(findings[0]?.pointer).toBe("/components/schemas/PhoneNumberDTO/properties/PhoneNumber/type");
    expect(text).not.toContain("5550100");
  });
});

/** The address that the proxy says it listens on. */
const announced = (launched: Launched): Promise<string> =>
  vi.waitFor(
    () => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(launched.output()) ?? [];
      if (url === undefined) throw new Error(`the proxy did not start: ${launched.output()}`);
      return url;
    },
    { timeout: 60_000 },
  );
