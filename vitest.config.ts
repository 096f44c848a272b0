import { defineConfig } from "vitest/config";

/** Files that run more cases when they are exhaustive; test/support/effort.ts is how they say so. */
const withMoreCases = [
  "test/client/faults.test.ts",
  "test/conformance/faults.test.ts",
  "test/conformance/reference-servers/minimal-server.property.test.ts",
  "test/end-to-end/torture/crash.test.ts",
  "test/server/storage/test-store.test.ts",
];

/** Whole builds, copies of the tree and other people's contracts: only in the exhaustive run, since each takes long. */
const exhaustiveOnly = [
  "test/conformance/other-contracts/other-contracts.test.ts",
  "test/end-to-end/add-a-member.test.ts",
  "test/end-to-end/add-an-operation.test.ts",
  "test/packaging/client-package.test.ts",
  "test/server/storage/postgres-partitions.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "tests", include: ["test/**/*.test.ts"], exclude: exhaustiveOnly } },
      {
        extends: true,
        test: {
          name: "exhaustive",
          include: [...withMoreCases, ...exhaustiveOnly],
          env: { EXHAUSTIVE: "1" },
          testTimeout: 600_000,
        },
      },
      {
        // What leaving openapi-fetch would take: the client's tests once more over the other transport.
        extends: true,
        test: {
          name: "client over fetch",
          include: ["test/client/*.test.ts", "test/contract/client-and-server.test.ts"],
          exclude: ["bundle", "types", "faults"].map((name) => `test/client/${name}.test.ts`),
          env: { CLIENT_TRANSPORT: "fetch" },
        },
      },
    ],
    typecheck: { enabled: false },
    // Much of the time goes by waiting for servers, databases and browsers.
    maxWorkers: 2,
    // Watchdogs for a machine with much else to do: no test needs ten seconds on an idle one.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
