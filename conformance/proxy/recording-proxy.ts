// Forwards traffic between any client and any server unchanged, and checks both against the contract.
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { openContract } from "../contract/contract.ts";
import type { ContractDocument } from "../contract/document.ts";
import type { Operation } from "../contract/operations.ts";
import type { Probe, Received } from "../http/message.ts";
import type { ResponseCell } from "../report/conformance-report.ts";
import { createCoverage } from "../session/coverage.ts";
import { judgeResponse } from "../session/judge-response.ts";
import { createRouter, judgeRequest } from "./judge-request.ts";

/** One way in which a side breaks the contract, without numbers or tokens. */
export interface ProxyFinding {
  readonly side: "client" | "server";
  readonly operationId: string;
  readonly status: number;
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  readonly times: number;
}

export interface ProxyReport {
  readonly exchanges: number;
  readonly findings: readonly ProxyFinding[];
  readonly responses: readonly ResponseCell[];
}

export interface RecordingProxy {
  readonly url: string;
  report(): ProxyReport;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly document: ContractDocument;
  readonly upstream: URL;
  /** Default: a free port. */
  readonly port?: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
}

/** @throws Error if the port is in use. */
export async function startRecordingProxy({
  document,
  upstream,
  port = 0,
  host = "127.0.0.1",
}: ProxyOptions): Promise<RecordingProxy> {
  const recorder = createRecorder(document);
  const server = createServer((request, response) => {
    pass(request, response, upstream, recorder.record).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    report: recorder.report,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type RecordExchange = (probe: Probe, received: Received) => void;

function createRecorder(document: ContractDocument) {
  const contract = openContract(document);
  const { declared: operations, schemas } = contract;
  const coverage = createCoverage(operations);
  const find = createRouter(operations);
  const findings = new Map<string, ProxyFinding>();
  let exchanges = 0;
  const add = (finding: Omit<ProxyFinding, "times">) => {
    const key = JSON.stringify([finding.side, finding.operationId, finding.pointer, finding.actual]);
    findings.set(key, {
      ...finding,
      pointer: document.written(finding.pointer),
      times: (findings.get(key)?.times ?? 0) + 1,
    });
  };
  const record: RecordExchange = (probe, received) => {
    exchanges++;
    const found = find(probe.method, probe.path);
    const operation: Operation | undefined = found?.operation ?? operations[0];
    if (operation === undefined) return;
    const place = {
      operationId: found === undefined ? "no operation" : operation.operationId,
      status: received.status,
    };
    if (found === undefined)
      add({
        ...place,
        side: "client",
        pointer: "/paths",
        expected: "a path and method of the contract",
        actual: `another path, or ${probe.method} on it`,
      });
    else
      for (const violation of judgeRequest(operation, schemas, probe, found.values))
        add({ ...place, side: "client", ...violation });
    coverage.add(operation, probe, received);
    // An error response that matches the contract conforms.
    for (const { check, cause: _cause, ...violation } of judgeResponse(contract, operation, { probe, received })
      .violations)
      if (check !== "not_a_server_error") add({ ...place, side: "server", ...violation });
  };
  return {
    record,
    report: (): ProxyReport => ({ exchanges, findings: [...findings.values()], responses: coverage.responses() }),
  };
}

/** Hop-by-hop headers (RFC 9110, 7.6.1). */
const ofOneConnection = new Set(["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "te"]);

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  upstream: URL,
  record: RecordExchange,
): Promise<void> {
  const body = await readAll(request);
  const path = request.url ?? "/";
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !ofOneConnection.has(name)));
  const send = upstream.protocol === "https:" ? httpsRequest : httpRequest;
  const received = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = send(
      new URL(upstream.pathname.replace(/\/$/, "") + path, upstream),
      { method: request.method ?? "GET", headers: { ...headers, host: upstream.host } },
      resolve,
    );
    sending.on("error", reject);
    response.on("close", () => sending.destroy());
    sending.end(body);
  });
  const receivedBody = await readAll(received);
  const status = received.statusCode ?? 0;
  record(
    { operationId: "", method: request.method ?? "GET", path, headers: flat(request), body, stores: false },
    { status, headers: flat(received), body: receivedBody },
  );
  const raw = received.rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && !ofOneConnection.has(name.toLowerCase()) ? [name, received.rawHeaders[index + 1] ?? ""] : [],
  );
  response.writeHead(status, raw).end(receivedBody);
}

const flat = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
