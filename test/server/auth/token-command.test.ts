// The token command as an operator uses it: a token is made, works, is listed without its secret, and is revoked.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { launch, serve } from "../../support/program.ts";

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tokens-"));
  await launch(["migrate", "--database", join(folder, "a.sqlite")], { cwd: folder }).exited;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function token(...args: string[]): Promise<{ code: number | null; text: string }> {
  const program = launch(["token", ...args, "--database", join(folder, "a.sqlite")], { cwd: folder });
  return { code: await program.exited, text: program.output() };
}

it("token create makes a token that works until its revocation, and prints it once", async () => {
  const made = await token("create", "--name", "sync", "--scopes", "contacts:read", "--expires-in", "90d");
  const secret = /^cpn_[A-Za-z0-9_-]{43}$/m.exec(made.text)?.[0] ?? "";
  expect([made.code, secret.length]).toEqual([0, 47]);
  const flags = ["--database", join(folder, "a.sqlite"), "--auth", "tokens", "--token-cache-ms", "0"];
  const { url, output } = await serve(flags, { cwd: folder });
  expect(output()).toContain("callers need a bearer token, made by the token command");
  const get = (authorization: string) =>
    fetch(`${url}/v1/Contacts/C/PhoneNumbers`, { headers: { authorization } }).then(({ status }) => status);
  expect(await get(`Bearer ${secret}`)).toBe(200);
  expect(await get("Bearer cpn_another")).toBe(401);
  const listed = await token("list");
  expect(listed.text).toMatch(/^sync\s+valid\s+contacts:read\s/m);
  expect(listed.text).not.toContain(secret);
  expect((await token("revoke", "sync")).code).toBe(0);
  expect(await get(`Bearer ${secret}`)).toBe(401);
  expect((await token("list")).text).toMatch(/^sync\s+revoked/m);
  expect(output()).not.toContain(secret);
});

it("token list --json prints no digests", async () => {
  expect((await token("list")).text).toBe("There are no tokens.\n");
  await token("create", "--name", "sync", "--scopes", "contacts:read,contacts:write", "--tenant", "acme");
  const [listed, ...others] = JSON.parse((await token("list", "--json")).text) as Record<string, unknown>[];
  expect(others).toEqual([]);
  expect(listed).toMatchObject({ name: "sync", state: "valid", tenant: "acme", expires: null });
  expect(JSON.stringify(listed)).not.toMatch(/[0-9a-f]{64}/);
  expect(listed?.["revoked"]).toBeNull();
  await token("revoke", "sync");
  const [revoked] = JSON.parse((await token("list", "--json")).text) as Record<string, unknown>[];
  expect(revoked).toMatchObject({ state: "revoked", revoked: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
});

it.each([
  [["create", "--name", "a b", "--scopes", "contacts:read"], "--name"],
  [["create", "--name", "a", "--scopes", "everything"], "--scopes must be a list of contacts:"],
  [
    ["create", "--name", "a", "--scopes", "contacts:read", "--expires-in", "soon"],
    "--expires-in must be a time such as",
  ],
  [["create", "--name", "a", "--scopes", "contacts:read", "--tenant", "a/b"], "--tenant"],
  [["revoke", "nobody"], "no active token is named nobody"],
])("%j is one clear line", async (args, message) => {
  const { code, text } = await token(...args);
  expect(code).toBe(2);
  expect(text.trim().split("\n")).toHaveLength(1);
  expect(text).toContain(message);
});
