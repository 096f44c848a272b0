// The examples of docs/deploy as far as they can be held without an engine: what they name is there, and is safe.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readConfig } from "../../server/config/config.ts";
import { root } from "../support/contract.ts";
import { folders, imports, isOurs } from "../support/source-imports.ts";

const read = (name: string) => readFileSync(join(root, "docs/deploy", name), "utf8");
const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object }).scripts;

it("the Dockerfile copies existing files, pins its images, and runs as a user other than root", () => {
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

it("the Dockerfile copies every folder that the build reaches", () => {
  const text = read("Dockerfile");
  const reached = new Set(["server", "packaging"]);
  for (let round = 0; round < folders.length; round++) {
    for (const { file, to } of imports) {
      if (reached.has(file.split("/")[0] ?? "") && isOurs(to)) reached.add(to.split("/")[0] ?? "");
    }
  }
  const copied = [...text.matchAll(/^COPY (\w+) \.\/\1$/gm)].map(([, name]) => name);
  expect(copied.toSorted()).toEqual([...reached].toSorted());
});

it("the image runs the program itself, so that SIGTERM reaches it, with its data on the volume", () => {
  const [, image = ""] = read("Dockerfile").split(/^FROM .*-slim$/m);
  expect(image).toContain('\nCMD ["node", "dist/server/cli.js", "serve"]\n');
  expect(image).toMatch(/^VOLUME \/data$/m);
  expect(image).toMatch(/^ENV .*DATABASE_URL=sqlite:\/data\/.* AUTH=tokens$/m);
  expect(image).toMatch(/fetch\('http:\/\/127\.0\.0\.1:8080\/health\/live'\)/);
});

it("the service runs the program, may write where its database is, and has time to drain", () => {
  const text = read("contact-phone-numbers.service");
  const line = (name: string) => new RegExp(`^${name}=(.*)$`, "m").exec(text)?.[1] ?? "";
  expect(line("ExecStart")).toBe("/usr/bin/node dist/server/cli.js serve");
  expect(line("StateDirectory")).toBe("contact-phone-numbers");
  expect(text).toContain("DATABASE_URL=sqlite:/var/lib/contact-phone-numbers/");
  const { drainDelayMs, drainTimeoutMs } = readConfig([], {});
  // The database has ten seconds to close after that.
  expect(Number(line("TimeoutStopSec")) * 1_000).toBeGreaterThanOrEqual(drainDelayMs + drainTimeoutMs + 10_000);
});
