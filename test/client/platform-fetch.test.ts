// What the platform's own fetch is given: no Request, which it would copy and lose the abort of; and one timer a call.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Fetch } from "../../client/index.ts";
import { createClient } from "./client-under-test.ts";
import { baseUrl, clientWith, json } from "./stub-fetch.ts";

const contactID = "C-1";

it("the platform's fetch receives a URL and options instead of a Request", async () => {
  const given: unknown[] = [];
  const before = globalThis.fetch;
  // What replaces the platform's later, such as a tracer, is used as well.
  const early = createClient({ baseUrl });
  globalThis.fetch = async (...args) => {
    given.push(args[0]);
    return json(200, []);
  };
  try {
    await early.listPhoneNumbers({ contactID });
  } finally {
    globalThis.fetch = before;
  }
  expect(given).toEqual([`${baseUrl}/v1/Contacts/${contactID}/PhoneNumbers`]);
  const { client, requests } = clientWith(() => json(200, []));
  await client.listPhoneNumbers({ contactID });
  expect(requests[0]).toBeInstanceOf(Request);
});

const throughOwn: Fetch = (url, init) => globalThis.fetch(url, init);

it.each<[string, boolean, { readonly fetch?: Fetch }]>([
  ["before the response", false, {}],
  ["inside the response's body", true, {}],
  ["before the response, in a fetch of the caller's,", false, { fetch: throughOwn }],
  ["inside the response's body, in a fetch of the caller's,", true, { fetch: throughOwn }],
])("a try that runs out of time %s closes its connection, though garbage was collected", async (_, begun, own) => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  let [opened, closed] = [0, 0];
  const server = createServer((request, response) => {
    opened++;
    request.socket.once("close", () => closed++);
    if (begun) response.writeHead(200, { "Content-Type": "application/json" }).write("[");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ baseUrl: url, timeoutMs: 500, tries: 1, ...own });
  const collecting = setInterval(collectGarbage, 50);
  const results = await Promise.all(Array.from({ length: 10 }, () => client.listPhoneNumbers({ contactID })));
  clearInterval(collecting);
  expect(results.map(({ status }) => status)).toEqual(Array(10).fill("timeout"));
  await expect.poll(() => closed).toBe(10);
  expect(opened).toBe(10);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it("a call runs one timer: the limit of the try or the rest of the deadline", async () => {
  // Fake ones: other files of the same worker may have left real ones.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  let during = 0;
  const { client } = clientWith(() => {
    during = vi.getTimerCount();
    return json(200, []);
  });
  await client.listPhoneNumbers({ contactID });
  expect(during).toBe(1);
});

it("a call aborted before its start reports that it was never sent", async () => {
  const { client } = clientWith(() => json(200, []), { token: "t" });
  const result = await client.listPhoneNumbers({ contactID }, { signal: AbortSignal.abort() });
  expect(result).toMatchObject({ status: "aborted", tries: 0 });
});
