// What a run keeps in mind: its own ids, what it stored, the failures with their shortest example, and what it has seen.
import { describe, expect, it } from "vitest";
import { openContract } from "../../conformance/contract/contract.ts";
import type { Operation } from "../../conformance/contract/operations.ts";
import type { Probe } from "../../conformance/http/message.ts";
import { TargetUnreachable } from "../../conformance/http/send.ts";
import { createDocument } from "../../conformance/index.ts";
import { createContacts } from "../../conformance/session/contacts.ts";
import { createCoverage } from "../../conformance/session/coverage.ts";
import { createFindings } from "../../conformance/session/findings.ts";
import { findItemRoutes, idFrom, matchesTemplate } from "../../conformance/session/items.ts";
import { createTrace } from "./approvals/trace.ts";
import { workshop } from "./approvals/workshop.ts";

const response = (content: readonly string[] = []) => ({
  description: "",
  content: Object.fromEntries(content.map((type) => [type, { schema: {} }])),
});
const json = ["application/json", "application/xml"];
const id = { name: "thing-id", in: "path", required: true, schema: { type: "string" } };
const { declared } = openContract(
  createDocument({
    openapi: "3.1.0",
    paths: {
      "/things": { post: { operationId: "add", responses: { 201: response(), 400: response(json) } } },
      "/things/{thing-id}": {
        parameters: [id],
        get: { operationId: "get", responses: { 200: response(json), default: response() } },
      },
    },
  }),
);
const [add, get] = declared as [Operation, Operation];
const probe = (part: Partial<Probe> = {}): Probe => ({
  operationId: "add",
  method: "POST",
  path: "/things",
  headers: {},
  body: undefined,
  stores: true,
  ...part,
});

describe("made-up ids", () => {
  const contacts = createContacts("1a2b");

  it.each([
    ["", "conformance-1a2b-"],
    ["abc", "conformance-1a2b-abc"],
    [" abc", " conformance-1a2b-abc"],
    ["5".repeat(40), `conformance-1a2b-${"5".repeat(23)}`],
    ["😀".repeat(20), "conformance-1a2b-😀😀😀"],
  ])("%j becomes %j: no longer than it was where that is possible", (text, expected) => {
    expect(contacts.owned(text)).toBe(expected);
  });

  it("what was stored is known until it is refused, or known as an item, or removed", () => {
    const { mayBeWritten, notWritten, created, removed, written, items } = createContacts("1a2b");
    for (const path of ["/a", "/a", "/b", "/c"]) mayBeWritten(path);
    notWritten("/b");
    created("/c", "/c/1");
    expect([[...written()], items()]).toEqual([[["/a", 2]], ["/c/1"]]);
    removed("/c/1");
    expect(items()).toEqual([]);
  });
});

describe("the failures of a run", () => {
  const failure = {
    check: "merge",
    pointer: "/a/maxLength",
    expected: "e",
    actual: "a",
    operationId: "add",
    status: 200,
    mediaType: undefined,
    curl: "curl long",
  } as const;
  const findings = createFindings(7, () => "nothing tried it");

  it("failures with one cause are one, shown by the shortest command", () => {
    findings.failed(failure);
    findings.failed({ ...failure, pointer: "/b/maxLength", curl: "curl" });
    findings.failed({ ...failure, pointer: "/b/maxLength", curl: "curl longer" });
    findings.failed({ ...failure, status: 201 });
    const all = findings
      .failures()
      .map(({ status, curl, cases, places, seed }) => ({ status, curl, cases, places, seed }));
    expect(all).toEqual([
      { status: 200, curl: "curl", cases: 3, places: ["/a/maxLength", "/b/maxLength"], seed: 7 },
      { status: 201, curl: "curl long", cases: 1, places: ["/a/maxLength"], seed: 7 },
    ]);
  });

  it("a failure has at most 20 places, the first ones", () => {
    const { failed, failures } = createFindings(7, () => "");
    for (let place = 1; place <= 25; place++) failed({ ...failure, pointer: `/${place}/maxLength` });
    const [{ cases, places } = { cases: 0, places: [] }] = failures();
    expect([cases, places.length, places.at(-1)]).toEqual([25, 20, "/20/maxLength"]);
  });

  it("a check has its cases, or the reason why nothing decided it", () => {
    findings.passed("atomicity");
    findings.passedResponse(["not_a_server_error"]);
    findings.cannotDecide("idempotency", "no key");
    const result = (name: string) => findings.results().find(({ check }) => check === name);
    expect(result("merge")).toEqual({ check: "merge", passed: 0, failed: 4 });
    expect(result("atomicity")).toEqual({ check: "atomicity", passed: 1, failed: 0 });
    expect(result("status_code_conformance")).toMatchObject({ passed: 1 });
    expect(result("not_a_server_error")).toMatchObject({ passed: 0, notDecided: "nothing tried it" });
    expect(result("idempotency")).toMatchObject({ notDecided: "no key" });
  });
});

