// Hostile requests are refused in bounded time, and nothing is stored.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";
import { bodyTypes, formType, listNamespace, resultOf, useServer } from "./harness.ts";

const server = useServer();
const list = (items: string) => `<ArrayOfPhoneNumberDTO xmlns="${listNamespace}">${items}</ArrayOfPhoneNumberDTO>`;
const item = (members: string) => list(`<PhoneNumberDTO>${members}</PhoneNumberDTO>`);
const MiB = 1024 * 1024;

async function refused(
  mediaType: string,
  body: string | Buffer,
  statuses: readonly number[] = [400],
  headers = {},
): Promise<void> {
  const { contactID, path } = freshContact();
  const answer = await server().send({
    method: "POST",
    path,
    headers: { "content-type": mediaType, ...headers },
    body,
  });
  expect(statuses).toContain(answer.status);
  expect(resultOf(answer).IsSuccess).toBe(false);
  expect(await server().stored(contactID)).toEqual([]);
}

const entities = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join(
  "",
);
const namespaces = Array.from({ length: 50_000 }, (_, index) => `xmlns:n${index}="urn:${index}"`).join(" ");

describe("XML", () => {
  it.each<[string, string]>([
    ["an entity bomb", `<!DOCTYPE a [<!ENTITY e0 "lol">${entities}]>${item("<PhoneNumber>&e9;</PhoneNumber>")}`],
    [
      "an external entity",
      `<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:1/">]>${item("<PhoneNumber>&e;</PhoneNumber>")}`,
    ],
    ["elements nested 100,000 deep", list("<a>".repeat(100_000) + "</a>".repeat(100_000))],
    [
      "3 MiB of attributes",
      list(`<PhoneNumberDTO ${Array.from({ length: 250_000 }, (_, index) => `a${index}="1"`).join(" ")}/>`),
    ],
    ["a million tiny elements", list("<a/>".repeat(1_000_000))],
    ["a flood of namespaces", list(`<PhoneNumberDTO ${namespaces}/>`)],
    ["a NUL reference", item("<PhoneNumber>&#0;</PhoneNumber>")],
    ["a control character by reference", item("<PhoneNumber>&#1;</PhoneNumber>")],
    ["a literal control character", item("<PhoneNumber>5\u0001</PhoneNumber>")],
    ["a lone surrogate by reference", item("<PhoneNumber>&#xD800;</PhoneNumber>")],
    ["U+FFFF", item("<PhoneNumber>\uFFFF</PhoneNumber>")],
    ["__proto__ as a member", item("<__proto__>5</__proto__>")],
    ["constructor as a member", item("<constructor>5</constructor>")],
    ["characters of XML 1.1", `<?xml version="1.1"?>${item("<PhoneNumber>&#x1;</PhoneNumber>")}`],
  ])("the server refuses XML with %s", (_name, body) => refused("application/xml", body));

  it("1,000 empty XML items break rules, and are not a failure", () =>
    refused("text/xml", list("<PhoneNumberDTO/>".repeat(1_000)), [422]));
});

describe("JSON", () => {
  it.each<[string, string]>([
    ["lists nested 100,000 deep", "[".repeat(100_000) + "]".repeat(100_000)],
    ["a lone surrogate", '[{"PhoneNumber":"\\ud800"}]'],
    ["NUL", '[{"PhoneNumber":"5\\u0000"}]'],
    ["a control character, which no XML response could carry", '[{"PhoneNumber":"5\\u001f"}]'],
    ["U+FFFE", '[{"PhoneNumber":"\\ufffe"}]'],
    ["__proto__", '[{"__proto__":{"PhoneNumber":"5"},"PhoneNumber":"5"}]'],
    ["constructor", '[{"constructor":{"prototype":{"x":1}},"PhoneNumber":"5"}]'],
    ["1,001 items", `[${"{},".repeat(1_000)}{}]`],
    ["a number of a million digits", `[{"EntityID":${"9".repeat(MiB)}}]`],
  ])("the server refuses JSON with %s", (_name, body) => refused("application/json", body));

  it("a UTF-7 body is JSON that breaks the contract at most", () =>
    refused("application/json", '+AFs-{"PhoneNumber":"5"}]'));
});

