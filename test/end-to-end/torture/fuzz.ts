// Sends random requests to a server with access control, and validates every response.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operations } from "../../../generated/operations.ts";
import { violationsOf } from "../../support/contract.ts";
import type { Received } from "../../support/server.ts";
import { createIntegers, type Random, type RandomRequest, randomRequest, toBrokenBytes } from "./random-request.ts";
import { cli, type Server, startServer } from "./start-server.ts";

export interface FuzzReport {
  readonly requests: number;
  readonly seed: number;
  /** Responses by status; "closed": the connection ended without one. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Undeclared responses, hangs and lost connections; the first of them. */
  readonly problems: readonly string[];
}

const connections = 16;
/** No response in this time: a hang. */
const hangMs = 20_000;
const maxProblems = 20;

/** The same seed sends the same requests, though in another order among the connections. */
export async function fuzz(
  requests: number,
  seed: number,
  onRequest: (count: number) => void = () => undefined,
): Promise<FuzzReport> {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  const database = ["--database", join(folder, "fuzz.sqlite")];
  const server = await startServer([...database, "--auth", "tokens", "--validate-responses", "on"]);
  const token = (name: string, scopes: string): string => {
    const create = [cli, "token", "create", ...database, "--name", name, "--scopes", scopes];
    return `Bearer ${/^cpn_\S+/m.exec(execFileSync(process.execPath, create, { encoding: "utf8" }))?.[0]}`;
  };
  const statuses: Record<string, number> = {};
  const problems: string[] = [];
  try {
    const both = "contacts:read,contacts:write";
    const tokens = [token("all", both), token("reader", "contacts:read"), token("writer", "contacts:write")];
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const next = createIntegers(seed);
    let left = requests;
    const work = async (): Promise<void> => {
      while (left-- > 0 && problems.length < maxProblems) {
        const own = createIntegers(next(2 ** 32));
        const { status, problem } = await attempt(server, agent, own, randomRequest(own, tokens));
        statuses[status] = (statuses[status] ?? 0) + 1;
        onRequest(requests - left);
        if (problem !== undefined) problems.push(problem);
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
    agent.destroy();
    if (server.child.exitCode !== null) problems.push("the server ended");
  } finally {
    server.child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
  return { requests, seed, statuses, problems };
}

interface Outcome {
  readonly status: number | "closed";
  readonly problem?: string;
}

async function attempt({ port }: Server, agent: Agent, random: Random, sent: RandomRequest): Promise<Outcome> {
  const isBroken = random(8) === 0;
  const described = `${sent.method} ${sent.path} ${JSON.stringify(sent.headers)} ${sent.body?.toString("base64") ?? ""}`;
  try {
    if (isBroken) {
      const text = await sendBytes(port, toBrokenBytes(random, sent));
      const found = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
      const failed = found.find((status) => status >= 500 && status !== 503);
      return { status: found[0] ?? "closed", ...(failed && { problem: `${failed} for broken ${described}` }) };
    }
    const received = await send(port, agent, sent);
    const violations = judge(sent, received);
    const problem = violations.length > 0 ? `${received.status} ${violations.join("; ")}: ${described}` : undefined;
    return { status: received.status, ...(problem !== undefined && { problem }) };
  } catch (error) {
    return { status: "closed", problem: `${(error as Error).message}: ${described}` };
  }
}

/** Every failure has the same form, on unknown paths too. A response of HEAD has no body to judge. */
function judge({ method, path }: RandomRequest, received: Received): string[] {
  if (received.status === 500) return ["a failure of the server"];
  if (method === "HEAD" || received.status === 204) return [];
  const [pathname = ""] = path.split("?");
  const called = Object.entries(operations).find(([, each]) => each.method === method && fits(each.path, pathname));
  if (called === undefined && received.status < 400) return ["unexpected success"];
  return violationsOf(called?.[0] ?? anyOperation, received);
}

const [anyOperation = ""] = Object.keys(operations);

/** Whether a path is one of the template's, in any letter case and with a slash at its end. */
function fits(template: string, pathname: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]*")}/?$`, "i").test(pathname);
}

function send(port: number, agent: Agent, { method, path, headers, body }: RandomRequest): Promise<Received> {
  return new Promise((resolve, reject) => {
    const length =
      body === undefined || headers["transfer-encoding"] !== undefined ? {} : { "content-length": body.length };
    const outgoing = request(
      { host: "127.0.0.1", port, agent, method, path, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          clearTimeout(timer);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    const timer = setTimeout(() => outgoing.destroy(new Error("no response")), hangMs);
    outgoing.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.end(body);
  });
}

/** Sends bytes, ends its side, and waits until the server has ended the connection. */
function sendBytes(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect({ port, host: "127.0.0.1" }, () => socket.end(bytes));
    const timer = setTimeout(() => reject(new Error("the connection stays open")), hangMs);
    socket.on("data", (chunk) => (text += chunk.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(text);
    });
  });
}
