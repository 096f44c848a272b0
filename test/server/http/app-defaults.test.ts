// The limits of a server that is created without any, and what Fastify's own defaults would do differently.
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp } from "../../../server/app.ts";
import type { Service } from "../../../server/service.ts";
import { freshContact, securityHandlers, startTestServer, type TestServer, tokens } from "../../support/server.ts";
import { stubService } from "../../support/stub-service.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const json = { "content-type": "application/json" };

it("a server without settings has the documented limits, and a longer time to keep a connection than a proxy", async () => {
  const app = await createApp({ service: stubService(), securityHandlers });
  const { keepAliveTimeout, requestTimeout, headersTimeout, maxConnections } = app.server;
  expect({ keepAliveTimeout, requestTimeout, headersTimeout, maxConnections }).toEqual({
    keepAliveTimeout: 72_000,
    requestTimeout: 30_000,
    headersTimeout: 30_000,
    maxConnections: Number.POSITIVE_INFINITY,
  });
  await app.close();
});

it("the time for a request is also that for its headers, which Node would end after a minute", async () => {
  const app = await createApp({ service: stubService(), securityHandlers, requestTimeoutMs: 3_600_000 });
  expect(app.server).toMatchObject({ requestTimeout: 3_600_000, headersTimeout: 3_600_000 });
  await app.close();
});

it("a server without settings takes a body of 4 MiB, and no byte more", async () => {
  const send = (bytes: number) => {
    const body = `[]${" ".repeat(bytes - 2)}`;
    return server.send({ method: "POST", path: freshContact().path, headers: json, body });
  };
  expect([(await send(4_194_304)).status, (await send(4_194_305)).status]).toEqual([200, 413]);
});

it("a server without settings takes request headers of 16 KiB, and a contact id as long as the contract says", async () => {
  const send = (bytes: number) => server.send({ path: "/health", headers: { "x-long": "x".repeat(bytes) } });
  expect([(await send(15_000)).status, (await send(17_000)).status]).toEqual([404, 431]);
  const id = (length: number) => server.send({ path: `/v1/Contacts/${"c".repeat(length)}/PhoneNumbers` });
  expect([(await id(128)).status, (await id(129)).status]).toEqual([200, 400]);
  expect((await server.send({ path: `${freshContact().path}/` })).status).toBe(200);
});

it("a server without settings does not validate its responses", async () => {
  const listPhoneNumbers = async () => ({
    status: 200,
    body: [{ Notes: "n".repeat(4_001) }],
    headers: { etag: '"1"' },
  });
  const app = await createApp({
    service: stubService({ listPhoneNumbers: listPhoneNumbers as never }),
    securityHandlers,
  });
  const headers = { authorization: `Bearer ${tokens.all}`, host: "localhost" };
  expect((await app.inject({ url: freshContact().path, headers })).statusCode).toBe(200);
  await app.close();
});

it("a request that arrives while the server closes is served as the contract says", async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const listPhoneNumbers: Service["listPhoneNumbers"] = async () => {
    await released;
    return { status: 200, body: [], headers: { etag: '"1"' } };
  };
  const app = await createApp({ service: stubService({ listPhoneNumbers }), securityHandlers });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => (text += chunk));
  const request = `GET ${freshContact().path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.all}\r\n\r\n`;
  const arrived = once(app.server, "request");
  socket.write(request);
  await arrived;
  const closed = app.close();
  socket.write(request);
  // The server reads the second request before it answers the first.
  await expect.poll(() => socket.bytesWritten).toBe(2 * request.length);
  await once(app.server, "request");
  release();
  await closed;
  await expect.poll(() => text.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 200"]);
  socket.destroy();
});
