import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that run more cases when they are exhaustive; test/support/effort.ts is how they say so. */
const withMoreCases = [
  "test/client/faults.test.ts",
  "test/conformance/correct-servers.test.ts",
  "test/conformance/faults.test.ts",
  "test/conformance/our-server.test.ts",
  "test/conformance/reference-servers/minimal-server.property.test.ts",
  "test/end-to-end/torture/crash.test.ts",
  "test/end-to-end/torture/fuzz.test.ts",
  "test/server/storage/test-store.test.ts",
  "test/types.test.ts",
];

/** Whole builds, copies of the tree, other people's contracts and every script: only in the exhaustive run. */
const exhaustiveOnly = [
  "test/conformance/other-contracts/other-contracts.test.ts",
  "test/docs/scripts.test.ts",
  "test/end-to-end/add-a-member.test.ts",
  "test/end-to-end/add-an-operation.test.ts",
  "test/end-to-end/second-contract/second-contract.test.ts",
  "test/packaging/client-package.test.ts",
  "test/packaging/publish.test.ts",
  "test/end-to-end/failover/failover.test.ts",
  "test/server/storage/postgres-citus.test.ts",
  "test/server/storage/postgres-partitions.test.ts",
  "test/server/storage/postgres-pooler.test.ts",
];

/** Minutes each: they begin first, so that none of them runs alone at the end. */
const longest = [
  "test/end-to-end/add-a-member.test.ts",
  "test/conformance/correct-servers.test.ts",
  "test/conformance/other-contracts/other-contracts.test.ts",
];

/** Packages that other scripts install below test/ bring tests of their own. */
const installed = ["**/node_modules/**"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((file) => moduleId.endsWith(file));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: "tests", include: ["test/**/*.test.ts"], exclude: [...exhaustiveOnly, ...installed] },
      },
      {
        extends: true,
        test: {
          name: "exhaustive",
          include: [...withMoreCases, ...exhaustiveOnly],
          env: { EXHAUSTIVE: "1" },
          testTimeout: 900_000,
          hookTimeout: 900_000,
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
    globalSetup: "test/support/memory-folder.ts",
    sequence: { sequencer: LongestFirst },
    // Much of the time goes by waiting for servers, databases and browsers.
    maxWorkers: 3,
    // The files of a worker share their modules: loading them for each file took a third of the CPU time.
    isolate: false,
    // Watchdogs for a busy machine: no test needs ten seconds on an idle one. Tests set none of their own.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
