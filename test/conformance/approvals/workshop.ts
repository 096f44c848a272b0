// Servers of the example contract in one function each: a correct one, and some that respond alike to everything.
import { join } from "node:path";
import { type Contract, openContract } from "../../../conformance/contract/contract.ts";
import { type ContractDocument, createDocument, readContract } from "../../../conformance/contract/document.ts";
import type { Operation } from "../../../conformance/contract/operations.ts";
import { findFormat } from "../../../conformance/formats/formats.ts";
import { getMediaType, type Probe, type Received } from "../../../conformance/http/message.ts";
import { createRouter, judgeRequest } from "../../../conformance/proxy/judge-request.ts";

export type Respond = (probe: Probe) => Received;

export const workshop = readContract(join(import.meta.dirname, "workshop.yaml"));

/** The example contract with claims in x-wire-conventions. */
export const withClaims = (claims: object): ContractDocument =>
  createDocument({ ...workshop.root, "x-wire-conventions": claims });

export const tokens = { all: "all", readOnly: "reader", writeOnly: "writer" };

export const response = (status: number, value?: unknown, headers: Record<string, string> = {}): Received => ({
  status,
  headers: value === undefined ? headers : { "content-type": "application/json", ...headers },
  body: Buffer.from(value === undefined ? "" : JSON.stringify(value)),
});

const refused = (status: number, why = "refused"): Received => response(status, status === 400 ? { why } : undefined);

const opened = new WeakMap<ContractDocument, Contract>();

/** Compiling the schemas of a contract takes most of the time of these tests. */
export function open(document: ContractDocument): Contract {
  const contract = opened.get(document) ?? openContract(document);
  opened.set(document, contract);
  return contract;
}

/** Follows the contract, and what it claims about undeclared methods and media types. */
export function createWorkshop(document: ContractDocument): Respond {
  const contract = open(document);
  const find = createRouter(contract.declared);
  const tools = new Map<string, object>();
  return (probe) => {
    const found = find(probe.method, probe.path);
    if (found === undefined) return withoutOperation(contract, probe);
    const refusal = refuse(contract, found.operation, probe, found.values);
    return refusal ?? carryOut(tools, contract, found.operation, probe, found.values["toolId"] ?? "");
  };
}

function withoutOperation({ declared }: Contract, probe: Probe): Received {
  const others = declared.filter(
    ({ method }) => createRouter(declared)(method, probe.path)?.operation.method === method,
  );
  const allow = [...new Set(others.map(({ method }) => method))];
  return allow.length === 0 ? refused(404) : { ...refused(405), headers: { allow: allow.join(", ") } };
}

function refuse(
  { schemas }: Contract,
  operation: Operation,
  probe: Probe,
  values: Readonly<Record<string, string>>,
): Received | undefined {
  if ((probe.headers["x-long"]?.length ?? 0) > 16 * 1024) return refused(431);
  const given = probe.headers["authorization"] ?? `Bearer ${new URLSearchParams(probe.path.split("?")[1]).get("key")}`;
  if (operation.security !== undefined && !["Bearer all", "Bearer reader", "Bearer writer"].includes(given))
    return refused(401);
  if (operation.scopes.includes("tools:write") && given === "Bearer reader") return refused(403);
  if ((probe.body?.length ?? 0) > 2 * 1024 * 1024) return refused(413);
  const [violation] = judgeRequest(operation, schemas, probe, values);
  if (violation === undefined) return undefined;
  return violation.expected === "a declared media type" ? refused(415) : refused(400, violation.actual);
}

function carryOut(tools: Map<string, object>, { schemas }: Contract, operation: Operation, probe: Probe, id: string) {
  const type = probe.headers["content-type"] ?? "";
  const content = operation.body?.declared.find(({ mediaType }) => mediaType === getMediaType(type));
  const sent = () =>
    findFormat(type)?.read(String(probe.body), schemas.node(content?.schema ?? ""), { ordered: false }) as object;
  const { operationId } = operation;
  if (operationId === "listTools") return response(200, [...tools.values()], { "x-total": String(tools.size) });
  if (operationId === "readOwner") return response(200, { name: "Ada" });
  if (operationId === "status") return { ...response(200), headers: { "content-type": "text/plain" } };
  if (operationId === "addTool") {
    const made = { ...sent(), id: tools.size + 1 };
    tools.set(String(made.id), made);
    return response(201, made, { location: `/api/tools/${made.id}` });
  }
  if (!tools.has(id)) return refused(404);
  if (operationId === "replaceTool") tools.set(id, { ...sent(), id: Number(id) });
  if (operationId === "removeTool") tools.delete(id);
  return operationId === "addPhoto" || operationId === "removeTool" ? response(204) : response(200, tools.get(id));
}
