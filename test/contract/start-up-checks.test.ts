// The server refuses to start when contract, handlers and codecs do not fit together: one broken thing at a time.
import { describe, expect, it } from "vitest";
import { bodySchemas } from "../../generated/codecs.ts";
import { operations } from "../../generated/operations.ts";
import { createApp } from "../../server/app.ts";
import { type Checked, type CheckedOperation, checkStartUp } from "../../server/http/start-up-checks.ts";
import type { Service } from "../../server/service.ts";
import { securityHandlers } from "../support/server.ts";

const handler = () => undefined;
const sound: Checked = {
  operations,
  service: { updatePhoneNumbers: handler, listPhoneNumbers: handler, removePhoneNumber: handler },
  securityHandlers: { bearerToken: handler },
  codecs: bodySchemas,
  everyFailureDeclared: true,
  everyOperationSecured: true,
};
const post: CheckedOperation = operations.updatePhoneNumbers;
const body = operations.updatePhoneNumbers.requestBody;
const { 413: _413, ...without413 } = operations.updatePhoneNumbers.responses;
const withPost = (change: Partial<CheckedOperation>): Partial<Checked> => ({
  operations: { ...operations, updatePhoneNumbers: { ...post, ...change } },
});

describe("checkStartUp", () => {
  it("lets the contract as it is through", () => {
    expect(() => checkStartUp(sound)).not.toThrow();
  });

  const { listPhoneNumbers: _list, ...missingHandler } = sound.service;
  it.each<[string, Partial<Checked>, string]>([
    ["an operation without handler", { service: missingHandler }, "listPhoneNumbers has no handler"],
    [
      "a handler that is inherited only",
      { service: Object.create(sound.service) as Checked["service"] },
      "has no handler",
    ],
    [
      "a handler without operation",
      { service: { ...sound.service, other: handler } },
      "handler other belongs to no operation",
    ],
    ["an undeclared status", withPost({ responses: without413 }), "updatePhoneNumbers does not declare the status 413"],
    ["a security scheme without handler", { securityHandlers: {} }, "security scheme bearerToken has no handler"],
    ["an operation without security", withPost({ security: [] }), "has no security requirement"],
    [
      "a range as media type",
      withPost({ requestBody: { ...body, mediaTypes: ["application/*"] } }),
      "application/* is not exact",
    ],
    [
      "a range as media type of a response",
      withPost({ responses: { ...post.responses, 200: { mediaTypes: ["application/*"] } } }),
      "updatePhoneNumbers: media type application/* is not exact",
    ],
    [
      "a media type with parameters",
      withPost({ requestBody: { ...body, mediaTypes: ["text/xml; charset=utf-8"] } }),
      "is not exact",
    ],
    [
      "a media type without codec",
      withPost({ requestBody: { ...body, mediaTypes: ["text/csv"] } }),
      "text/csv has no codec",
    ],
    [
      "a media type without codec among those with schemas of their own",
      withPost({ requestBody: { schemas: { "text/csv": "ArrayOfPhoneNumberDTO" }, mediaTypes: ["text/csv"] } }),
      "text/csv has no codec",
    ],
  ])("checkStartUp refuses %s", (_name, change, message) => {
    expect(() => checkStartUp({ ...sound, ...change })).toThrow(message);
  });

  const edge = [400, 401, 403, 404, 405, 415, 429, 431, 500, 503];
  const ofBodies = [408, 413, 422];
  it.each([...edge, ...ofBodies])(
    "checkStartUp requires the status %i, after a body only if it is about one",
    (status) => {
      const without = ({ responses }: CheckedOperation) =>
        Object.fromEntries(Object.entries(responses).filter(([each]) => each !== String(status)));
      const requires = (operation: CheckedOperation) => () =>
        checkStartUp({
          ...sound,
          operations: { ...operations, listPhoneNumbers: { ...operation, responses: without(operation) } },
        });
      const message = `listPhoneNumbers does not declare the status ${status}`;
      expect(requires(post)).toThrow(message);
      if (edge.includes(status)) expect(requires(operations.listPhoneNumbers)).toThrow(message);
      else expect(requires(operations.listPhoneNumbers)).not.toThrow();
    },
  );

  it("asks for neither security nor every status where the contract claims neither", () => {
    const other = { everyFailureDeclared: false, everyOperationSecured: false };
    const open = withPost({ responses: without413, security: [] });
    expect(() => checkStartUp({ ...sound, ...open, ...other })).not.toThrow();
  });

  it("checkStartUp reports all problems together", () => {
    const { listPhoneNumbers } = operations;
    const checked = { ...sound, operations: { listPhoneNumbers }, service: {}, securityHandlers: {} };
    expect(() => checkStartUp(checked)).toThrow(
      new Error(`the server cannot serve this contract:
- listPhoneNumbers has no handler
- listPhoneNumbers: security scheme bearerToken has no handler`),
    );
  });
});

it("createApp runs the checks", async () => {
  await expect(createApp({ service: {} as Service, securityHandlers })).rejects.toThrow("has no handler");
});
