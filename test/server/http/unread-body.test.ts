// A refused body: the response must reach a caller that reads only once it has sent everything.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { linger } from "../../../server/http/unread-body.ts";
import { freshContact, startTestServer, type TestServer, tokens } from "../../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("a caller that sends 24 MiB before it reads gets the whole 413, and then the end of the connection", async () => {
  const chunk = Buffer.alloc(1024 * 1024, " ");
  const chunks = 24;
  const socket = connect(server.port, "127.0.0.1");
  const errors: Error[] = [];
  socket.on("error", (error) => errors.push(error));
  await once(socket, "connect");
  socket.write(
    `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${chunks * chunk.length}\r\n\r\n`,
  );
  for (let sent = 0; sent < chunks; sent++) await new Promise((resolve) => socket.write(chunk, resolve));
  let text = "";
  socket.on("data", (data: Buffer) => (text += data.toString()));
  await once(socket, "end");
  socket.destroy();
  expect(errors).toEqual([]);
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
  const [head = "", body = ""] = text.split("\r\n\r\n");
  expect(body).toHaveLength(Number(/content-length: (\d+)/i.exec(head)?.[1]));
});

it.each([
  ["of unknown length", "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n"],
  ["that is too long", "Content-Length: 99999999\r\n\r\n["],
])("a refused upload %s ends its connection", async (_what, rest) => {
  const head = `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wrong\r\nContent-Type: application/json\r\n`;
  const response = await server.sendRaw(head + rest, 2_000);
  expect(response).toMatch(/^HTTP\/1\.1 401 /);
  expect(response).toMatch(/\r\nconnection: close\r\n/i);
});

it("a refused upload whose caller waits for 100 ends its connection: the body may never come", async () => {
  const head = `POST ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wrong\r\nContent-Type: application/json\r\n`;
  const response = await server.sendRaw(`${head}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n`, 2_000);
  expect(response).toMatch(/^HTTP\/1\.1 401 /);
  expect(response).toMatch(/\r\nconnection: close\r\n/i);
  const whole = await server.sendRaw(`${head}Content-Length: 2\r\n\r\n[]`, 200);
  expect(whole).toMatch(/^HTTP\/1\.1 401 /);
  expect(whole).not.toMatch(/\r\nconnection: close\r\n/i);
});

it("a caller that neither sends nor closes loses its connection after the time", async () => {
  const silent = createServer({ allowHalfOpen: true }, (socket) => {
    socket.end("response");
    linger(socket, 1);
  });
  await once(silent.listen(0, "127.0.0.1"), "listening");
  const { port } = silent.address() as AddressInfo;
  const caller = connect({ port, host: "127.0.0.1", allowHalfOpen: true }).resume();
  const [refused] = (await once(silent, "connection")) as [Socket];
  await expect.poll(() => refused.destroyed).toBe(true);
  caller.destroy();
  silent.close();
});
