// Starts a reference server on a free port of loopback, and sends it requests over plain HTTP.
import { request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Received, Sent } from "../../support/server.ts";
import { createMinimalServer, type MinimalServerOptions } from "./minimal-server.ts";

export interface ReferenceServer {
  readonly url: string;
  /** Sends one request, with the token that may do everything unless the headers say otherwise. */
  send(sent: Sent): Promise<Received>;
  /** Sends bytes as they are and gives all that comes back before the server ends the connection, or within a second. */
  sendRaw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

export const referenceTokens = {
  "token-of-all": ["contacts:read", "contacts:write"],
  "token-of-reader": ["contacts:read"],
  "token-of-writer": ["contacts:write"],
} as const;

/** With the tokens above, unless the options say otherwise. */
export async function startReferenceServer(options: MinimalServerOptions = {}): Promise<ReferenceServer> {
  const server = createMinimalServer({ tokens: referenceTokens, ...options });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    send: (sent) => send(port, sent),
    sendRaw: (bytes) => sendRaw(port, bytes),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(port: number, { method = "GET", path = "/", headers = {}, body }: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const all = { authorization: "Bearer token-of-all", ...length, ...headers };
    const request = httpRequest({ host: "127.0.0.1", port, method, path, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.on("error", reject).end(body);
  });
}

function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject).on("close", () => resolve(Buffer.concat(chunks).toString()));
  });
}
