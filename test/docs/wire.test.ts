// Sends every example of docs/wire.md to a real server, and finds the tests of every rule.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer } from "../support/server.ts";

const page = readFileSync(join(root, "docs/wire.md"), "utf8");
const openingTag = /^<ArrayOfPhoneNumberDTO [^>]*>/m.exec(page)?.[0] ?? "";
const rules = [...page.matchAll(/^\| ([A-Z]\d+) \|.*\| (.*) \| (.*) \|$/gm)].map(
  ([, rule = "", cell = "", tests = ""]) => ({
    rule,
    files: tests.split(", "),
    examples: [...cell.matchAll(/`(.+?)` → (.+?)(?=<br>|$)/g)].map(([, sent = "", expected = ""]) => ({
      sent,
      expected,
    })),
  }),
);
const examples = rules.flatMap(({ rule, examples }) => examples.map((example) => ({ rule, ...example })));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Sent = Parameters<TestServer["send"]>[0];

function toBodyRequest(rule: string, sent: string): Sent {
  const contentType = { J: "application/json", T: "application/json", F: "application/x-www-form-urlencoded" }[
    rule[0] ?? ""
  ];
  return {
    method: "POST",
    path: freshContact().path,
    headers: { "content-type": contentType ?? "application/xml" },
    body: sent.startsWith("<PhoneNumberDTO") ? `${openingTag}${sent}</ArrayOfPhoneNumberDTO>` : sent,
  };
}

function toRequest(rule: string, sent: string): Sent {
  const [method = "", path = ""] = sent.split(" ");
  if (path.startsWith("/")) return { method, path };
  const [, name = "", value = ""] = /^([A-Z][A-Za-z-]+): (.*)$/.exec(sent) ?? [];
  if (name === "") return toBodyRequest(rule, sent);
  if (rule.startsWith("N")) return { path: freshContact().path, headers: { [name]: value } };
  const headers = { "Content-Type": "application/json", [name]: value };
  return { method: "POST", path: freshContact().path, headers, body: '[{"PhoneNumber":"5"}]' };
}

it.each(examples)("docs/wire.md, $rule: $sent gets $expected", async ({ rule, sent, expected }) => {
  const { status, headers, text } = await server.send(toRequest(rule, sent));
  const contentType = headers["content-type"] ?? "";
  if (/^\d/.test(expected)) {
    const code = /ErrorCode"?[:>]"?(?!null)(\w+)/.exec(text)?.[1];
    expect([status, code].filter(Boolean).join(" ")).toBe(expected);
  } else if (expected.includes(";")) expect(contentType).toBe(expected);
  else expect(contentType.split(";")[0]).toBe(expected);
});

it("docs/wire.md gives every rule an example and tests that name it", () => {
  const folder = join(root, "test/contract/wire-rules");
  expect(rules.length).toBeGreaterThan(50);
  for (const { rule, files, examples } of rules) {
    expect(examples.length, rule).toBeGreaterThan(0);
    for (const file of files)
      expect(readFileSync(join(folder, file), "utf8"), rule).toMatch(new RegExp(`["\`]${rule}[":]`));
  }
});

it("docs/wire.md lists every rule that a test names", () => {
  const folder = join(root, "test/contract/wire-rules");
  const named = readdirSync(folder)
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/["`]([JXFTCNP]\d+)[":]/g)])
    .map(([, rule]) => rule);
  expect([...new Set(named)].filter((rule) => !rules.some((listed) => listed.rule === rule))).toEqual([]);
});
