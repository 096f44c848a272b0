// A failure's command repeats the request, and shows no secret in any spelling.
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { listSecrets, toCurl } from "../../conformance/http/curl.ts";
import type { Probe } from "../../conformance/http/message.ts";

const target = new URL("http://127.0.0.1:1/base/");
const probeOf = (part: Partial<Probe>): Probe => ({
  operationId: "any",
  method: "POST",
  path: "/things",
  headers: {},
  body: undefined,
  stores: false,
  ...part,
});
const none = { all: undefined, readOnly: undefined, writeOnly: undefined };

/** The arguments that a shell makes of the command. */
const argumentsOf = (command: string, variables: Readonly<Record<string, string>>): string[] =>
  execFileSync("bash", ["-c", `curl() { printf '%s\\0' "$@"; }; ${command}`], {
    env: { ...process.env, ...variables },
    encoding: "utf8",
  })
    .split("\0")
    .slice(0, -1);

describe("a command", () => {
  it("a command has method, address, headers and body", () => {
    const probe = probeOf({ headers: { "content-type": "text/plain" }, body: Buffer.from("it's\n5 é") });
    const given = argumentsOf(toCurl(probe, target, new Map()), {});
    expect(given).toEqual(
      expect.arrayContaining(["-X", "POST", "http://127.0.0.1:1/base/things", "content-type: text/plain", "it's\n5 é"]),
    );
  });

  it.each<[string, Partial<Probe>, string[]]>([
    ["an empty header", { headers: { "x-empty": "" } }, ["-H", "x-empty;"]],
    ["a header beyond ASCII", { headers: { "x-name": "\u00E9" } }, ["-H", "x-name: \uFFFD"]],
    ["a body without Content-Type", { body: Buffer.from("a") }, ["-H", "content-type:", "--data-binary", "a"]],
    ["an empty body", { body: Buffer.alloc(0), headers: { "content-type": "a/b" } }, ["--data-binary", ""]],
    ["another target", { base: new URL("http://127.0.0.1:2/") }, ["http://127.0.0.1:2/things"]],
  ])("a command has %s", (_what, part, expected) => {
    expect(argumentsOf(toCurl(probeOf(part), target, new Map()), {}).join("\n")).toContain(expected.join("\n"));
  });

  it.each([
    ["of one character many times", Buffer.alloc(5_000, "a")],
    ["of a quote many times", Buffer.alloc(5_000, "'")],
    ["of a few bytes with NUL", Buffer.from("a\0b")],
    ["of 5,000 different bytes", Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256))],
  ])("a command pipes a body %s", (_what, body) => {
    const command = toCurl(probeOf({ body }), target, new Map());
    const piped = execFileSync("bash", ["-c", `curl() { cat; }; ${command}`]);
    expect(piped.equals(body)).toBe(true);
    expect(command).toContain("--data-binary @-");
  });

  it.each([
    ["a bearer token", { headers: { authorization: "Bearer s3cret/+x:y" } }, "authorization: Bearer s3cret/+x:y"],
    [
      "basic authentication",
      { headers: { authorization: `Basic ${Buffer.from("s3cret/+x:y").toString("base64")}` } },
      `authorization: Basic ${Buffer.from("s3cret/+x:y").toString("base64")}`,
    ],
  ])("hides %s, and a shell puts it back", (_what, part, expected) => {
    const command = toCurl(probeOf(part), target, listSecrets({ ...none, all: "s3cret/+x:y" }, {}));
    expect(command).not.toContain("s3cret");
    expect(command).not.toContain(Buffer.from("s3cret").toString("base64").slice(0, 6));
    expect(argumentsOf(command, { TOKEN: "s3cret/+x:y" })).toContain(expected);
  });

  it("hides a token in a query", () => {
    const probe = probeOf({ path: `/things?key=${encodeURIComponent("s3cret/+x:y")}` });
    expect(toCurl(probe, target, listSecrets({ ...none, all: "s3cret/+x:y" }, {}))).not.toContain("s3cret");
  });

  it("hides the tokens of other callers, and the tester's secret headers", () => {
    const headers = { "x-api-key": "k-e-y", "x-tenant": "a" };
    const secrets = listSecrets({ all: undefined, readOnly: "r-e-a-d", writeOnly: "w-r-i-t-e" }, headers);
    const command = toCurl(probeOf({ headers: { ...headers, a: "r-e-a-d", b: "w-r-i-t-e" } }), target, secrets);
    expect(command).not.toMatch(/k-e-y|r-e-a-d|w-r-i-t-e/);
    expect(command).toContain('-H "x-api-key: ${X_API_KEY}"');
    expect(command).toContain("-H 'x-tenant: a'");
  });
});
