// The examples of docs/deploy as far as they can be held without an engine: what they name is there, and is safe.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../../server/config/config.ts";
import { root } from "../support/contract.ts";

const read = (name: string) => readFileSync(join(root, "docs/deploy", name), "utf8");
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object }).scripts;

it("the Dockerfile copies what is there, pins its images, and ends as a user who is not root", () => {
  const text = read("Dockerfile");
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => (match[1] ?? "").split(" "));
  expect(copied.length).toBeGreaterThan(4);
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  for (const [, image] of text.matchAll(/^FROM (\S+)/gm)) expect(image).toMatch(/^node:\d+\.\d+\.\d+-/);
  for (const [, script] of text.matchAll(/npm run (\S+)/g)) expect(Object.keys(scripts)).toContain(script);
  expect(text.slice(text.lastIndexOf("\nUSER"))).toMatch(/^\nUSER node\n/);
  expect(text).toContain("/health/live");
});

it.each([
  ["Dockerfile", /^ENV (.+)$/gm],
  ["contact-phone-numbers.service", /^Environment=(.+)$/gm],
])("%s sets variables that exist, to values that serve takes", (name, pattern) => {
  const pairs = [...read(name).matchAll(pattern)].flatMap((match) => (match[1] ?? "").split(" "));
  const environment = Object.fromEntries(pairs.map((pair) => pair.split("=") as [string, string]));
  const config = readConfig([], environment);
  expect(config).toMatchObject({ auth: "tokens", port: 8080, databaseUrl: environment["DATABASE_URL"] });
});
