// What the suite sends to a small server, and what it decides of each response. approved/requests/ has the log of each
// check; after an intended change, run `npx vitest run FILE -u` and read the diff.
import { describe, it } from "vitest";
import { prepareItems } from "../../../conformance/checks/lifecycle.ts";
import type { ContractDocument } from "../../../conformance/contract/document.ts";
import { deterministicTasks, randomTasks } from "../../../conformance/run/tasks.ts";
import { createApprove } from "./approve.ts";
import { createTrace, traceTasks } from "./trace.ts";
import { createWorkshop, withClaims, workshop } from "./workshop.ts";

const approve = createApprove("requests");

async function traceCheck(document: ContractDocument, name: string, operations?: readonly string[]): Promise<string> {
  const trace = createTrace({ document, respond: createWorkshop(document), ...(operations && { operations }) });
  await prepareItems(trace.session);
  trace.lines();
  const tasks = deterministicTasks(trace.session).filter((task) => task.name.endsWith(`: ${name}`));
  return traceTasks(trace, tasks);
}

describe("a correct server", () => {
  it.each([
    "examples",
    "methods",
    "unknown paths",
    "access",
    "media types",
    "malformed bodies",
    "limits",
    "required parameters",
  ])("gets the requests of %s", async (name) => {
    await approve(await traceCheck(workshop, name), name.replace(" ", "-"));
  });

  it.each(["listTools", "removeTool", "readOwner"])("gets the parameters of %s", async (operation) => {
    await approve(await traceCheck(workshop, "parameters", [operation]), `parameters-of-${operation}`);
  });

  it("gets the keywords in every media type", async () => {
    const lines = (await traceCheck(workshop, "keywords", ["addTool"])).split("\n");
    for (const type of ["json", "xml", "urlencoded"]) {
      const own = lines.filter((line) => line.includes(`${type} | x-shop`));
      await approve(own.join("\n"), `keywords-in-${type}`);
    }
  });

  it("gets random parameters and bodies, as many as requests allow", async () => {
    const trace = createTrace({ document: workshop, respond: createWorkshop(workshop) });
    const counts: string[] = [];
    for (const requests of [10, 300]) {
      const tasks = randomTasks(trace.session, requests);
      if (tasks === undefined) counts.push(`${requests} requests: none`);
      for (const task of tasks ?? []) {
        const before = trace.sender.sent();
        await task.run();
        counts.push(`${requests} requests, ${task.name} (${task.decides.join(", ")}): ${trace.sender.sent() - before}`);
      }
    }
    await approve(counts.join("\n"), "random-counts");
    await approve(trace.lines().join("\n"), "random-values");
  });
});

const claims = {
  pathsInAnyLetterCase: true,
  trailingSlash: true,
  malformedPath: 400,
  undeclaredMethod: 405,
  responseCharset: "UTF-8",
  undeclaredMediaType: 415,
  unsupportedCharset: 415,
  unsupportedContentCoding: 415,
  invalidRequest: 400,
  ruleViolation: [409, 422],
  acceptDecides: true,
  accessBeforeBody: true,
  examplesSucceed: true,
};

describe("a server whose contract claims more than OpenAPI can say", () => {
  const document = withClaims(claims);

  it.each([
    ["examples", ["addTool"]],
    ["methods", ["listTools", "addTool"]],
    ["unknown paths", undefined],
    ["path spellings", undefined],
    ["access", ["addTool", "readOwner"]],
    ["media types", ["addTool", "readTool"]],
    ["malformed bodies", ["addTool"]],
    ["negotiation", ["listTools", "replaceTool"]],
    ["limits", ["addTool"]],
    ["required parameters", undefined],
  ] as const)("gets the requests of %s", async (name, operations) => {
    await approve(await traceCheck(document, name, operations), `claimed-${name.replace(" ", "-")}`);
  });
});
