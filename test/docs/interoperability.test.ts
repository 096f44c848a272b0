// The examples of docs/interoperability.md, sent as they stand, store the numbers that they name.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../support/contract.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../support/server.ts";

const page = readFileSync(join(root, "docs/interoperability.md"), "utf8");
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("the curl command of the form stores both numbers", async () => {
  const { contactID, path } = freshContact();
  const command = /```sh\n(curl [\s\S]*?--data [\s\S]*?)\n```/.exec(page)?.[1] ?? "";
  const sent = command.replace(/http:\/\/\S+/, `-sS -H 'Authorization: Bearer ${tokens.all}' ${server.url}${path}`);
  expect(sent).not.toBe(command);
  await promisify(execFile)("sh", ["-c", sent]);
  expect(await server.stored(contactID)).toMatchObject([
    { PhoneNumber: "+44 20 7946 0000", IsPrimary: true },
    { PhoneNumber: "+44 20 7946 0001" },
  ]);
});

it("the program of the form stores a list with nulls and emoji", async () => {
  const { contactID, path } = freshContact();
  const code = /<!-- form example -->\n```js\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const list = [
    { PhoneNumber: "+44 20 7946 0000", Notes: "front desk \u{1F4DE}", IsPrimary: true },
    { PhoneNumber: "+44 20 7946 0001", ContactInfoName: null, EntityID: 7 },
  ];
  const authorized = (url: string, init: RequestInit) =>
    fetch(url, { ...init, headers: { authorization: `Bearer ${tokens.all}` } });
  const run = new Function("list", "url", "fetch", `return (async () => { ${code} })();`);
  await run(list, `${server.url}${path}`, authorized);
  expect(await server.stored(contactID)).toMatchObject(list);
});
