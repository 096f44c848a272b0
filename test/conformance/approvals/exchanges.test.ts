// How single requests and responses are judged, by the suite and by the recording proxy, and how rare responses are reached.
// approved/exchanges/ has the results; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { describe, it } from "vitest";
import { createDocument } from "../../../conformance/contract/document.ts";
import type { Probe, Received } from "../../../conformance/http/message.ts";
import { createRouter, judgeRequest } from "../../../conformance/proxy/judge-request.ts";
import { refuseWrongBase } from "../../../conformance/run/base-path.ts";
import { cannotCleanUp, cleanUp } from "../../../conformance/run/clean-up.ts";
import { checkEveryMediaType, type Provocation, provoke } from "../../../conformance/run/provoke.ts";
import { expectAccepted, expectRejected } from "../../../conformance/session/expectations.ts";
import { judgeResponse } from "../../../conformance/session/judge-response.ts";
import { createApprove } from "./approve.ts";
import { createTrace, describeProbe, shorten } from "./trace.ts";
import { createWorkshop, open, response, withClaims, workshop } from "./workshop.ts";

const approve = createApprove("exchanges");
const contract = open(workshop);
const claimed = open(
  withClaims({ responseCharset: "utf-8", invalidRequest: 400, outcome: { success: "ok", code: "code" } }),
);

const probe = (method: string, path: string, part: Partial<Probe> = {}): Probe => ({
  operationId: "",
  method,
  path,
  headers: {},
  body: undefined,
  stores: false,
  ...part,
});
const received = (status: number, type: string | undefined, body: string | Buffer = "", headers = {}): Received => ({
  status,
  headers: { ...(type === undefined ? {} : { "content-type": type }), ...headers },
  body: Buffer.from(body),
});
const total = { "x-total": "1" };
const json = "application/json";

const responses: readonly (readonly [Probe, Received])[] = [
  [probe("GET", "/tools"), received(200, json, '[{"kind":"saw"}]', total)],
  [probe("GET", "/tools"), received(200, json, '[{"kind":"axe","more":1}]', total)],
  [probe("GET", "/tools"), received(200, `${json}; charset=utf-8`, '[{"kind":"saw","more":1}]', { "x-total": "-1" })],
  [probe("GET", "/tools"), received(200, json, "[", { "x-total": "many" })],
  [probe("GET", "/tools"), received(200, json, "", { "x-total": "+1" })],
  [probe("GET", "/tools"), received(200, json, Buffer.from([0x22, 0xff, 0x22]), total)],
  [probe("GET", "/tools"), received(200, `${json}; charset=utf-16`, Buffer.from("[]", "utf16le"), total)],
  [probe("GET", "/tools"), received(200, `${json}; charset=odd`, "[]", total)],
  [probe("GET", "/tools"), received(200, "Application/XML", "<Tools/>", total)],
  [probe("GET", "/tools"), received(200, "application/xml", "<Tool/>", total)],
  [probe("GET", "/tools"), received(200, "text/html", "<p>", total)],
  [probe("GET", "/tools"), received(200, undefined, "a", total)],
  [probe("HEAD", "/tools"), received(200, undefined, "", total)],
  [probe("GET", "/tools"), received(302, undefined)],
  [probe("GET", "/tools"), received(422, undefined)],
  [probe("GET", "/tools"), received(401, undefined)],
  [probe("GET", "/tools"), received(429, undefined)],
  [probe("GET", "/tools"), received(500, json, "{}")],
  [probe("GET", "/tools"), received(503, undefined)],
  [probe("GET", "/tools"), received(503, undefined, "", { "retry-after": "1" })],
  [probe("GET", "/tools", { isOutside: true }), received(404, undefined)],
  [probe("GET", "/tools", { isUnreadable: true }), received(400, "text/plain", "no")],
  [probe("GET", `/tools?${"x".repeat(16_384)}`), received(414, undefined)],
  [probe("POST", "/tools"), received(401, undefined)],
  [probe("POST", "/tools"), received(402, undefined)],
  [probe("POST", "/tools"), received(201, json, '{"kind":"saw"}')],
  [probe("DELETE", "/tools/1"), received(204, undefined, "a")],
  [probe("DELETE", "/tools/1"), received(204, json)],
  [probe("GET", "/owners/a"), received(418, "text/plain", "x")],
  [probe("GET", "/owners/a"), received(200, `${json}; charset=utf-8`, '{"name":"a","ok":false,"code":"X"}')],
  [probe("GET", "/owners/a"), received(200, `${json}; charset=utf-8`, '{"name":"a","ok":true,"code":"X"}')],
  [probe("GET", "/owners/a"), received(200, `${json}; charset=utf-8`, '{"name":"a","ok":true,"code":null}')],
  [probe("GET", "/tools/1"), received(400, `${json}; charset=utf-8`, '{"why":"a","ok":true,"code":null}')],
  [probe("GET", "/tools/1"), received(400, `${json}; charset=utf-8`, '{"why":"a","ok":false,"code":null}')],
  [probe("GET", "/status"), received(200, "text/plain", "")],
];

