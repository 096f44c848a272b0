// The contract's security requirements: every scheme of an alternative, every scope, and no accidental access.
import { describe, expect, it } from "vitest";
import {
  createAuthorize,
  createOpenAccess,
  type SecurityHandler,
  type SecurityHandlers,
  type SecurityRequirement,
} from "../../../server/auth/authorize.ts";
import { createError } from "../../../server/errors.ts";

/** Knows one caller, who may read. */
const atOnce: SecurityHandler = (authorization) => {
  if (authorization !== "Bearer right") throw createError("InvalidCredentials");
  return { id: "token:sync", scopes: new Set(["contacts:read"]) };
};
const handlers = { immediately: atOnce, later: async (authorization: string | undefined) => atOnce(authorization) };
const right = "Bearer right";
const inHeader = { in: "header", name: "authorization" };
const schemes = { first: inHeader, second: inHeader, other: inHeader };
const authorize = (requirement: SecurityRequirement, known: SecurityHandlers, authorization: string | undefined) =>
  createAuthorize(requirement, known, schemes)({ headers: { authorization } });

describe.each(["immediately", "later"] as const)("a caller who is known %s", (name) => {
  const ask = async (requirement: SecurityRequirement, authorization: string) =>
    authorize(requirement, { first: handlers[name], second: handlers[name] }, authorization);

  it("a caller needs every scope of the scheme", async () => {
    await expect(ask([{ first: ["contacts:read", "contacts:write"] }], right)).rejects.toThrow("contacts:write");
    expect((await ask([{ first: ["contacts:read"] }], right)).id).toBe("token:sync");
  });

  it("a caller needs every scheme of an alternative", async () => {
    await expect(ask([{ first: ["contacts:read"], second: ["contacts:write"] }], right)).rejects.toThrow("write");
    expect((await ask([{ first: [], second: [] }], right)).id).toBe("token:sync");
  });

  it("a caller needs one alternative of several", async () => {
    expect((await ask([{ first: ["contacts:write"] }, { second: ["contacts:read"] }], right)).id).toBe("token:sync");
    await expect(ask([{ first: ["contacts:write"] }, { second: ["x"] }], right)).rejects.toThrow("scope x");
  });

  it("a caller is not mistaken for another", async () => {
    await expect(ask([{ first: [] }], "Bearer wrong")).rejects.toThrow("not valid");
  });
});

it("a scheme without a handler grants no access", () => {
  expect(() => authorize([{ other: [] }], { first: atOnce }, right)).toThrow("no handler");
});

it("an operation without security has an anonymous caller", async () => {
  expect(await authorize([], {}, undefined)).toMatchObject({ id: "anonymous" });
  expect(await authorize([{}], {}, undefined)).toMatchObject({ id: "anonymous" });
});

it("where access control is off, every caller is anonymous and has every scope", () => {
  const everybody = { id: "anonymous", scopes: new Set(["contacts:read", "contacts:write"]) };
  const open = createOpenAccess(["contacts:read", "contacts:write"]);
  for (const authorization of [undefined, right]) expect(open(authorization)).toEqual(everybody);
});

it("an anonymous caller has no scopes", async () => {
  expect(await authorize([], {}, undefined)).toEqual({ id: "anonymous", scopes: new Set() });
  expect(await authorize([{}, { first: [] }], { first: atOnce }, undefined)).toEqual({
    id: "anonymous",
    scopes: new Set(),
  });
});

it("every missing scope is named", async () => {
  const refusalOf = (scopes: readonly string[]) => {
    try {
      authorize([{ first: scopes }], { first: atOnce }, right);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  expect(refusalOf(["contacts:read"])).toBe(undefined);
  expect(refusalOf(["contacts:write", "contacts:read", "x"])).toMatchObject({
    code: "InsufficientScope",
    message: "The token needs the scope contacts:write x",
    headers: {
      "www-authenticate": 'Bearer realm="contacts", error="insufficient_scope", scope="contacts:write x"',
    },
  });
});

it("the refusal of the last alternative is sent", async () => {
  const requirement = [{ first: ["a"] }, { second: ["b"] }];
  const asked = authorize(requirement, { first: atOnce, second: atOnce }, right);
  await expect(asked).rejects.toMatchObject({ message: "The token needs the scope b" });
});

it("a synchronously known caller is returned synchronously", () => {
  expect(authorize([{ first: [], second: [] }], { first: atOnce, second: atOnce }, right)).not.toBeInstanceOf(Promise);
});

it("the last scheme of an alternative determines the caller", async () => {
  const second: SecurityHandler = async () => ({ id: "other", scopes: new Set() });
  expect(await authorize([{ first: [], second: [] }], { first: atOnce, second }, right)).toMatchObject({ id: "other" });
});

it("a scheme that refuses later is waited for, whatever the next one says", async () => {
  const second: SecurityHandler = () => ({ id: "other", scopes: new Set() });
  const asked = authorize([{ first: [], second: [] }], { first: handlers.later, second }, "Bearer wrong");
  await expect(asked).rejects.toThrow("not valid");
});

it.each(["header", "query"])("repeated credentials in the %s are none", async (place) => {
  const seen: (string | undefined)[] = [];
  const key: SecurityHandler = (credentials) => {
    seen.push(credentials);
    throw createError("MissingApiKey");
  };
  const authorizeKey = createAuthorize([{ key: [] }], { key }, { key: { in: place, name: "key" } });
  for (const sent of [["right", "wrong"], "right", undefined])
    expect(() => authorizeKey({ headers: { key: sent }, query: { key: sent } })).toThrow();
  expect(seen).toEqual([undefined, "right", undefined]);
});

it("credentials count only where the scheme says they are", () => {
  const seen: (string | undefined)[] = [];
  const key: SecurityHandler = (credentials) => {
    seen.push(credentials);
    return { id: "caller", scopes: new Set() };
  };
  for (const place of ["header", "query"]) {
    const authorizeKey = createAuthorize([{ key: [] }], { key }, { key: { in: place, name: "key" } });
    void authorizeKey({ headers: { key: "of header" } });
    void authorizeKey({ headers: {}, query: { key: "of query" } });
    void authorizeKey({ headers: { key: "of header" }, query: { key: "of query" } });
  }
  expect(seen).toEqual(["of header", undefined, "of header", undefined, "of query", "of query"]);
});
