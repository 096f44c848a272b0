// Arbitrary sequences of requests, including broken ones, get the same responses from the minimal server and from ours.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bodySchemas } from "../../../generated/codecs.ts";
import { cases } from "../../support/effort.ts";
import { type Received, type Sent, startTestServer, type TestServer } from "../../support/server.ts";
import { essence } from "./essence.ts";
import { type ReferenceServer, startReferenceServer } from "./start-reference-server.ts";

let ours: TestServer;
let minimal: ReferenceServer;
beforeAll(async () => {
  ours = await startTestServer();
  minimal = await startReferenceServer();
});
afterAll(() => Promise.all([ours.close(), minimal.close()]));

const { codecs } = bodySchemas.ArrayOfPhoneNumberDTO;
const types = Object.keys(codecs) as (keyof typeof codecs)[];
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const text = fc.constantFrom(
  "",
  " ",
  "a\r\nb",
  "<&>]]>",
  "+ %2B",
  "\u{1F600}",
  "1e5",
  "x".repeat(256),
  "x".repeat(257),
  "\u0001",
);
const number = fc.constantFrom(
  "555-0100",
  "555 0100",
  "5550100 ext. 7",
  "+44 20 7946 0000",
  "0044 20",
  "+44",
  "7",
  "ask Jo",
  " ",
  "",
);
const integer = fc.constantFrom(0, 1, 2, 3, 20, -1, 2_147_483_647, 2_147_483_648, 1.5);
const item = fc.record(
  {
    PhoneNumberID: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1, 2, 3) }, integer),
    EntityID: fc.oneof({ weight: 4, arbitrary: fc.constant(5) }, integer),
    ContactInfoTypeID: fc.constantFrom(0, 3),
    PhoneNumber: number,
    IsPrimary: fc.boolean(),
    IsTextActive: fc.boolean(),
    Notes: fc.oneof({ weight: 4, arbitrary: fc.constantFrom("a", "b") }, text),
  },
  { requiredKeys: [] },
);
const accept = optional(
  fc.oneof(
    fc.constantFrom("*/*", "image/png", "text/*", "q=1", "application/json;q=0"),
    fc
      .array(
        fc.tuple(
          fc.constantFrom(...types, "text/*", "*/*"),
          fc.constantFrom("", ";q=0.5", ";q=0", ";q=1.0", "; q=0.1"),
        ),
      )
      .map((ranges) => ranges.map((range) => range.join("")).join(", ")),
  ),
);
/**
 * Bytes that are replaced, inserted or left out, by their place as a fraction of the body. Never NUL: at the start it
 * makes XML UTF-16 (wire rule C5), which the minimal server does not read.
 */
const damage = optional(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.integer({ min: 1, max: 255 }),
    removed: fc.nat(3),
  }),
);

const posted = fc
  .record({
    list: fc.array(item, { maxLength: 4 }),
    type: fc.constantFrom(...types),
    accept,
    damage,
    key: optional(fc.constantFrom("k", '"k"')),
  })
  .map(({ list, type, accept, damage, key }): Sent => {
    const headers = {
      "content-type": type,
      ...(accept !== undefined && { accept }),
      ...(key !== undefined && { key }),
    };
    return { method: "POST", headers, body: damaged(written(list, type), damage) };
  });
const request = fc.oneof(
  { weight: 5, arbitrary: posted },
  fc
    .record({ id: fc.constantFrom("1", "2", "0", "x", "2147483648"), accept })
    .map(
      ({ id, accept }): Sent => ({ method: "DELETE", path: `/${id}`, headers: accept === undefined ? {} : { accept } }),
    ),
  accept.map((accept): Sent => ({ headers: accept === undefined ? {} : { accept } })),
);

function written(list: object[], type: keyof typeof codecs): Buffer {
  try {
    return Buffer.from(codecs[type].write(list));
  } catch {
    // A form cannot carry an empty list or an item without members.
    return Buffer.from("[0].PhoneNumber=5");
  }
}

function damaged(body: Buffer, how: { at: number; byte: number; removed: number } | undefined): Buffer {
  if (how === undefined) return body;
  const place = Math.floor(how.at * body.length);
  return Buffer.concat([body.subarray(0, place), Buffer.from([how.byte]), body.subarray(place + how.removed)]);
}

/** Of several rules that a list breaks the contract does not say which is named. */
function essenceOfOne(answer: Received): unknown {
  return answer.status === 422 ? [422, answer.headers["content-type"]] : essence(answer);
}

it("the minimal server responds to any sequence of requests as our server does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 6 }), async (sequence) => {
      const contact = randomUUID();
      for (const { path = "", headers: { key, ...headers } = {}, ...sent } of [...sequence, {} as Sent]) {
        const own = key === undefined ? {} : { "idempotency-key": key.replace("k", contact) };
        const all = { ...sent, headers: { ...headers, ...own }, path: `/v1/Contacts/${contact}/PhoneNumbers${path}` };
        const [minimalSays, oursSays] = [await minimal.send(all), await ours.send(all)].map(essenceOfOne);
        expect(minimalSays).toEqual(oursSays);
      }
    }),
    { numRuns: cases(100, 1_000) },
  );
});
