// What a load balancer asks agrees with what callers meet, in the built program and over HTTP.
import { copyFileSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { serve } from "../../support/program.ts";

it.each([
  ["removed", (file: string) => rmSync(file)],
  [
    "replaced by a copy of itself",
    (file: string) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
])("the server is live and not ready, and refuses writes, when its database file was %s", async (_how, change) => {
  const folder = mkdtempSync(join(tmpdir(), "readiness-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "a.sqlite");
  const { url } = await serve(["--database", file, "--log-level", "fatal"], { cwd: folder });
  const statusOf = async (path: string, init?: RequestInit) => (await fetch(url + path, init)).status;
  const post = () =>
    statusOf("/v1/Contacts/C/PhoneNumbers", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '[{"PhoneNumber":"555-0100"}]',
    });
  expect(await post()).toBe(200);
  expect(await statusOf("/health/ready")).toBe(200);
  change(file);
  expect(await post()).toBe(503);
  // A result of the database is cached for a second.
  await expect.poll(() => statusOf("/health/ready")).toBe(503);
  expect(await post()).toBe(503);
  expect(await statusOf("/health/live")).toBe(200);
});
