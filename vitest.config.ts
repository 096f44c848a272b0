import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "all", include: ["test/**/*.test.ts"] } },
      {
        // What leaving openapi-fetch would take: the client's suite once more over the other transport.
        extends: true,
        test: {
          name: "client over fetch alone",
          include: ["test/client/*.test.ts", "test/contract/client-and-server.test.ts"],
          exclude: ["bundle", "types", "faults"].map((name) => `test/client/${name}.test.ts`),
          env: { CLIENT_TRANSPORT: "fetch" },
        },
      },
    ],
    typecheck: { enabled: false },
    // Much of the time goes by waiting for servers, databases and browsers.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
