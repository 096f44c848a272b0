// What the checks of this service's rules send to a correct server, and what they report of servers that are not.
// approved/service/ has the log of each check; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDocument } from "../../../conformance/contract/document.ts";
import type { Probe } from "../../../conformance/http/message.ts";
import { createSender, type Sender } from "../../../conformance/http/send.ts";
import { checkEquivalence } from "../../../conformance/phone-numbers/format-equivalence.ts";
import { checkModel } from "../../../conformance/phone-numbers/model.ts";
import { findPhoneNumbers, type PhoneNumbers } from "../../../conformance/phone-numbers/service.ts";
import { checkValidLists } from "../../../conformance/phone-numbers/valid-lists.ts";
import { cannotCleanUp, cleanUp } from "../../../conformance/run/clean-up.ts";
import { deterministicTasks, randomTasks, type Task } from "../../../conformance/run/tasks.ts";
import type { Session } from "../../../conformance/session/session.ts";
import { type ReferenceServer, startReferenceServer } from "../reference-servers/start-reference-server.ts";
import { document, documentWithout, tokens } from "../run-against.ts";
import { createApprove } from "./approve.ts";
import { createTrace, describeFindings, traceTasks } from "./trace.ts";
import { type Respond, response } from "./workshop.ts";

const approve = createApprove("service");

const names = ["availability", "equivalents", "removal", "conditions", "idempotency", "atomicity", "primary", "merge"];

