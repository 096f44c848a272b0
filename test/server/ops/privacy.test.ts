// No number and no text that a caller sent is in the log or the metrics, whatever goes well or wrong with it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bodySchemas } from "../../../generated/codecs.ts";
import { personalData } from "../../../review/lint/rules/members.ts";
import { readContract } from "../../../review/model/contract.ts";
import { getType } from "../../../review/model/schemas.ts";
import { loggerOptions } from "../../../server/http/request-log.ts";
import { createHealth } from "../../../server/ops/health.ts";
import { createMetrics } from "../../../server/ops/metrics.ts";
import { createAdmission } from "../../../server/ops/overload-guard.ts";
import { createRateLimiter } from "../../../server/ops/rate-limit.ts";
import { StoreUnavailable } from "../../../server/storage/phone-number-store.ts";
import { startTestServer, type TestServer, tokens } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";

const number = "+44 20 7946 0999";
const digits = "2079460999";
const note = "a-note-nobody-may-read";
const entity = 1_907_246_813;

/** The members that the contract marks with x-personal-data, each with a value that no log may hold. */
const marked = personalData(readContract(readFileSync(join(import.meta.dirname, "../../../openapi.yaml"), "utf8")));
const personal: Readonly<Record<string, string | number>> = Object.fromEntries(
  marked
    .filter(({ owner }) => owner === "PhoneNumberDTO")
    .map(({ name, merged }) => [name, getType(merged) === "string" ? `secret-${name}` : entity]),
);
const isText = (name: string) => typeof personal[name] === "string";
/** Whatever of the above a log could hold, as it was sent or in another form. */
const secret = new RegExp(
  `${note}|${digits}|${entity}|2079460999|20 7946 0999|20%207946|20\\+7946|secret-|${tokens.all}`,
  "i",
);

const metrics = createMetrics();
let log = "";
let real: TestServer;
let crashing: TestServer;

/** What the libraries below could throw: texts and members that quote what was sent. */
const crashes: Readonly<Record<string, () => unknown>> = {
  text: () => new Error(`cannot handle ${number}`),
  detail: () =>
    Object.assign(new Error("constraint failed"), { code: "23514", detail: `Failing row: ${note}`, number }),
  json: () => {
    try {
      return JSON.parse(note);
    } catch (error) {
      return error;
    }
  },
  cause: () => new Error("outer", { cause: new Error(note, { cause: number }) }),
  store: () => new StoreUnavailable("The database is unavailable", { cause: new Error(`row ${number}`) }),
  several: () => new AggregateError([new Error(number)], note),
  string: () => number,
  object: () => ({ number, note }),
  named: () => Object.assign(new Error("x"), { name: "ConfigError ", stack: `${note}\n    at x` }),
};

beforeAll(async () => {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  const logger = { ...loggerOptions("debug"), stream };
  const health = createHealth({ check: () => Promise.reject(new Error(note)) });
  const admission = createAdmission({ waitLimitMs: 250, queueLimit: 1_000, storeLoad: () => ({ pendingWrites: 0 }) });
  const callerLimit = createRateLimiter({ name: "caller", perSecond: 10_000 });
  const common = { logger, requestTimeoutMs: 300, ops: { metrics, health, admission, callerLimit } };
  real = await startTestServer({ ...common, bodyLimitBytes: 20_000, headerLimitBytes: 4_096 });
  const crash = async ({ path }: { path: { contactID: string } }): Promise<never> => {
    throw crashes[path.contactID]?.() ?? new Error(`no crash ${path.contactID}`);
  };
  const service = stubService({}, crash);
  crashing = await startTestServer({ ...common, service });
});
afterAll(() => Promise.all([real.close(), crashing.close()]));

const xml = (inner: string) =>
  `<ArrayOfPhoneNumberDTO xmlns="http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts">${inner}</ArrayOfPhoneNumberDTO>`;
