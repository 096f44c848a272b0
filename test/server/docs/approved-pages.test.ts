// The pages for readers of the contract as a whole, markup included. approved/ has them; after an intended change, run
// `npx vitest run --project tests test/server/docs/approved-pages.test.ts -u` and read the diff.
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../support/server.ts";
import { operationIds, pageOf } from "./page-of-operation.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it.each<readonly [name: string, path: string]>([
  ["docs", "/docs"],
  ["help", "/Help"],
  ...operationIds.map((id) => [id, pageOf(id)] as const),
  ["number", "/Help/ResourceModel?modelName=PhoneNumberDTO"],
  ["error-code", "/Help/ResourceModel?modelName=ErrorCode"],
])("the page %s is as approved", async (name, path) => {
  const { status, text } = await server.send({ path });
  expect(status).toBe(200);
  await expect(text).toMatchFileSnapshot(`approved/${name}.html`);
});