describe("forms", () => {
  it.each<[string, string]>([
    ["100,000 keys", Array.from({ length: 100_000 }, (_, index) => `[${index}].PhoneNumber=5`).join("&")],
    ["100,000 unknown keys", Array.from({ length: 100_000 }, (_, index) => `a${index}=5`).join("&")],
    ["an index of 2^53", "[9007199254740993].PhoneNumber=5"],
    ["an index beyond the list's bound", "[999999999].PhoneNumber=5"],
    ["__proto__", "[0].__proto__=5"],
    ["__proto__ in brackets", "[0][__proto__][x]=5"],
    ["constructor", "[0].constructor=5"],
    ["NUL", "[0].PhoneNumber=5%00"],
  ])("the server refuses a form with %s", (_name, body) => refused(formType, body));
});

describe("any format", () => {
  it.each(bodyTypes)("a compressed body is 415 (%s)", (mediaType) =>
    refused(mediaType, gzipSync("[]"), [415], { "content-encoding": "gzip" }),
  );
  it.each(bodyTypes)("5 MiB are 413 (%s)", (mediaType) => refused(mediaType, " ".repeat(5 * MiB), [413]));

  it("hostile bodies do not change the prototypes of the process", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe("the variants of Content-Type", () => {
  const wrong = '[{"PhoneNumber":5}]';
  const variants = [
    "Application/JSON",
    "application/json ",
    "application/json\t",
    " application/json",
    "\tapplication/json",
    "application/json;",
    "application/json ;charset=utf-8",
    "application/json\t; charset=utf-8",
    "application/json;\tcharset=utf-8",
    "application/json;charset=utf-8;",
    "APPLICATION/JSON;CHARSET=UTF-8",
    "application/json, text/plain",
    "application/json;a",
    "text/plain",
    "application/ json",
    "application/json\u00a0",
  ];
  const post = (path: string, lines: readonly string[]) =>
    server().sendRaw(
      [
        `POST ${path} HTTP/1.1`,
        "Host: x",
        `Authorization: Bearer ${tokens.all}`,
        ...lines,
        `Content-Length: ${wrong.length}`,
        "Connection: close",
        "",
        wrong,
      ].join("\r\n"),
    );

  it.each(variants)("CVE-2025-32442, CVE-2026-25223, CVE-2026-33806: %j is validated or refused", async (variant) => {
    const { contactID, path } = freshContact();
    expect(await post(path, [`Content-Type: ${variant}`])).toMatch(/^HTTP\/1\.1 4(?:00|15) /);
    expect(await server().stored(contactID)).toEqual([]);
  });

  it.each([
    ["application/json", "text/plain"],
    ["text/plain", "application/json"],
    ["application/json", "application/json"],
  ])("two of them, %s and %s, are refused", async (...types) => {
    expect(
      await post(
        freshContact().path,
        types.map((type) => `Content-Type: ${type}`),
      ),
    ).toMatch(/^HTTP\/1\.1 415 /);
  });
});

describe("time", () => {
  let impatient: TestServer;
  beforeAll(async () => {
    impatient = await startTestServer({ requestTimeoutMs: 200, bodyLimitBytes: 1_000 });
  });
  afterAll(() => impatient.close());
  const head = (rest: string) =>
    `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\nContent-Type: application/xml\r\n${rest}`;

  it("a body that stops is 408 in the request's format", async () => {
    const text = await impatient.sendRaw(head("Content-Length: 100\r\n\r\n<Arr"));
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain("<ErrorCode>RequestTimeout</ErrorCode>");
  });

  it("chunks that never end are 408, or 413 when they grow too large", async () => {
    expect(await impatient.sendRaw(head("Transfer-Encoding: chunked\r\n\r\n1\r\n<\r\n"))).toMatch(/^HTTP\/1\.1 408 /);
    expect(
      await impatient.sendRaw(head(`Transfer-Encoding: chunked\r\n\r\n${`3e8\r\n${"x".repeat(1000)}\r\n`.repeat(3)}`)),
    ).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("a head that never ends is 408", async () => {
    expect(await impatient.sendRaw("POST / HTTP/1.1\r\nHost: x\r\n")).toMatch(/^HTTP\/1\.1 408 /);
  });
});