it("responses are judged", async () => {
  const lines = responses.flatMap(([sent, back]) => {
    const type = back.headers["content-type"] ?? "no type";
    const { operation } =
      createRouter(contract.declared)(sent.method === "HEAD" ? "GET" : sent.method, sent.path) ?? {};
    if (operation === undefined) return [];
    const judged = [contract, claimed].map((each) => judgeResponse(each, operation, { probe: sent, received: back }));
    return [
      `${describeProbe(sent)} -> ${back.status} ${type} ${shorten(back.body.toString("latin1"))} ${back.headers["x-total"] ?? ""}`,
      ...judged.map(
        ({ violations, value }) =>
          `  ${JSON.stringify(value)} ${violations.map((each) => JSON.stringify(each)).join("\n    ")}`,
      ),
    ];
  });
  await approve(lines.join("\n"), "responses");
});

it("a status accepts or refuses a request's form", async () => {
  const lines: string[] = [];
  for (const document of [workshop, withClaims({ ruleViolation: [409] })]) {
    const { session } = createTrace({ document, respond: () => response(200) });
    const [operation] = session.operations;
    if (operation === undefined) continue;
    for (const headers of [{}, { "if-match": "*" }, { "if-none-match": "*" }, { "x-long": "1" }] as Record<
      string,
      string
    >[]) {
      const sent = probe("GET", headers["x-long"] ? `/${"x".repeat(16_384)}` : "/tools", { headers });
      const statuses = [
        0, 200, 304, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 422, 428, 429, 431, 500,
      ];
      const judged = statuses.map((status) => ({
        probe: sent,
        received: received(status, undefined),
        value: undefined,
        violations: [],
      }));
      const accepted = judged.filter((each) => expectAccepted(session, operation, each, "/a", "it") === undefined);
      const rejected = judged.filter((each) => expectRejected(session, each, "/a", "it") === undefined);
      const list = (all: typeof judged) => all.map((each) => each.received.status).join(" ");
      lines.push(`${Object.keys(headers)}: accepted ${list(accepted)}; rejected ${list(rejected)}`);
    }
  }
  await approve(lines.join("\n"), "statuses");
});

it("requests are judged by the proxy", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const shop = { "x-shop": "north" };
  const key = { authorization: "Bearer x", ...shop };
  const body = (type: string, text: string | Buffer) =>
    probe("POST", "/tools", { headers: { ...key, "content-type": type }, body: Buffer.from(text) });
  const requests = [
    probe("GET", "/tools?limit=2&kinds=saw,plane", { headers: { ...shop, cookie: "a=b; theme=true" } }),
    probe("GET", "/TOOLS/?limit=0&kinds=saw,axe", { headers: { "x-shop": "west", cookie: "theme=dark; theme2=true" } }),
    probe("GET", "/tools?limit=%2B1", { headers: { cookie: "theme=%zz" }, body: Buffer.from("a") }),
    probe("GET", "/tools?kinds=saw,saw,saw", { headers: shop }),
    probe("GET", "/tools/0"),
    probe("GET", "/tools/%zz"),
    probe("GET", "/tools/1/"),
    probe("GET", "/tools/1/2"),
    probe("PUT", "/tools"),
    probe("GET", "/owners/a%20b?key="),
    probe("GET", "/owners/ada?keys=a"),
    probe("POST", "/tools", { headers: { ...shop, ...form } }),
    probe("POST", "/tools", { headers: key, body: Buffer.from("a") }),
    body("text/plain", "a"),
    body("application/json; charset=utf-8", '{"kind":"saw","id":1}'),
    body("application/json", '{"kind":"saw","count":4}'),
    body("application/json", "5"),
    body("application/json", "{"),
    body("application/json", Buffer.from([0xff])),
    body("application/json; charset=odd", "{}"),
    body("text/xml", "<Tool><count>1</count><kind>saw</kind></Tool>"),
    body("text/xml", "<Tool><count>x</count></Tool>"),
    body("application/x-www-form-urlencoded", "kind=%zz"),
    probe("POST", "/tools/1/photo", { headers: { "content-type": "image/png" }, body: Buffer.from("a") }),
  ];
  const lines = requests.flatMap((each) => {
    const found = createRouter(contract.declared)(each.method, each.path);
    const violations = found && judgeRequest(found.operation, contract.schemas, each, found.values);
    return [
      `${describeProbe(each)}: ${found?.operation.operationId} ${JSON.stringify(found?.values)}`,
      ...(violations ?? []).map((violation) => `  ${JSON.stringify(violation)}`),
    ];
  });
  await approve(lines.join("\n"), "requests");
});

