// Random requests: those of the request sequences, mutated in method, path, headers and bytes of the body.
import { type Step, sequences } from "../../conformance/reference-servers/request-sequences.ts";
import { createRandom } from "../../support/random.ts";
import type { Sent } from "../../support/server.ts";

/** A whole number from 0 to below `bound`. */
export type Random = (bound: number) => number;

export interface RandomRequest extends Required<Omit<Sent, "body">> {
  readonly body: Buffer | undefined;
}

/** The same seed makes the same requests. */
export function createIntegers(seed: number): Random {
  const random = createRandom(seed);
  return (bound) => Math.floor(random() * bound);
}

const steps: readonly Step[] = Object.values(sequences).flat();
const bodies = steps.flatMap(({ body }) => (body === undefined || body.length > 5_000 ? [] : [Buffer.from(body)]));
const values = (name: string) => steps.flatMap(({ headers }) => headers?.[name] ?? []);

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY"];
const tags = ["*", '"1.application-json"', 'W/"2.text-xml-gzip"', '"3.x"', '"', '"a", W/"b",', '"é"'];
const headerValues: Readonly<Record<string, readonly string[]>> = {
  accept: [...values("accept"), "application/json;q=1e9", "*/*;q=", "text/xml;;", '"', "a/b".repeat(200)],
  "content-type": [
    ...values("content-type"),
    "application/xml; charset=windows-1252",
    "multipart/form-data",
    "é/x;=",
    "/",
  ],
  "if-match": tags,
  "if-none-match": tags,
  "idempotency-key": ['"k"', "k", '""', '"', "a b", "é", "k".repeat(256)],
  "content-encoding": ["gzip", "identity", "br, gzip", ""],
  expect: ["100-continue", "100-Continue", "x", "100-continue, x"],
  "x-request-id": ["abcdefgh", "5550100", "", "é"],
  "x-forwarded-for": ["10.0.0.1", "::1, x", "é"],
  "x-forwarded-host": ["x y", "\t"],
  traceparent: ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "x", "00-0-0-0"],
  origin: ["https://app.example.com", "null", "é"],
  "access-control-request-method": ["POST", "x", ""],
  cookie: ["a=b", "__proto__=1"],
  range: ["bytes=0-1", "x"],
  upgrade: ["h2c", "websocket"],
  "transfer-encoding": ["chunked"],
};
const contacts = [
  "%",
  "%00",
  "%2F",
  "%C3%28",
  "%ED%A0%80",
  "..",
  "a%2F..",
  "%20a",
  "\u00e9",
  "__proto__",
  "x".repeat(129),
  ";a=b",
];
const fragments = [
  ..."[]{}<>&=\"':,;%\0\u00ff".split(""),
  ...["null", "1e999", "-0", "\\u0000", "\\ud800", "__proto__", "<!DOCTYPE a>", "<![CDATA[", "]]>", "&#0;", "&a;"],
  ...[
    "<?a?>",
    "<!--",
    "--",
    "xmlns=''",
    "i:nil='true'",
    "z:Ref='i1'",
    "[0]",
    "[99999999999]",
    "%00",
    "+",
    "\r\n",
    "\ufeff",
  ],
  "9".repeat(400),
  "[".repeat(300),
  "<a>".repeat(300),
].map((text) => Buffer.from(text));

/** A request to one of a few contacts, so that requests meet each other's data. */
export function randomRequest(random: Random, authorizations: readonly string[]): RandomRequest {
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const step = pick(steps);
  const contact = random(12) === 0 ? pick(contacts) : `contact-${random(20)}`;
  const headers: Record<string, string> = { ...step.headers, authorization: authorizations[0] ?? "" };
  if (random(10) === 0)
    headers["authorization"] = pick([...authorizations, "", "Bearer", "Basic eDp5", "Bearer \u00e9"]);
  for (let count = random(4); count > 0; count--) {
    const name = pick(Object.keys(headerValues));
    headers[name] = pick(headerValues[name] ?? []);
  }
  let body: Buffer | undefined =
    step.body === undefined || step.body.length > 5_000 ? undefined : Buffer.from(step.body);
  if (random(20) === 0) body = pick(bodies);
  for (let count = random(4); body !== undefined && count > 0; count--) body = mutate(random, body);
  const method = random(12) === 0 ? pick(methods) : (step.method ?? "GET");
  const path = `/v1/Contacts/${contact}/PhoneNumbers${random(15) === 0 ? "/1?a=%zz" : (step.path ?? "")}`;
  return { method, path: random(30) === 0 ? toOtherCase(random, path) : path, headers, body };
}

function mutate(random: Random, body: Buffer): Buffer {
  const start = random(body.length + 1);
  const end = Math.min(body.length, start + random(8));
  const [before, cut, after] = [body.subarray(0, start), body.subarray(start, end), body.subarray(end)];
  const fragment = fragments[random(fragments.length)] ?? cut;
  const other = bodies[random(bodies.length)] ?? cut;
  const ways = [
    [before, after],
    [before, fragment, cut, after],
    [before, cut, cut, after],
    [before, Buffer.from([random(256)]), after],
    [before],
    [before, other.subarray(random(other.length + 1))],
  ];
  return Buffer.concat(ways[random(ways.length)] ?? []);
}

function toOtherCase(random: Random, path: string): string {
  return [...path].map((letter) => (random(4) === 0 ? letter.toUpperCase() : letter)).join("");
}

/** The request as bytes, some of them changed: what no HTTP client would send. */
export function toBrokenBytes(random: Random, { method, path, headers, body }: RandomRequest): Buffer {
  const length = body === undefined || random(4) === 0 ? [] : [["content-length", String(body.length)]];
  const fields = [["host", "localhost"], ...Object.entries(headers), ...length, ["connection", "close"]];
  const head = [`${method} ${path} HTTP/1.1`, ...fields.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
  let bytes: Buffer = Buffer.concat([Buffer.from(`${head}\r\n\r\n`, "latin1"), body ?? Buffer.alloc(0)]);
  for (let count = random(3); count > 0; count--) bytes = mutate(random, bytes);
  return bytes;
}
