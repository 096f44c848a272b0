// Starts the server with settings, in this process or as the built program, and sends it requests.
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readConfig } from "../../../server/config/config.ts";
import { type SettingName, toVariable } from "../../../server/config/settings.ts";
import { start } from "../../../server/start.ts";
import { type Serving, serve } from "../../support/program.ts";

export interface Running {
  readonly url: string;
  readonly folder: string;
  send(method: string, options?: SendOptions): Promise<Response>;
}
export type RunningProcess = Running & Serving;
export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly path?: string;
}
export type Environment = Readonly<Partial<Record<SettingName, string>>>;

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "effects-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the server with settings in this process, as `serve` does, which is much cheaper than a separate process. */
export async function run(given: Environment, folder = newFolder()): Promise<Running> {
  const database = { DATABASE_URL: `sqlite:${join(folder, "data/phone-numbers.sqlite")}` };
  const server = await start(readConfig([], { PORT: "0", ...database, LOG_LEVEL: "silent", ...toEnvironment(given) }));
  onTestFinished(() => server.close());
  return { url: server.url, folder, send: createSend(server.url) };
}

/** Starts the built program with settings in its environment. */
export async function runProcess(given: Environment): Promise<RunningProcess> {
  const folder = newFolder();
  const running = await serve([], { cwd: folder, env: toEnvironment(given) });
  return { ...running, folder, send: createSend(running.url) };
}

function toEnvironment(given: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [toVariable(name), value]));
}

function createSend(url: string): Running["send"] {
  return (method, { headers = {}, body, path = "/v1/Contacts/C/PhoneNumbers" } = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

export const number = (PhoneNumber: string) => ({ body: [{ PhoneNumber }] });
export const valid = number("+44 20 7946 0000");
export const statusOf = async (response: Promise<Response>) => (await response).status;
export const statusWith = async (given: Environment, options: SendOptions = {}) =>
  statusOf((await run(given)).send("GET", options));
export const infoOf = async (response: Promise<Response>) =>
  ((await (await response).json()) as { InfoMessage: string }).InfoMessage;

/** What a raw connection receives until it closes, or until `ms` have passed. */
export function received(url: string, text: string, ms = 10_000): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text));
  let data = "";
  socket.on("data", (chunk) => (data += chunk));
  socket.on("error", () => undefined);
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(data);
    });
  });
}
