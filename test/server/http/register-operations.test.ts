// Other routes in the same app cannot bypass the contract.
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeArrayOfPhoneNumberDTOXml } from "../../../generated/xml-writers.ts";
import { createErrorHandler } from "../../../server/http/error-handler.ts";
import { registerOperations } from "../../../server/http/register-operations.ts";
import { registerRequestContext } from "../../../server/http/request-context.ts";
import { createLog } from "../../../server/http/request-log.ts";
import { createSendResponse } from "../../../server/http/response.ts";
import { createSendPayload } from "../../../server/http/send-payload.ts";
import { createUpdateRules } from "../../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../../server/phone-numbers/handlers.ts";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { securityHandlers, tokens } from "../../support/server.ts";

const store = openSqliteStore({ file: ":memory:" });
const app = Fastify({ exposeHeadRoutes: false });
const register = (to: FastifyInstance) => {
  const log = createLog(false);
  const sendPayload = createSendPayload({ log });
  const send = createSendResponse({ validateResponses: false, sendPayload });
  const service = createHandlers({ store, rules: createUpdateRules() });
  const handleError = createErrorHandler(send, log);
  to.setErrorHandler<Error>(handleError);
  registerRequestContext(to, 16_384);
  return registerOperations(to, { service, securityHandlers, send, handleError, sendPayload });
};
beforeAll(async () => {
  await register(app);
  app.get("/text", async () => "text");
  app.get("/object", { schema: { response: { 200: { type: "object" } } } }, async () => ({ Notes: "not for anybody" }));
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await store.close();
});

it("an object sent by an undeclared route becomes a 500 without its content", async () => {
  const { statusCode, body } = await app.inject({ url: "/object", headers: { accept: "application/json" } });
  expect([statusCode, JSON.parse(body).ErrorCode]).toEqual([500, "InternalError"]);
  expect(body).not.toContain("not for anybody");
});

it("a text leaves, as health and metrics do", async () => {
  const { statusCode, body } = await app.inject("/text");
  expect([statusCode, body]).toEqual([200, "text"]);
});

it("a server with an unvalidated part of a route does not start", async () => {
  const other = Fastify({ exposeHeadRoutes: false });
  other.addHook("onRoute", ({ schema }) => {
    if (schema?.body !== undefined) delete schema.body;
  });
  await expect(register(other)).rejects.toThrow("updatePhoneNumbers is registered with");
  await other.close();
});

it("a large XML body is read in the encoding that it declares", async () => {
  const list = writeArrayOfPhoneNumberDTOXml([{ PhoneNumber: "5", Notes: "é" }]);
  const text = `<?xml version="1.0" encoding="iso-8859-1"?>${list}`;
  const payload = Buffer.from(text.padEnd(300_000), "latin1");
  const headers = { authorization: `Bearer ${tokens.all}`, "content-type": "application/xml" };
  await app.inject({ method: "POST", url: "/v1/Contacts/X/PhoneNumbers", headers, payload });
  expect((await store.read("X")).numbers).toMatchObject([{ Notes: "é" }]);
});
