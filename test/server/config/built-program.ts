// Starts the built program with settings, and sends it requests.
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type SettingName, toVariable } from "../../../server/config/settings.ts";
import { type Serving, serve } from "../../support/program.ts";

export interface Running extends Serving {
  readonly folder: string;
  send(method: string, options?: SendOptions): Promise<Response>;
}
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

/** Starts the program with settings in its environment. */
export async function run(given: Environment, folder = newFolder()): Promise<Running> {
  const variables = Object.entries(given).map(([name, value]) => [toVariable(name), value]);
  const running = await serve([], { cwd: folder, env: Object.fromEntries(variables) });
  const send = (method: string, { headers = {}, body, path = "/v1/Contacts/C/PhoneNumbers" }: SendOptions = {}) =>
    fetch(`${running.url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { ...running, folder, send };
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
