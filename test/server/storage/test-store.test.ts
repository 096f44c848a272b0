// npm run test:store tells an operator which promises a database keeps, and leaves nothing in it.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, runStatement, startPostgres } from "../../../bench/postgres-server.ts";
import { isExhaustive } from "../../support/effort.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

function run(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const script = fileURLToPath(new URL("./test-store.ts", import.meta.url));
  const { VITEST: _vitest, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", script, ...args],
      { env },
      (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
      },
    );
  });
}

const schemas = (url: string) =>
  runStatement(url, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'phone_numbers_suite%'");

test("a database that breaks promises ends with 1, and the promises are named", async () => {
  const url = await server.createDatabase();
  const lax = `${url}?options=-csynchronous_commit%3Doff`;
  const { code, output } = await run("--database-url", lax);
  expect(code).toBe(1);
  expect(output).toMatch(/^BROKEN /m);
  expect(output).toContain("synchronous_commit must not be off");
});

test("an unreachable database, or none, ends with 2 and one line", async () => {
  expect(await run("--database-url", "postgres://127.0.0.1:1/none")).toMatchObject({
    code: 2,
    output: expect.stringMatching(/^cannot reach the database: .*\n$/),
  });
  expect(await run()).toMatchObject({ code: 2, output: expect.stringContaining("Usage: npm run test:store") });
});

// The whole suite takes half a minute.
if (isExhaustive) {
  test("every promise is printed with whether it is kept, and the schemas are dropped", async () => {
    const url = await server.createDatabase();
    const { code, output } = await run("--database-url", url);
    expect(output).not.toMatch(/^BROKEN/m);
    expect(code).toBe(0);
    const kept = output.match(/^kept /gm)?.length ?? 0;
    expect(kept).toBeGreaterThan(40);
    expect(output).toContain(`${kept} of ${kept} guarantees are kept`);
    expect(output).toMatch(/^kept .*serves two processes/m);
    expect(await schemas(url)).toEqual([]);
  });
}