describe("a run", () => {
  it("provokes responses, and repeats them in every media type", async () => {
    let count = 0;
    const respond = (sent: Probe) => {
      count++;
      if (sent.headers["x-rare"] === "1") return response(count % 3 === 0 ? 400 : 413);
      return createWorkshop(workshop)(sent);
    };
    const trace = createTrace({ document: workshop, respond });
    const usual = { times: 1, concurrent: 1 };
    const recipe: Provocation[] = [
      { ...usual, status: 413, headers: { "x-rare": "1" }, pauseMs: 5 },
      {
        ...usual,
        status: 400,
        operations: ["readTool", "listTools"],
        headers: { "x-rare": "1" },
        times: 4,
        concurrent: 2,
      },
      {
        ...usual,
        status: 431,
        target: new URL("http://other.example/"),
        parameters: { "X-Shop": "south" },
        body: Buffer.from("x"),
      },
      { ...usual, status: 499 },
    ];
    const missing = await provoke(trace.session, recipe);
    trace.note(`missing: ${missing.join("; ")}`);
    await checkEveryMediaType(trace.session, (type) => type !== "application/xml");
    trace.note("in every media type:");
    const [list] = trace.session.operations;
    if (list)
      await trace.session.sendAndRecord(list, probe("GET", "/tools", { headers: { "x-shop": "north", accept: json } }));
    await checkEveryMediaType(trace.session, () => true);
    await approve(trace.lines().join("\n"), "provoke");
  });

  it("removes what it stored", async () => {
    const lines: string[] = [contract, claimed].map((each) => `cannot remove after ${cannotCleanUp(each)}`);
    for (const status of [204, 404, 410, 403, 500]) {
      const trace = createTrace({
        document: workshop,
        respond: (sent) => (sent.method === "DELETE" ? response(status) : response(201, { id: 7, kind: "saw" })),
      });
      const add = trace.session.operations.find(({ operationId }) => operationId === "addTool");
      const photo = trace.session.operations.find(({ operationId }) => operationId === "addPhoto");
      if (add)
        await trace.session.sendAndRecord(add, probe("POST", "/tools", { operationId: "addTool", stores: true }));
      if (photo) await trace.session.sendAndRecord(photo, probe("POST", "/tools/7/photo", { stores: true }));
      trace.lines();
      trace.note(`left behind: ${await cleanUp(trace.session, trace.sender)}`);
      lines.push(...trace.lines());
    }
    await approve(lines.join("\n"), "cleanup");
  });

  it("refuses a target without the path of the contract's servers", async () => {
    const servers = ["/api", "/v1/", "/", "https://other.example/v2", "/{version}", "http://[", undefined];
    const lines: string[] = [];
    for (const url of servers) {
      const document = createDocument({ ...workshop.root, servers: url === undefined ? [] : [{ url }] });
      for (const wrong of [true, false]) {
        const respond = (sent: Probe) => response(/\/v\d/.test(sent.base?.pathname ?? "") === wrong ? 200 : 404);
        const trace = createTrace({ document, respond });
        const outcome = await refuseWrongBase(trace.session).then(() => "accepted", String);
        lines.push(`${url}: ${outcome}`, ...trace.lines().map((line) => `  ${line}`));
      }
    }
    await approve(lines.join("\n"), "base-path");
  });
});
