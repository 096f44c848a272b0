// A refusal that arrives while the body is still being sent is that refusal, after one upload.
import { createServer, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startTestServer, tokens } from "../support/server.ts";
import { createClient } from "./client-under-test.ts";

const contactID = "C-1";
/** Several megabytes: more than the socket buffers of both sides hold. */
const body = Array.from({ length: 900 }, () => ({ PhoneNumber: "555-0100", Notes: "x".repeat(4_000) }));

function refusal(status: number, errorCode: string, headers = ""): string {
  const text = JSON.stringify({ IsSuccess: false, ErrorCode: errorCode, ErrorMessage: "no", InfoMessage: null });
  return `HTTP/1.1 ${status} No\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n${headers}\r\n${text}`;
}

/** Responds to each connection at its first bytes, the request's head. */
async function startServer(answer: (socket: Socket) => void): Promise<{ url: string; connections: () => number }> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => {}).once("data", () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, connections: () => connections };
}

const close = "Connection: close\r\n";

it.each<[string, number, string, (socket: Socket, text: string) => void]>([
  ["reads on and closes", 413, close, (socket, text) => socket.end(text).resume()],
  ["closes and reads no more", 413, close, (socket, text) => socket.pause().end(text)],
  ["resets the connection once the response is out", 413, close, (s, text) => s.pause().write(text, () => s.destroy())],
  ["keeps the connection and reads no more", 413, "", (socket, text) => socket.pause().write(text)],
  ["says that the caller has no scope", 403, close, (socket, text) => socket.pause().end(text)],
  ["says that the media type is wrong", 415, close, (socket, text) => socket.pause().end(text)],
])("the client returns the refusal of a server that %s", async (_name, status, headers, answer) => {
  const { url, connections } = await startServer((socket) =>
    answer(socket, refusal(status, "ContentTooLarge", headers)),
  );
  const client = createClient({ baseUrl: url, baseDelayMs: 1, maxDelayMs: 1 });
  expect(await client.updatePhoneNumbers({ contactID, body })).toMatchObject({ status, tries: 1 });
  expect(connections()).toBe(1);
});

it("the client returns this project's 413 for a body above the limit", async () => {
  const server = await startTestServer({ bodyLimitBytes: 100_000 });
  onTestFinished(() => server.close());
  const client = createClient({ baseUrl: server.url, token: tokens.all, baseDelayMs: 1, maxDelayMs: 1 });
  expect(await client.updatePhoneNumbers({ contactID, body })).toMatchObject({
    status: 413,
    tries: 1,
    body: { ErrorCode: "ContentTooLarge" },
  });
});

it("the client does not send a body that exceeds the contract's bounds", async () => {
  const { url, connections } = await startServer((socket) => socket.destroy());
  const tooLong = [{ PhoneNumber: "555-0100", Notes: "x".repeat(1_000_000) }];
  for (const list of [tooLong, Array.from({ length: 100_001 }, () => ({}))]) {
    expect(await createClient({ baseUrl: url }).updatePhoneNumbers({ contactID, body: list })).toMatchObject({
      status: "invalid-request",
      tries: 0,
    });
  }
  expect(connections()).toBe(0);
});