describe("the coverage of a run", () => {
  const received = (status: number, type?: string) => ({
    status,
    headers: type === undefined ? {} : { "content-type": type },
    body: Buffer.alloc(0),
  });

  it("a response that was seen in one format is requested in the others by the smallest request", () => {
    const coverage = createCoverage(declared);
    for (const size of [5, 2, 9])
      coverage.add(add, probe({ body: Buffer.alloc(size) }), received(400, "application/json; charset=utf-8"));
    expect(coverage.unseen().map((each) => [each.mediaType, each.probe.body?.length])).toEqual([
      ["application/xml", 2],
    ]);
    expect(coverage.responses().find(({ status, seen }) => status === "400" && seen > 0)?.seen).toBe(3);
    expect(coverage.hasSuccess()).toBe(false);
    coverage.add(get, probe(), received(304));
    expect(coverage.hasSuccess()).toBe(true);
    expect(coverage.responses().find(({ status }) => status === "default")?.seen).toBe(1);
  });
});

describe("requests without a response", () => {
  const silence = new TargetUnreachable("no response", { cause: undefined, beforeAnyResponse: false });
  /** Sends to a target that is silent where a letter is "-". Returns how many requests were judged. */
  async function sendTo(target: string): Promise<number> {
    const turns = [...target];
    const { session } = createTrace({
      document: workshop,
      respond() {
        if (turns.shift() === "-") throw silence;
        return { status: 200, headers: {}, body: Buffer.alloc(0) };
      },
    });
    const [operation] = session.operations as [Operation];
    for (let judged = 0; judged < target.length; judged++)
      try {
        await session.send(operation, probe());
      } catch (error) {
        expect(error).toBe(silence);
        return judged;
      }
    return target.length;
  }

  it.each([
    ["+----+----+----", 15],
    ["+-----+", 5],
    ["-+", 0],
  ])("of %s, %i are judged: five in a row end the run, as does the first", async (target, judged) => {
    expect(await sendTo(target)).toBe(judged);
  });
});

describe("items", () => {
  const [route] = findItemRoutes({ declared });
  const readId = (location: string | undefined, value: unknown) =>
    route &&
    idFrom(route, { status: 201, headers: location === undefined ? {} : { location }, body: Buffer.alloc(0) }, value);

  it("an item is created by POST to the path above its own", () => {
    expect([route?.path, route?.create?.operationId, route?.read?.operationId]).toEqual([
      "/things/{thing-id}",
      "add",
      "get",
    ]);
  });

  it.each([
    ["the member named like the parameter", undefined, { id: 1, "Thing-ID": "a" }, "a"],
    ["the member id", "/things/9", { id: 7 }, "7"],
    ["the member named like the path", "/things/9", { id: {}, thingId: 5, _id: 6 }, "5"],
    ["the member _id", undefined, { uuid: "u", _id: "x" }, "x"],
    ["the member uuid", undefined, { key: "k", uuid: "u" }, "u"],
    ["the member key", "/things/9", { key: "k" }, "k"],
    ["Location rather than an empty or structured id", "/things/9", { id: "", uuid: [] }, "9"],
    ["the end of Location", "/things/a%20b", {}, "a b"],
    ["a Location that is only the id", "9", [{ id: 7 }], "9"],
    ["nothing in a Location without a path", "/", {}, undefined],
    ["Location without its query and fragment", "https://a.example/things/9/?x=/1#/2", undefined, "9"],
    ["Location with a broken escape", "/things/%zz", undefined, "%zz"],
    ["nothing", undefined, { name: "a" }, undefined],
  ])("its id is %s", (_what, location, value, expected) => {
    expect(readId(location, value)).toBe(expected);
  });

  it.each([
    ["/things/{id}", "/things/a", true],
    ["/things/{id}", "/things/a/b", false],
    ["/things/{id}", "/more/things/a", false],
    ["/things/{id}", "/things/", false],
    ["/a.b/{id}", "/axb/1", false],
    ["/a+(b)/{id}", "/a+(b)/1", true],
    ["/a/{id}/b", "/a/1/b", true],
  ])("the template %s matches %s: %s", (template, path, expected) => {
    expect(matchesTemplate(template, path)).toBe(expected);
  });

  it("a known item is used wherever one is needed, except to remove it", () => {
    const { session } = createTrace({
      document: workshop,
      respond: () => ({ status: 500, headers: {}, body: Buffer.alloc(0) }),
    });
    const [tools] = session.items;
    if (tools !== undefined) session.knowItem(tools, "/tools/7");
    expect(session.operations.map((each) => `${each.operationId} ${session.knownPath(each)}`)).toEqual([
      "listTools undefined",
      "addTool undefined",
      "readTool /tools/7",
      "replaceTool /tools/7",
      "removeTool undefined",
      "addPhoto /tools/7/photo",
      "readOwner undefined",
      "status undefined",
    ]);
  });
});
