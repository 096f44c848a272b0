// Sequences of requests that try every rule of the wire and of the service, for whichever server is to be compared.
import { specification } from "../../../generated/specification.ts";
import type { Sent } from "../../support/server.ts";

/** A request of a sequence; its path is what comes after the contact's list. */
export interface Step extends Omit<Sent, "path"> {
  readonly path?: string;
  /** To another contact. */
  readonly elsewhere?: true;
  /** The whole path as it is sent instead. */
  readonly rewritten?: (path: string) => string;
}
export const json = { "content-type": "application/json" };
export const post = (body: unknown, headers = {}): Step => ({
  method: "POST",
  headers: { ...json, ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
export const typed = (type: string, body: string | Buffer, headers = {}): Step => ({
  method: "POST",
  headers: { "content-type": type, ...headers },
  body,
});
export const get = (headers = {}): Step => ({ headers });
export const remove = (id: string | number, headers = {}): Step => ({ method: "DELETE", path: `/${id}`, headers });
export const phone = (PhoneNumber: string, more = {}) => ({ PhoneNumber, ...more });
export const namespace =
  "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts";
export const xml = (items: string, head = "") =>
  `${head}<ArrayOfPhoneNumberDTO xmlns="${namespace}">${items}</ArrayOfPhoneNumberDTO>`;
export const item = (members: string) => xml(`<PhoneNumberDTO>${members}</PhoneNumberDTO>`);
export const form = "application/x-www-form-urlencoded";
const both = (accepts: readonly string[], step: Step): Step[] =>
  accepts.map((accept) => ({ ...step, headers: { ...step.headers, accept } }));
export const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
const examples = (specification as { components: { examples: Record<string, { value: unknown }> } }).components
  .examples;
const answers = ["application/json", "text/json", "application/xml", "text/xml"];

/** By what they try. Each runs on a separate contact. */
export const sequences: Record<string, readonly Step[]> = {
  "the source's own samples": [
    post(examples["PhoneNumbersJson"]?.value),
    typed("text/json", JSON.stringify(examples["PhoneNumbersJson"]?.value)),
    typed("application/xml", String(examples["PhoneNumbersXml"]?.value)),
    typed("text/xml", String(examples["PhoneNumbersXml"]?.value)),
    typed(form, String(examples["PhoneNumbersForm"]?.value)),
    ...both(answers, get()),
  ],
  "merging, ids and the same number again": [
    post([phone("555-0100", { Notes: "a", EntityID: 2 }), phone("+44 20 7946 0000")]),
    post([phone("555 0100"), phone("+44 (0)20 7946-0000", { ContactInfoTypeID: 1 })]),
    post([phone("555-0100 ext. 7"), phone("5550100x7"), phone("ask Jo"), phone("ASK JO ")]),
    post([{ PhoneNumberID: 20, PhoneNumber: "00442079460000 " }, phone("7")]),
    post([
      { PhoneNumberID: 1, Notes: null },
      { PhoneNumberID: 20, ContactInfoName: "" },
    ]),
    post([]),
    remove(21),
    remove(21),
    post([phone("555-0199")]),
    get(),
  ],
  "one primary": [
    post([phone("1", { IsPrimary: true }), phone("2")]),
    post([phone("2", { IsPrimary: true })]),
    get(),
    post([phone("3", { IsPrimary: true }), phone("4", { IsPrimary: true })]),
    post([{ PhoneNumberID: 2, IsPrimary: false }]),
    get(),
  ],
  "rules that are broken": [
    post([phone("1"), phone(" ")]),
    post([{ Notes: "x" }]),
    typed("text/xml", item("<Notes>x</Notes>")),
    typed(form, "[0].PhoneNumber=1&[1].PhoneNumber="),
    post([phone("1"), phone("1", { Notes: "b" })]),
    post([phone("1"), phone("1")]),
    post([{ PhoneNumberID: 1, PhoneNumber: null }]),
    post([{ PhoneNumberID: 2147483647, PhoneNumber: "9" }, phone("8")]),
    get(),
  ],
  "bodies that break the contract": [
    ...[
      "null",
      "{}",
      "[null]",
      "",
      "[",
      "[] x",
      '[{"phonenumber":"1"}]',
      '[{"EntityID":"7"}]',
      '[{"PhoneNumber":5}]',
    ].map((body) => post(body)),
    ...[
      '[{"IsPrimary":null}]',
      '[{"EntityID":2147483648}]',
      '[{"PhoneNumberID":-1}]',
      '[{"PhoneNumber":"\\ud800"}]',
    ].map((body) => post(body)),
    post([phone("1", { EntityID: 7.5 })]),
    post([phone("x".repeat(257))]),
    post([phone("\u0001")]),
    post('[{"PhoneNumber":"1","EntityID":7.0,"Notes":"\\u0009"}]'),
    ...[
      item("<Foo/>"),
      "<a/>",
      xml("<PhoneNumberDTO/>").replace(".Contacts", ""),
      item(`<EntityID ${nil}/>`),
      "<",
      "",
    ].map((body) => typed("application/xml", body)),
    typed("text/xml", `<!DOCTYPE a>${item("<PhoneNumber>1</PhoneNumber>")}`),
    typed("text/xml", xml("", '<?xml version="1.0" encoding="utf-16"?>')),
    typed("text/xml", item("<PhoneNumber>2</PhoneNumber><PhoneNumber>2</PhoneNumber>")),
    typed("text/xml", item(`<PhoneNumber> 3 </PhoneNumber><IsPrimary> 1 </IsPrimary><Notes ${nil}/>`)),
    ...[
      "PhoneNumber=5",
      "[1].PhoneNumber=5",
      "[0].EntityID=abc",
      "[0].phonenumber=5",
      "[0].PhoneNumber=%FF",
      "=5",
      "",
    ].map((body) => typed(form, body)),
    typed(form, "[0].PhoneNumber=%2B44+20&[0][IsPrimary]=True"),
    get(),
  ],
  "charsets and media types": [
    ...["text/plain", "json", "application/json, text/plain", "application/json;charset=latin1"].map((type) =>
      typed(type, "[]"),
    ),
    typed('Application/JSON ; x="a;b"; charset=UTF-8', '\uFEFF[{"PhoneNumber":"1"}]'),
    typed("application/json;charset=utf-16", Buffer.from('\uFEFF[{"PhoneNumber":"2"}]', "utf16le").swap16()),
    typed("application/xml;charset=utf-16", Buffer.from(item("<PhoneNumber>3</PhoneNumber>"), "utf16le")),
    typed("application/json;charset=utf-16", Buffer.from("[]x", "utf16le").subarray(0, -1)),
    typed("application/json", Buffer.from([0x5b, 0xff, 0x5d])),
    typed("application/json", "[]", { "content-encoding": "gzip" }),
    { method: "POST", body: "[]" },
    { method: "POST" },
    { method: "POST", headers: json },
    { method: "POST", headers: { ...json, "transfer-encoding": "chunked" } },
    typed("application/json", " ".repeat(5_001)),
    { body: "[]", headers: json },
    { ...remove(1), body: "[]" },
    get(),
  ],
  negotiation: [
    ...both(["text/*", "*/*;q=0.1, text/xml", "application/json;q=0, */*;q=0.1", "image/png", ";;,", "*/*;q=0"], get()),
    ...both(["application/*;q=0.9, application/json;q=0.1, text/json;q=0.2", " TEXT/XML ; Q=1 ,*/*;q=0.1"], get()),
    get({ "content-type": "text/xml" }),
    typed("text/xml", "broken"),
    typed(form, "broken"),
    ...both(answers, { method: "PUT" }),
    ...both(["text/xml"], post([{ PhoneNumber: 5 }])),
  ],
  "paths, methods and parameters": [
    ...["PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "DELETE"].map((method) => ({ method })),
    { path: "/1" },
    { path: "/", headers: {} },
    { path: "//" },
    { path: "/1/2" },
    ...["0", "-1", "2147483648", "abc", "1.5"].map((id) => remove(id)),
    { ...remove(1), path: "/1/" },
    { path: "?x=1" },
    get({ "if-none-match": "abc" }),
    post([], { "if-match": "" }),
    post([], { "idempotency-key": "a b" }),
    get({ "x-request-id": "abcdefgh" }),
    get({ x: "x".repeat(20_000) }),
  ],
  access: [
    ...["", "Bearer wrong", "bearer token-of-all", "Bearer token-of-writer"].map((authorization) =>
      get({ authorization }),
    ),
    post("[", { authorization: "Bearer token-of-reader" }),
    typed("text/plain", "x", { authorization: "" }),
    remove("abc", { authorization: "Bearer token-of-reader" }),
    { method: "PUT", headers: { authorization: "" } },
  ],
  "conditions and Idempotency-Key": [
    post([phone("1")], { "idempotency-key": '"k-1"' }),
    post([phone("1")], { "idempotency-key": "k-1" }),
    post([phone("2")], { "idempotency-key": "k-1" }),
    post([phone(" ")], { "idempotency-key": "k-2" }),
    post([phone("3")], { "idempotency-key": "k-2" }),
    post([phone("4")], { "if-match": '"other"' }),
    remove(1, { "if-match": '"other"' }),
    post([phone("4")], { "if-match": "*" }),
    get({ "if-none-match": '"other", W/"other"' }),
    get({ "if-none-match": "*" }),
    get(),
  ],
  "what is seldom sent": [
    ...[
      "application/json;",
      "application/json;a",
      "application/json;charset=utf8",
      "application/json;\tcharset=utf-8",
    ].map((type) => typed(type, '[{"PhoneNumber":5}]')),
    ...[
      "*",
      "text/xml;q=0.0001",
      "application/*;q=0, */*",
      "text/xml;level=1;q=0.3, text/json;q=0.2",
      '"text/xml"',
    ].map((accept) => get({ accept })),
    get({ accept: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8" }),
    ...["[0].PhoneNumber=1&&", "[0].PhoneNumber", "&", "[999999999].PhoneNumber=5", "[00].PhoneNumber=1"].map((body) =>
      typed(form, body),
    ),
    ...["[".repeat(2_000), '[{"__proto__":1}]', '[{"PhoneNumber":"1","PhoneNumber":"2"}]', '[{"EntityID":-0}]'].map(
      (body) => post(body),
    ),
    ...["<a/>", "text", "<PhoneNumberDTO a='1'/>", "<?pi?>", "<!-- c -->"].map((body) => typed("text/xml", xml(body))),
    ...["+1", "1e0", "1.0", "%201", "0x1", "00"].map((id) => remove(id)),
    get({ "if-none-match": '"a" , W/"b"' }),
    get({ "if-none-match": `"${"x".repeat(1_030)}"` }),
    post([], { "content-encoding": "identity" }),
  ],
};