const item = (members: object) => JSON.stringify([{ ...personal, PhoneNumber: number, Notes: note, ...members }]);
const path = `/v1/Contacts/secret-contact-${digits}/PhoneNumbers`;
const bodies: readonly (readonly [mediaType: string, body: string])[] = [
  ["application/json", item({})],
  ["application/json", item({ PhoneNumberID: note })],
  ["application/json", item({ [note]: number })],
  ["application/json", item({ IsPrimary: 5 })],
  ["application/json", item({ PhoneNumber: number.repeat(50) })],
  ["application/json", `[{"PhoneNumber":"${number}"`],
  [
    "application/json",
    JSON.stringify([
      { PhoneNumberID: 1, Notes: note },
      { PhoneNumberID: 1, Notes: number },
    ]),
  ],
  [
    "application/json",
    JSON.stringify([
      { PhoneNumber: number, IsPrimary: true },
      { PhoneNumber: note, IsPrimary: true },
    ]),
  ],
  ["application/json", JSON.stringify([{ PhoneNumber: " ", Notes: note }])],
  ["application/json", JSON.stringify(note)],
  ["application/json", item({ Notes: note.repeat(1_000) })],
  ["text/json", item({})],
  [
    "application/xml",
    xml(`<PhoneNumberDTO><PhoneNumber>${number}</PhoneNumber><Notes>${note}</Notes></PhoneNumberDTO>`),
  ],
  ["application/xml", xml(`<PhoneNumberDTO><${note}>${number}</${note}></PhoneNumberDTO>`)],
  ["application/xml", xml(`<PhoneNumberDTO><PhoneNumberID>${number}</PhoneNumberID></PhoneNumberDTO>`)],
  ["text/xml", `<!DOCTYPE ${note}>${xml(number)}`],
  ["text/xml", xml(`<PhoneNumberDTO>${number}`)],
  ["application/x-www-form-urlencoded", `[0].PhoneNumber=${encodeURIComponent(number)}&[0].Notes=${note}`],
  ["application/x-www-form-urlencoded", `[0].EntityID=${encodeURIComponent(number)}`],
  ["application/x-www-form-urlencoded", `${note}=${number}`],
  // Every marked member in every format, well and badly filled.
  ...Object.entries(bodySchemas.ArrayOfPhoneNumberDTO.codecs).map(
    ([mediaType, codec]) => [mediaType, codec.write([personal])] as const,
  ),
  ...Object.keys(personal).flatMap((name) => [
    ["application/json", item({ [name]: isText(name) ? entity : note })] as const,
    ["application/json", item({ [name]: { [note]: number } })] as const,
    ["application/json", item({ [name.toLowerCase()]: note })] as const,
    ["text/xml", xml(`<PhoneNumberDTO><${name}><b>${note}</b></${name}></PhoneNumberDTO>`)] as const,
    ["application/x-www-form-urlencoded", `[0].${name}=${note}&[0].${name}=${entity}`] as const,
  ]),
  ["text/plain", note],
  [`text/${note}`, number],
];

const odd = {
  "idempotency-key": `secret-key-${digits}`,
  "if-none-match": `"secret-${digits}"`,
  "x-request-id": digits,
  traceparent: number,
  "x-forwarded-for": number,
  "user-agent": note,
  cookie: note,
};

it("the test's values come from the contract's marks, and the server stores them", async () => {
  expect(Object.keys(personal)).toEqual(["EntityID", "PhoneNumber", "ContactInfoName", "ContactInfoCategory", "Notes"]);
  expect(marked.map(({ owner, name }) => `${owner} ${name}`)).toContain("path parameter contactID");
  await real.send({
    method: "POST",
    path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify([personal]),
  });
  expect(await real.stored(`secret-contact-${digits}`)).toEqual([expect.objectContaining(personal)]);
});

it("the server logs and counts all requests without any sent value", async () => {
  for (const server of [real, crashing]) {
    for (const [mediaType, body] of bodies) {
      const contacts = server === real ? [path] : Object.keys(crashes).map((id) => `/v1/Contacts/${id}/PhoneNumbers`);
      for (const to of contacts) {
        await server.send({ method: "POST", path: to, headers: { ...odd, "content-type": mediaType }, body });
      }
    }
    for (const id of Object.keys(crashes)) await server.send({ path: `/v1/Contacts/${id}/PhoneNumbers`, headers: odd });
    await server.send({ path, headers: odd });
    await server.send({ path: `${path}?number=${digits}` });
    await server.send({ method: "DELETE", path: `${path}/${digits}`, headers: { "if-match": `"secret-${digits}"` } });
    await server.send({ method: "DELETE", path: `${path}/1`, headers: { "if-match": '"9.application-json"' } });
    await server.send({ method: "PATCH", path, headers: odd, body: note });
    await server.send({ path: `/secret-path/${digits}` });
    await server.send({ path: `/v1/Contacts/%ff${digits}/PhoneNumbers` });
    await server.send({ path, headers: { authorization: `Bearer secret-token-${digits}` } });
    await server.send({ path: "/health/ready", headers: odd });
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\nContent-Type: application/json\r\n`;
    await server.sendRaw(`${note} ${number}\r\n\r\n`);
    await server.sendRaw(`${head}Connection: close\r\nX-${note}: ${number.repeat(500)}\r\n\r\n`);
    await server.sendRaw(`${head}Content-Length: 900\r\n\r\n[{"PhoneNumber":"${number}"`, 1_000);
    await server.sendRaw(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${note}\r\n`, 1_000);
    await server.sendRaw(`${head}Content-Length: 900\r\n\r\n[{"PhoneNumber":"${number}"`, 50);
  }
  const counted = await metrics.text();
  expect(secret.exec(log)?.[0]).toBeUndefined();
  expect(secret.exec(counted)?.[0]).toBeUndefined();
  const statuses = [
    ...new Set([...counted.matchAll(/http_requests_total\{[^}]*status="(\d+)"/g)].map(([, one]) => one)),
  ];
  const expected = ["200", "400", "401", "404", "405", "408", "412", "413", "415", "422", "431", "500", "503"];
  expect(statuses.sort()).toEqual(expected);
  expect(log).toContain('"code":"23514"');
  expect(log.split('"msg":"request failed"').length).toBeGreaterThan(20);
});
