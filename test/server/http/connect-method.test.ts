// CONNECT leaves the connection to its listener: Node removes its own listeners, that for errors too.
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { refuseConnect } from "../../../server/http/client-error-handler.ts";

it("a caller that resets the connection after its CONNECT was refused does not end the process", async () => {
  const server = createServer();
  onTestFinished(() => void server.close());
  refuseConnect(server, () => undefined);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const uncaught: unknown[] = [];
  const observe = (error: unknown) => uncaught.push(error);
  process.on("uncaughtExceptionMonitor", observe);
  onTestFinished(() => void process.off("uncaughtExceptionMonitor", observe));
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const caller = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [connection] = await accepted;
  // Not once(), which would listen for errors.
  const closed = new Promise((resolve) => connection.on("close", resolve));
  caller.write("CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n");
  await once(caller, "data");
  caller.resetAndDestroy();
  await closed;
  expect([connection.errored, uncaught]).toEqual([expect.objectContaining({ code: "ECONNRESET" }), []]);
});