/** Which of several concurrent requests comes first is a matter of chance. */
const concurrent = /(\[\{"PhoneNumber":"555 0000".* -> )(?:200|409)/g;

const random: Record<string, (session: Session, service: PhoneNumbers) => Promise<void>> = {
  "format equivalence": (session, service) => checkEquivalence(session, service, 3),
  sequences: (session, service) => checkModel(session, service, 4),
  "random lists": (session, service) => checkValidLists(session, service, 5),
};

/** The random tasks with few values each. */
const randomTask = (session: Session, name: string): Task => ({
  name,
  decides: [],
  async run() {
    const service = findPhoneNumbers(session);
    if (service !== undefined) await random[name]?.(session, service);
  },
});

/** Every task of the service. */
async function runAll(session: Session): Promise<void> {
  const tasks = deterministicTasks(session).filter((task) => names.includes(task.name));
  for (const task of [...tasks, ...Object.keys(random).map((each) => randomTask(session, each))]) await task.run();
}

const headers = {
  "content-type": "application/json; charset=utf-8",
  vary: "Accept",
  "x-request-id": "the-one-request",
  "cache-control": "no-store",
};

describe("a correct server", () => {
  let server: ReferenceServer;
  let sender: Sender;
  beforeAll(async () => {
    server = await startReferenceServer();
    sender = createSender({ base: new URL(server.url), maxRequests: 1e6, ratePerSecond: 0, timeoutMs: 60_000 });
  });
  afterAll(async () => {
    sender.close();
    await server.close();
  });
  const start = (contacts: string, contract = document) =>
    createTrace({
      document: contract,
      tokens,
      contacts,
      respond: (probe) => sender.send(probe),
      quiet: "authorization",
    });

  it.each([...names, ...Object.keys(random)])("gets the requests of %s", async (name) => {
    const trace = start(name.replace(" ", "-"));
    const tasks = deterministicTasks(trace.session).filter((task) => task.name === name);
    const text = await traceTasks(trace, tasks.length > 0 ? tasks : [randomTask(trace.session, name)]);
    await approve(text.replace(concurrent, "$1any"), name.replace(" ", "-"));
  });

  it.each(["listPhoneNumbers", "removePhoneNumber"])("conforms to a contract without %s", async (operation) => {
    const { session } = start(operation, documentWithout(operation));
    await runAll(session);
    await approve(
      `${describeFindings(session)}cannot remove after ${cannotCleanUp(session)}\n`,
      `without-${operation}`,
    );
  });

  it.each<[string, RegExp]>([
    ["every list", /./],
    ["lists in one format", /^text\/xml/],
  ])("that puts off %s is not blamed for what follows", async (_what, type) => {
    const busy = { IsSuccess: false, ErrorCode: "ServiceUnavailable", ErrorMessage: "wait", InfoMessage: null };
    const wait = response(503, busy, { ...headers, "retry-after": "1" });
    const { session } = createTrace({
      document,
      tokens,
      contacts: "busy",
      respond: (probe) => (type.test(probe.headers["content-type"] ?? "") ? wait : sender.send(probe)),
    });
    await runAll(session);
    expect(session.findings.failures()).toEqual([]);
  });

  it("gets the requests of the cleanup", async () => {
    const trace = start("cleanup");
    const tasks = deterministicTasks(trace.session).filter((task) => task.name === "removal");
    for (const task of tasks) await task.run();
    trace.lines();
    const left = await cleanUp(trace.session, trace.sender);
    await approve(`${trace.lines().join("\n")}\nleft behind: ${left}\n`, "cleanup");
  });
});

it("the tasks of the service have names and decide checks", async () => {
  const { session } = createTrace({ document, tokens, respond: () => response(500) });
  const tasks = [...deterministicTasks(session), ...(randomTasks(session, 2_000) ?? [])];
  await approve(tasks.map(({ name, decides }) => `${name}: ${decides.join(", ")}`).join("\n"), "tasks");
});

describe("a server that breaks the rules", () => {
  const done = { IsSuccess: true, ErrorCode: null, ErrorMessage: null, InfoMessage: null };
  const failure = { IsSuccess: false, ErrorCode: "PhoneNumberMissing", ErrorMessage: "no", InfoMessage: null };
  const number = { PhoneNumberID: 1, PhoneNumber: "555 0101", IsPrimary: true };
  const keys = new Set<string>();
  const isRepeat = (key: string) => keys.size === keys.add(key).size;
  const servers: Record<string, Respond> = {
    "stores-nothing": ({ method }) => response(200, method === "GET" ? [] : done, { ...headers, etag: '"1"' }),
    "stores-one-number": ({ method }) =>
      response(200, method === "GET" ? [number, { ...number, PhoneNumberID: 2 }] : done, headers),
    "stores-one-primary": ({ method }) => response(200, method === "GET" ? [number] : done, headers),
    "repeats-with-another-status": ({ method, headers: { "idempotency-key": key } }) =>
      key !== undefined && isRepeat(key)
        ? response(201, done, { ...headers, "idempotency-replayed": "true" })
        : response(200, method === "GET" ? [number] : done, headers),
    "refuses-everything": () => response(422, failure, headers),
    "sends-no-list": ({ method }) => (method === "GET" ? response(404) : response(200, done, headers)),
  };

  it.each(Object.keys(servers))("such as one that %s", async (name) => {
    const trace = createTrace({ document, tokens, respond: servers[name] ?? (() => response(500)) });
    await runAll(trace.session);
    await approve(describeFindings(trace.session), `wrong-${name}`);
  });

  it.each<[string, (probe: Probe) => boolean, string]>([
    ["never", () => false, ""],
    ["for one contact", ({ path }) => path.includes("contact-1/"), " for another contact"],
    ["until a change", () => !changed, " after a change"],
  ])("conditional requests to one that sends an ETag %s are not decided", async (_when, hasTag, why) => {
    changed = false;
    const trace = createTrace({
      document,
      tokens,
      respond(probe) {
        changed ||= probe.headers["if-match"] !== undefined;
        if (probe.method !== "GET") return response(200, done, headers);
        return response(200, [number], hasTag(probe) ? { ...headers, etag: '"1"' } : headers);
      },
    });
    for (const task of deterministicTasks(trace.session)) if (task.name === "conditions") await task.run();
    expect(trace.lines().at(-1)).toBe(`  cannot decide conditional_requests: listPhoneNumbers gave no ETag${why}`);
  });
  let changed = false;

  it.each<[string, Respond, number]>([
    ["is empty", ({ method }) => response(200, method === "GET" ? [] : done), 0],
    ["cannot be read", ({ method }) => (method === "GET" ? response(404, []) : response(200, done)), 1],
    ["cannot be emptied", ({ method }) => response(method === "DELETE" ? 404 : 200, [number]), 1],
  ])("a list that %s is left behind: %i", async (_what, respond, expected) => {
    let removed = false;
    const { session, sender } = createTrace({
      document,
      tokens,
      respond(probe) {
        // After a removal, nothing is shown.
        if (removed && probe.method === "GET") return response(200, []);
        removed ||= probe.method === "DELETE";
        return respond(probe);
      },
    });
    await findPhoneNumbers(session)?.post("a", [number]);
    expect(await cleanUp(session, sender)).toBe(expected);
  });
});

it("a new number has the defaults of the contract, and null, false or 0 where they are certain", () => {
  const properties = {
    PhoneNumberID: { type: "integer" },
    PhoneNumber: { type: "string" },
    Notes: { type: "string", default: "-" },
    Name: { type: "string" },
    Category: { type: ["string", "null"] },
    IsPrimary: { type: "boolean" },
    Type: { type: "integer" },
    Level: { type: "integer", enum: [1, 2] },
  };
  const content = { "application/json": { schema: { type: "array", items: { type: "object", properties } } } };
  const post = { operationId: "updatePhoneNumbers", requestBody: { content }, responses: {} };
  const get = { operationId: "listPhoneNumbers", responses: { 200: { description: "", content } } };
  const { session } = createTrace({
    document: createDocument({ openapi: "3.1.0", paths: { "/a": { post, get } } }),
    respond: () => response(500),
  });
  const newNumber = { Notes: "-", Category: null, IsPrimary: false, Type: 0 };
  expect(findPhoneNumbers(session)?.newNumber).toEqual(newNumber);
});

it("a contract whose updatePhoneNumbers has other items is not one of phone numbers", () => {
  const operation = { operationId: "updatePhoneNumbers", responses: {} };
  const content = { "application/json": { schema: { type: "array", items: { properties: { Number: {} } } } } };
  const other = createDocument({
    openapi: "3.1.0",
    paths: { "/a": { post: { ...operation, requestBody: { content } } } },
  });
  expect(findPhoneNumbers(createTrace({ document: other, respond: () => response(500) }).session)).toBeUndefined();
});
