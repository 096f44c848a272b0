// API keys and basic authentication: what is asked of whoever knows the callers, and the challenge of each refusal.
import { expect, it } from "vitest";
import { createApiKeyHandler, createBasicHandler } from "../../../server/auth/api-key-handler.ts";

const caller = { id: "key:a", scopes: new Set<string>() };
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

it.each([
  ["user:pass", ["user", "pass"]],
  ["user:a:b:", ["user", "a:b:"]],
  ["user:", ["user", ""]],
  [":pass", ["", "pass"]],
  ["\u00e9:\u00e8\n", ["\u00e9", "\u00e8\n"]],
])("basic authentication reads %j, whose password may hold colons", async (text, expected) => {
  const seen: string[][] = [];
  const handle = createBasicHandler((...given) => {
    seen.push(given);
    return caller;
  });
  expect(await handle(basic(text))).toBe(caller);
  expect(await handle(basic(text).replace("Basic", "basic"))).toBe(caller);
  expect(seen).toEqual([expected, expected]);
});

const basicChallenge = { "www-authenticate": 'Basic realm="contacts", charset="UTF-8"' };
it.each([
  [undefined, "MissingCredentials"],
  ["", "MissingCredentials"],
  [basic("no colon"), "InvalidCredentials"],
  ["Bearer abc", "InvalidCredentials"],
  ["Basic ???", "InvalidCredentials"],
  ["Digest Basic dTpw", "InvalidCredentials"],
])("basic authentication refuses %j with %s and its challenge", (authorization, code) => {
  const handle = createBasicHandler(() => caller);
  expect(() => handle(authorization)).toThrow(expect.objectContaining({ code, status: 401, headers: basicChallenge }));
});

it("an API key is looked up, and a missing or unknown one is refused with a challenge", async () => {
  const headers = { "www-authenticate": 'ApiKey realm="contacts"' };
  const handle = createApiKeyHandler((key) => (key === "right" ? caller : undefined));
  expect(handle("right")).toBe(caller);
  const refusal = (code: string) => expect.objectContaining({ code, status: 401, headers });
  for (const missing of [undefined, ""]) expect(() => handle(missing)).toThrow(refusal("MissingCredentials"));
  expect(() => handle("wrong")).toThrow(refusal("InvalidCredentials"));
  const later = createApiKeyHandler(async () => undefined);
  await expect(later("wrong")).rejects.toEqual(refusal("InvalidCredentials"));
});
