// The rules of the layout: who may import whom, and how large a file may be.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/contract.ts";
import { files, imports, isOurs } from "./support/source-imports.ts";

/** Imports from files that match, into anything that the rule does not allow. */
function offenders(from: RegExp, allowed: (to: string, file: string) => boolean): string[] {
  return imports
    .filter(({ file, to }) => from.test(file) && !allowed(to, file))
    .map(({ file, to }) => `${file} -> ${to}`);
}

const within =
  (...places: string[]) =>
  (to: string) =>
    !isOurs(to) || places.some((place) => to.startsWith(place));

describe("imports", () => {
  it("imports are found at all", () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(offenders(/^server\/app\.ts$/, () => false).length).toBeGreaterThan(5);
  });

  it.each<[string, RegExp, (to: string, file: string) => boolean]>([
    [
      "generated imports runtime, which imports nothing of ours",
      /^(?:generated|runtime)\//,
      within("generated/", "runtime/"),
    ],
    ["runtime imports no other folder of ours", /^runtime\//, within("runtime/", "generated/types.ts")],
    ["client imports only generated code", /^client\//, within("client/", "generated/", "runtime/")],
    [
      "server imports generated, never client",
      /^server\/(?!commands\/conform)/,
      within("server/", "generated/", "runtime/"),
    ],
    [
      "generate is imported by tests and the review",
      /^(?!generate\/|review\/|test\/)/,
      (to) => !to.startsWith("generate/"),
    ],
    [
      "conformance knows the contract alone: nothing generated from it that both sides would get wrong alike",
      /^conformance\//,
      within("conformance/", "generated/specification.ts"),
    ],
    [
      "review knows the contract, what compiles it and the suite's report",
      /^review\//,
      within("review/", "generate/", "generated/", "runtime/", "conformance/report/"),
    ],
    ["nothing imports review", /^(?!review\/|test\/)/, (to) => !to.startsWith("review/")],
    ["packaging imports no project code, and only tests import it", /^packaging\//, within("packaging/")],
    ["only tests import packaging", /^(?!packaging\/|test\/)/, (to) => !to.startsWith("packaging/")],
    ["only tests import tests", /^(?!test\/)/, (to) => !to.startsWith("test/")],
    ["only tests and bench import bench", /^(?!test\/|bench\/)/, (to) => !to.startsWith("bench/")],
    [
      "phone-numbers knows the port and errors, no HTTP and no SQL",
      /^server\/phone-numbers\//,
      (to) =>
        within(
          "server/phone-numbers/",
          "server/storage/phone-number-store.ts",
          "server/storage/store-keys.ts",
          "server/errors.ts",
          "server/service.ts",
          "generated/",
          "runtime/",
        )(to) && !/^(?:fastify|node:sqlite|@photostructure|pg|node:http)/.test(to),
    ],
    ...(
      [
        ["sqlite", /^(?:fastify|pg)/],
        ["postgres", /^(?:fastify|node:sqlite|@photostructure)/],
      ] as const
    ).map(([adapter, others]): [string, RegExp, (to: string) => boolean] => [
      `storage/${adapter} knows the port and its driver`,
      new RegExp(`^server/storage/${adapter}/`),
      (to) =>
        within(
          `server/storage/${adapter}/`,
          "server/storage/phone-number-store.ts",
          "server/storage/token-store.ts",
          "server/storage/store-keys.ts",
          "server/storage/adapter.ts",
          "server/storage/number-columns.ts",
          "server/limit.ts",
          "generated/types.ts",
          "generated/members.ts",
          "runtime/member.ts",
        )(to) && !others.test(to),
    ]),
    [
      "the ports know the contract's types and members alone, and adapters.ts alone knows the adapters",
      /^server\/storage\/(?!adapters\.ts)[^/]+\.ts$/,
      (to) =>
        /^(?:generated\/(?:types|members)\.ts|runtime\/member\.ts|server\/storage\/[^/]+\.ts)$/.test(to) &&
        !to.endsWith("/adapters.ts"),
    ],
    [
      "auth knows errors, settings and the ports only",
      /^server\/auth\//,
      within(
        "server/auth/",
        "server/errors.ts",
        "generated/failures.ts",
        "server/config/",
        "server/storage/token-store.ts",
        "server/storage/phone-number-store.ts",
      ),
    ],
    [
      "only adapters.ts sees an adapter",
      /^server\/(?!storage\/)/,
      (to) => !/^server\/storage\/(?:sqlite|postgres)/.test(to),
    ],
    [
      "only start sees the app, and only its command sees what starts it",
      /^server\/(?!start\.ts|cli\.ts|commands\/serve\.ts)/,
      (to) => !/^server\/(?:app|start|program|cli)\.ts$/.test(to),
    ],
    [
      "transfer knows the rules, the port and the contract; no adapter, no HTTP and no command",
      /^server\/transfer\//,
      (to) =>
        within(
          "server/transfer/",
          "server/phone-numbers/",
          "server/storage/phone-number-store.ts",
          "server/thread-file.ts",
          "generated/",
          "runtime/",
        )(to) && !/^(?:fastify|node:sqlite|@photostructure|pg|commander|node:http)/.test(to),
    ],
    [
      "docs knows the contract, errors and slices only: no handler, no store, no access",
      /^server\/docs\//,
      within("server/docs/", "server/errors.ts", "server/slices.ts", "generated/"),
    ],
    ["only the app sees docs", /^server\/(?!app\.ts|docs\/)/, (to) => !to.startsWith("server/docs/")],
    ["marked is touched in one file", /^(?!server\/docs\/help\/markdown\.ts)/, (to) => to !== "marked"],
    [
      "only the program sees the commands",
      /^server\/(?!program\.ts|commands\/)/,
      (to) => !to.startsWith("server/commands/"),
    ],
    [
      "commander is for the command line alone",
      /^(?!server\/program\.ts|server\/commands\/)/,
      (to) => !to.startsWith("commander"),
    ],
    [
      "openapi-fetch is touched in one file",
      /^(?!client\/transports\/openapi-fetch\/openapi-fetch-transport\.ts)/,
      (to) => !to.startsWith("openapi-fetch"),
    ],
    [
      "each linter of others is touched in one file",
      /^(?!review\/lint\/(?:redocly|spectral)\.ts)/,
      (to) => !/^@(?:redocly|stoplight)\//.test(to),
    ],
    [
      "openapi-typescript is touched in one file",
      /^(?!generate\/targets\/types\.ts)/,
      (to) => !to.startsWith("openapi-typescript"),
    ],
  ])("%s", (_rule, from, allowed) => {
    expect(imports.some(({ file }) => from.test(file))).toBe(true);
    expect(offenders(from, allowed)).toEqual([]);
  });

  it("only config.ts reads the environment, and only program.ts prints", () => {
    const using = (pattern: RegExp) =>
      files.filter((file) => file.startsWith("server/") && pattern.test(readFileSync(join(root, file), "utf8")));
    expect(using(/process\.env/)).toEqual(["server/config/config.ts"]);
    expect(using(/process\.std(?:out|err)|console\./)).toEqual(["server/program.ts"]);
  });

  it("the server asks the wall clock only when something expires, was stored or is dated: durations must survive a clock set back", () => {
    const asking = files
      .filter((file) => /^server\/(?!commands\/)/.test(file))
      .map((file) => ({
        file,
        times: readFileSync(join(root, file), "utf8").match(/Date\.now(?!\.)|new Date\(\)(?!\.toUTC)/g),
      }))
      .filter(({ times }) => times !== null);
    expect(asking).toEqual(
      [
        "server/auth/json-web-tokens.ts",
        "server/auth/token-handler.ts",
        "server/storage/postgres/postgres-store.ts",
        "server/storage/sqlite/sqlite-store.ts",
      ].map((file) => ({ file, times: ["Date.now"] })),
    );
  });
});

describe("files", () => {
  const handWritten = files.filter((file) => !file.startsWith("generated/"));

  it("every file opens with a sentence about its responsibility", () => {
    expect(
      handWritten.filter(
        (file) =>
          !/^\/\/ \S.*\./.test(readFileSync(join(root, file), "utf8").replace(/^#!.*\n/, "")) &&
          file !== "vitest.config.ts",
      ),
    ).toEqual([]);
  });

  it("files have at most 250 lines", () => {
    expect(handWritten.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 251)).toEqual([]);
  });

  it.each<[rule: string, forbidden: RegExp, among: RegExp]>([
    [
      "files have no ignore comments and no any",
      /@ts-ignore|@ts-nocheck|biome-ignore|: any\b|as any\b|<any>/,
      /^(?!generate\/|test\/architecture)/,
    ],
    ["mock no modules: the files of a worker share them", /\bvi\.(?:mock|doMock|hoisted)\(/, /./],
    [
      "tests and hooks set no time limits: vitest.config.ts has the limits of each project",
      /^ *(?:\}, \d+_000\);|\d+_000,)$/m,
      /\.test\.ts$/,
    ],
    [
      "the server logs through its own log: Fastify has none for a request or a reply",
      /\b(?:request|reply)\.log\b/,
      /^server\//,
    ],
  ])("%s", (_rule, forbidden, among) => {
    const chosen = handWritten.filter((file) => among.test(file));
    expect(chosen.length).toBeGreaterThan(100);
    expect(chosen.filter((file) => forbidden.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  it("tests wait at least a minute for an event that must happen: a busy machine is slow", () => {
    const impatient = /\b(?:timeout: |setDefaultTimeout\()(?:\d{1,2}_000|[1-9]\d{0,4})\b/g;
    const found = handWritten
      .filter((file) => /^test\/.*\.ts$/.test(file))
      .flatMap((file) =>
        (readFileSync(join(root, file), "utf8").match(impatient) ?? []).map((wait) => ({ file, wait })),
      );
    expect(found.filter(({ wait }) => Number(wait.replace(/\D/g, "")) < 60_000)).toEqual([]);
  });
});
