// A connection to PostgreSQL that breaks where a test wants it to.
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Cut {
  /** The connection is cut when a message holds this text. */
  readonly at: string;
  /** Whether the server still gets that message. */
  readonly delivered: boolean;
  /** How many connections are cut; later ones work. */
  readonly times: number;
}

/** Puts a proxy in front of the database, and returns the connection string through it. */
export async function cutConnection(connectionString: string, { at, delivered, times }: Cut): Promise<string> {
  let left = times;
  return startProxy(connectionString, (client, server) => {
    server.on("data", (chunk) => client.write(chunk));
    client.on("data", (chunk) => {
      if (left === 0 || !chunk.includes(at)) return void server.write(chunk);
      left--;
      client.destroy();
      if (delivered) server.end(chunk);
      else server.destroy();
    });
  });
}

/** Puts a proxy in front of the database that names another process of the server than it is, as poolers do. */
export async function disguiseProcess(connectionString: string): Promise<string> {
  const keyData = Buffer.from([0x4b, 0, 0, 0, 12]);
  return startProxy(connectionString, (client, server) => {
    server.on("data", (chunk) => {
      const at = chunk.indexOf(keyData);
      if (at >= 0) chunk.writeInt32BE(chunk.readInt32BE(at + keyData.length) + 1, at + keyData.length);
      client.write(chunk);
    });
    client.on("data", (chunk) => server.write(chunk));
  });
}

/** Puts a proxy in front of the database that replaces a text of the statements by another one of the same length. */
export async function rewriteStatements(connectionString: string, text: string, replacement: string): Promise<string> {
  if (text.length !== replacement.length) throw new Error("the texts differ in length");
  return startProxy(connectionString, (client, server) => {
    server.on("data", (chunk) => client.write(chunk));
    client.on("data", (chunk) => {
      for (let at = chunk.indexOf(text); at >= 0; at = chunk.indexOf(text, at + 1)) chunk.write(replacement, at);
      server.write(chunk);
    });
  });
}

/** Puts a proxy in front of the database that counts how often a client sends something after a response, or first. */
export async function countRoundTrips(
  connectionString: string,
): Promise<{ readonly connectionString: string; count(): number }> {
  let trips = 0;
  const through = await startProxy(connectionString, (client, server) => {
    let isAnswered = true;
    server.on("data", (chunk) => {
      isAnswered = true;
      client.write(chunk);
    });
    client.on("data", (chunk) => {
      if (isAnswered) trips++;
      isAnswered = false;
      server.write(chunk);
    });
  });
  return { connectionString: through, count: () => trips };
}

/** The connection string of a proxy that ends with the test; `join` hands on what each side says. */
async function startProxy(connectionString: string, join: (client: Socket, server: Socket) => void): Promise<string> {
  const url = new URL(connectionString);
  const target = Number(url.port);
  const proxy = createServer((client) => {
    const server = connect(target, url.hostname);
    join(client, server);
    client.on("error", () => undefined).on("close", () => server.end());
    server.on("error", () => undefined).on("close", () => client.destroy());
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  if (address !== null && typeof address === "object") url.port = String(address.port);
  return url.href;
}
