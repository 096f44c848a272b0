// Large bodies are read in a thread: with the results of small ones, and while the event loop goes on.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { bodySchemas } from "../../../generated/codecs.ts";
import { createReadLargeBody } from "../../../server/http/large-bodies.ts";
import { isLarge, readBody, type SentBody } from "../../../server/http/request-body.ts";
import { root } from "../../support/contract.ts";
import { serve } from "../../support/program.ts";

const { codecs } = bodySchemas.ArrayOfPhoneNumberDTO;
type MediaType = keyof typeof codecs;
const threadFile = pathToFileURL(join(root, "dist/server/large-body-thread.cjs"));
const megabytes = (text: string): string => text.repeat(4_000_000 / text.length);

const sentBody = (mediaType: string, text: string, charset?: SentBody["charset"]): SentBody => ({
  operationId: "updatePhoneNumbers",
  mediaType,
  charset,
  bytes: Buffer.from(text),
});

const items = Array.from({ length: 1_000 }, (_, index) => ({
  PhoneNumber: `555-01${index}`,
  ContactInfoName: null,
  Notes: `${"é\u{1F600}\n<&%".repeat(50)}${index}`,
  IsPrimary: index === 0,
}));

it.each(Object.keys(codecs) as MediaType[])(
  "a large body in %s has the same value and text as a small one",
  async (mediaType) => {
    const text = codecs[mediaType].write(items);
    const { value, text: readText } = await createReadLargeBody(threadFile)(sentBody(mediaType, text));
    expect(value).toEqual(readBody(sentBody(mediaType, text)).value);
    expect(value).toHaveLength(1_000);
    expect(readText === text).toBe(true);
  },
);

it.each<[string, MediaType, string, SentBody["charset"], string, string]>([
  [
    "broken syntax",
    "application/json",
    "[{]",
    undefined,
    "MalformedBody",
    "line 1, column 3: the JSON is not well-formed",
  ],
  [
    "a violation",
    "text/json",
    '[{ "PhoneNumber": 5 }]',
    undefined,
    "InvalidBody",
    "/0/PhoneNumber: must be a string or null, not a number",
  ],
  [
    "another format",
    "application/x-www-form-urlencoded",
    '[{ "a": 1 }]',
    undefined,
    "MalformedBody",
    "This looks like JSON: send Content-Type: application/json",
  ],
  ["another charset", "application/json", '["é"]', "us-ascii", "MalformedBody", "The body is not valid US-ASCII"],
  [
    "no value",
    "application/x-www-form-urlencoded",
    "&",
    undefined,
    "InvalidBody",
    "the body: must be a list, not null",
  ],
])("a large body with %s is refused as a small one", async (_name, mediaType, text, charset, code, message) => {
  const refused = createReadLargeBody(threadFile)(sentBody(mediaType, text, charset));
  await expect(refused).rejects.toMatchObject({ name: "ServiceError", code, status: 400, message });
});

it.each<[string, MediaType, string]>([
  ["nested lists", "application/json", megabytes("[")],
  ["objects without members", "application/json", `[${megabytes("{},")}{}]`],
  ["separators", "application/x-www-form-urlencoded", megabytes("&")],
  ["carriage returns", "text/xml", `<a>${megabytes("\r")}`],
])("the event loop goes on during 4 MB of %s", async (_name, mediaType, text) => {
  let [turns, isRead] = [0, false];
  const refused = createReadLargeBody(threadFile)(sentBody(mediaType, text));
  refused.catch(() => undefined).finally(() => (isRead = true));
  for (; !isRead; turns++) await new Promise(setImmediate);
  await expect(refused).rejects.toMatchObject({ status: 400 });
  // In the event loop it would be two or three.
  expect(turns).toBeGreaterThan(20);
});

it("large bodies wait for each other, and each gets its own result", async () => {
  const read = createReadLargeBody(threadFile);
  const texts = ["[1", "[]", "[{}]", "[2]"];
  const results = await Promise.allSettled(texts.map((text) => read(sentBody("application/json", text))));
  expect(results.map((result) => (result.status === "fulfilled" ? result.value.text : result.reason.message))).toEqual([
    "line 1, column 3: the JSON is not well-formed",
    "[]",
    "[{}]",
    "/0: must be an object, not a number",
  ]);
});

it("a thread that ends fails its body, and the next body gets a new one", async () => {
  const read = createReadLargeBody(new URL("data:text/javascript,throw new Error('out of memory')"));
  for (let body = 0; body < 2; body++)
    await expect(read(sentBody("application/json", "[]"))).rejects.toThrow("out of memory");
});

it("the sources read a large body in a turn of its own", async () => {
  const read = createReadLargeBody();
  let turns = 0;
  setImmediate(() => turns++);
  await expect(read(sentBody("text/json", "[]"))).resolves.toEqual({ value: [], text: "[]" });
  expect(turns).toBe(1);
});

it("a body is large from 256 KiB on", () => {
  const spaces = (length: number) => sentBody("text/json", " ".repeat(length));
  expect(isLarge(spaces(262_144))).toBe(false);
  expect(isLarge(spaces(262_145))).toBe(true);
});

it("the program stores and refuses large bodies, and ends with the thread", async () => {
  const folder = mkdtempSync(join(tmpdir(), "large-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { url, child, exited, output } = await serve(["--database", join(folder, "a.sqlite")], { cwd: folder });
  const send = async (body: string) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/v1/Contacts/C-1/PhoneNumbers`, { method: "POST", headers, body });
    return (await response.json()) as { ErrorMessage: string | null; InfoMessage: string | null };
  };
  const text = JSON.stringify(items);
  expect(await send(text)).toMatchObject({ ErrorMessage: null, InfoMessage: expect.stringMatching(/^1000 added, /) });
  expect((await send(`${text.slice(0, -1)},{}]`)).ErrorMessage).toBe("the body: must have at most 1000 items");
  const rule = await send(text.replace('"IsPrimary":false}]', '"IsPrimary":true}]'));
  expect(rule.ErrorMessage).toMatch(/^\/999\/IsPrimary: item 1000 conflicts with item 1: /);
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
  expect(output()).not.toMatch(/error/i);
});
