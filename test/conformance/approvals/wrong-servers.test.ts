// What the suite reports of servers that break the contract, each in one way. approved/wrong-servers/ has the findings;
// after an intended change, run `npx vitest run FILE -u` and read the diff.
import { describe, it } from "vitest";
import { prepareItems } from "../../../conformance/checks/lifecycle.ts";
import type { ContractDocument } from "../../../conformance/contract/document.ts";
import type { Probe, Received } from "../../../conformance/http/message.ts";
import { deterministicTasks, lifecycleTask, randomTasks } from "../../../conformance/run/tasks.ts";
import { createApprove } from "./approve.ts";
import { createTrace, describeFindings, type Trace, traceTasks } from "./trace.ts";
import { createWorkshop, type Respond, response, withClaims, workshop } from "./workshop.ts";

const approve = createApprove("wrong-servers");
const tool = { id: 1, kind: "saw", count: 2 };

describe("every task", () => {
  const servers: Record<string, Respond> = {
    accepts: () => response(200, tool),
    refuses: () => response(400, { why: "no" }),
    "keeps-out": () => response(403),
    fails: () => ({ ...response(500), headers: { "content-type": "text/html" }, body: Buffer.from("<p>") }),
    "asks-to-wait": () => response(503, undefined, { "retry-after": "1" }),
  };

  async function check(name: string, document: ContractDocument, operations: readonly string[]): Promise<Trace> {
    const trace = createTrace({ document, operations, respond: servers[name] ?? createWorkshop(document) });
    await prepareItems(trace.session);
    const tasks = [...deterministicTasks(trace.session), lifecycleTask(trace.session)];
    for (const task of tasks) if (!task.name.endsWith("limits")) await task.run();
    return trace;
  }

  it.each(Object.keys(servers))("of a server that %s to everything", async (name) => {
    const trace = await check(name, workshop, ["listTools", "addTool", "readOwner"]);
    const random = ["accepts", "refuses"].includes(name) ? randomTasks(trace.session, 60) : [];
    for (const task of random ?? []) await task.run();
    await approve(describeFindings(trace.session), name);
  });

  it.each(["accepts", "refuses"])("of a server that %s, against more claims", async (name) => {
    const document = withClaims({
      invalidRequest: 422,
      undeclaredMethod: 405,
      ruleViolation: [409],
      examplesSucceed: true,
    });
    await approve(describeFindings((await check(name, document, ["addTool"])).session), `${name}-claimed`);
  });
});

/** The correct server, except where `change` returns another response. */
const changed =
  (change: (probe: Probe, respond: Respond, earlier: number) => Received | undefined): (() => Respond) =>
  () => {
    const respond = createWorkshop(workshop);
    let earlier = 0;
    return (probe) => change(probe, respond, earlier++) ?? respond(probe);
  };

const isTool = (probe: Probe, method: string) => probe.method === method && /^\/tools\/\d+$/.test(probe.path);

describe("the life of an item", () => {
  const servers: Record<string, () => Respond> = {
    "is-correct": changed(() => undefined),
    "is-forgotten": changed((probe) => (isTool(probe, "GET") ? response(404) : undefined)),
    "is-stored-otherwise": changed((probe, respond) =>
      isTool(probe, "GET") && respond(probe).status === 200 ? response(200, { ...tool, count: 3 }) : undefined,
    ),
    // Neither breaks the contract.
    "is-stored-as-announced": changed((probe, respond) => {
      if (probe.method !== "POST" && !isTool(probe, "GET")) return undefined;
      const { status, headers } = respond(probe);
      const value = { kind: "saw", count: 1 };
      return status === 201 ? response(201, value, { location: headers["location"] ?? "" }) : response(status, value);
    }),
    "is-shown-in-part": changed((probe, respond) =>
      isTool(probe, "GET") && respond(probe).status === 200 ? response(200, { kind: "saw" }) : undefined,
    ),
    "is-not-changed": changed((probe) => (isTool(probe, "PUT") ? response(200, tool) : undefined)),
    "cannot-be-changed": changed((probe) => (isTool(probe, "PUT") ? response(409) : undefined)),
    "is-lost-by-a-change": changed((probe, _, earlier) =>
      isTool(probe, "GET") && earlier > 4 ? response(404) : undefined,
    ),
    "is-not-removed": changed((probe) => (isTool(probe, "DELETE") ? response(204) : undefined)),
    "cannot-be-removed": changed((probe) => (isTool(probe, "DELETE") ? response(404) : undefined)),
    "cannot-be-added": changed((probe) => (probe.method === "POST" ? response(403) : undefined)),
    "is-that-of-a-mock": changed((probe) => (isTool(probe, "GET") ? response(200, tool) : undefined)),
    "has-an-id-in-Location": changed((probe, respond) =>
      probe.method === "POST"
        ? response(201, { kind: "saw" }, { location: `${respond(probe).headers["location"]}/?a#b` })
        : undefined,
    ),
  };

  it.each(Object.keys(servers))("that %s", async (name) => {
    const respond = servers[name]?.();
    const trace = createTrace({ document: workshop, respond: respond ?? (() => response(500)) });
    await prepareItems(trace.session);
    trace.note(`known: ${trace.session.declared.map((each) => trace.session.knownPath(each)).filter(Boolean)}`);
    const text = await traceTasks(trace, [lifecycleTask(trace.session)]);
    await approve(
      `${text.trimEnd()}\nto clean up: ${trace.session.contacts.items().join(" ") || "nothing"}\n`,
      `item-${name}`,
    );
  });
});
