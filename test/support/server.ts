// Starts the real server on a real port and database file for tests, and sends it requests over plain HTTP.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AppDependencies, createApp } from "../../server/app.ts";
import { createIdentifyStored } from "../../server/auth/stored-tokens.ts";
import { createTokenHandler } from "../../server/auth/token-handler.ts";
import { createUpdateRules } from "../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../server/phone-numbers/handlers.ts";
import type { PhoneNumberStore } from "../../server/storage/phone-number-store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/sqlite-store.ts";
import { memoryTokens } from "./memory-tokens.ts";

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  /** A list of pairs may repeat a name. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export const tokens = { all: "token-of-all", reader: "token-of-reader", writer: "token-of-writer" } as const;

const both = ["contacts:read", "contacts:write"];

export const securityHandlers = {
  bearerToken: createTokenHandler({
    identify: createIdentifyStored(
      memoryTokens([
        { name: "all", token: tokens.all, scopes: both },
        { name: "reader", token: tokens.reader, scopes: ["contacts:read"] },
        { name: "writer", token: tokens.writer, scopes: ["contacts:write"] },
      ]),
    ),
  }),
};

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly store: PhoneNumberStore;
  /** Sends one request, with the token that may do everything unless the headers say otherwise. */
  send(sent: Sent): Promise<Received>;
  /** Sends bytes as they are and gives all bytes that come back before the server ends the connection, or after a while. */
  sendRaw(bytes: string | Buffer, waitMs?: number): Promise<string>;
  /** The stored numbers of a contact, as GET gives them. */
  stored(contactID: string): Promise<unknown[]>;
  close(): Promise<void>;
}

export interface TestServerOptions extends Partial<AppDependencies> {
  readonly knownContacts?: boolean;
  /** Another server's store, which that one closes. Default: a new SQLite store. */
  readonly store?: PhoneNumberStore;
}

/** A path of a contact that no other test uses. */
export function freshContact(): { contactID: string; path: string } {
  const contactID = randomUUID();
  return { contactID, path: `/v1/Contacts/${contactID}/PhoneNumbers` };
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "phone-numbers-"));
  const { knownContacts = false, store = openSqliteStore({ file: join(folder, "test.sqlite") }) } = options;
  const service = createHandlers({ store, rules: createUpdateRules(), knownContacts });
  const app = await createApp({ service, securityHandlers, validateResponses: true, ...options });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const port = Number(new URL(url).port);
  const agent = new Agent({ keepAlive: true });
  const send = (sent: Sent) => sendHttp(port, agent, sent);
  return {
    url,
    port,
    store,
    send,
    sendRaw: (bytes, waitMs = 30_000) => sendBytes(port, bytes, waitMs),
    async stored(contactID) {
      const { text } = await send({ path: `/v1/Contacts/${encodeURIComponent(contactID)}/PhoneNumbers` });
      return JSON.parse(text) as unknown[];
    },
    async close() {
      agent.destroy();
      await app.close();
      if (options.store === undefined) await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function sendHttp(
  port: number,
  agent: Agent,
  { method = "GET", path = "/", headers = {}, body }: Sent,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const all = { authorization: `Bearer ${tokens.all}`, ...length, ...headers };
    const request = httpRequest({ host: "127.0.0.1", port, agent, method, path, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

function sendBytes(port: number, bytes: string | Buffer, waitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(chunks).toString());
    };
    const timer = setTimeout(finish, waitMs);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("close", finish);
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" ? finish() : reject(error)));
  });
}
