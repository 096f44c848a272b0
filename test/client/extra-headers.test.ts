// Headers of the caller: of the client, of a call and of a hook; which wins, and what is left out.
import { describe, expect, it } from "vitest";
import { fetchTransport, openapiFetchTransport } from "../../client/index.ts";
import { clientWith, json, success } from "./stub-fetch.ts";

const contactID = "C-1";
const body = [{ PhoneNumber: "1" }];

describe("headers", () => {
  it.each([
    ["openapi-fetch", openapiFetchTransport],
    ["fetch", fetchTransport],
  ])(
    "of a hook win over those of the call, and these over the client's, in any letter case, over %s",
    async (_, transport) => {
      const { client, requests } = clientWith(() => json(200, success), {
        transport,
        headers: { "X-A": "client", "X-B": "client", "X-C": "client" },
        onRequest: () => ({ "x-c": "hook" }),
      });
      await client.updatePhoneNumbers({ contactID, body }, { headers: { "x-b": "call", "X-C": "call" } });
      await client.updatePhoneNumbers({ contactID, body });
      const sent = requests.map(({ headers }) => ["x-a", "x-b", "x-c"].map((name) => headers.get(name)));
      expect(sent).toEqual([
        ["client", "call", "hook"],
        ["client", "client", "hook"],
      ]);
    },
  );

  it("the headers of a call are sent with each of its tries", async () => {
    let failures = 1;
    const { client, requests } = clientWith(() => (failures-- > 0 ? json(503, {}) : json(200, [])), { baseDelayMs: 0 });
    await client.listPhoneNumbers({ contactID }, { headers: { "X-Trace": "7" } });
    expect(requests.map(({ headers }) => headers.get("x-trace"))).toEqual(["7", "7"]);
  });

  it("undefined and null headers are omitted, and never sent as words", async () => {
    const nothing = { "X-A": undefined, "X-B": null as unknown as string };
    const { client, requests } = clientWith(() => json(200, []), {
      headers: nothing,
      onRequest: () => nothing,
    });
    await client.listPhoneNumbers({ contactID }, { headers: nothing });
    const names: string[] = [];
    requests[0]?.headers.forEach((_, name) => void names.push(name));
    expect(names).toEqual(["accept"]);
  });

  it("undefined headers do not remove others", async () => {
    const { client, requests } = clientWith(() => json(200, []), { headers: { "X-A": "client" } });
    await client.listPhoneNumbers({ contactID }, { headers: { "x-a": undefined } });
    expect(requests[0]?.headers.get("x-a")).toBe("client");
  });

  it("a call refuses headers of the contract and the client before anything is sent", async () => {
    const { client, requests } = clientWith(() => json(200, []), { token: "t" });
    const byClient = ["Accept", "CONTENT-TYPE", "If-Match", "idempotency-KEY", "Authorization"];
    for (const name of byClient) {
      const result = await client.listPhoneNumbers({ contactID }, { headers: { [name]: "x" } });
      const error = { place: "headers", expected: `${name} is set by the client` };
      expect(result).toMatchObject({ status: "invalid-request", error });
    }
    expect(await client.listPhoneNumbers({ contactID }, { headers: { "X-Bad": "a\nb" } })).toMatchObject({
      status: "invalid-request",
      error: { place: "headers", expected: '"X-Bad" must be a header that HTTP allows' },
    });
    expect(requests).toHaveLength(0);
  });

  it("the Authorization header of a call is sent by a client without a token", async () => {
    const { client, requests } = clientWith(() => json(200, []));
    await client.listPhoneNumbers({ contactID }, { headers: { Authorization: "Basic x" } });
    expect(requests[0]?.headers.get("authorization")).toBe("Basic x");
  });

  it.each([[new Headers({ "X-A": "1" })], [[["X-A", "1"]]], ["X-A: 1"], [null]])(
    "must be an object of names and values, not %s, whose headers would be lost",
    async (headers) => {
      const create = () => clientWith(() => json(200, []), { headers: headers as unknown as Record<string, string> });
      if (headers === null) expect(create).not.toThrow();
      else expect(create).toThrow("headers: must be an object");
    },
  );
});

describe("the headers that onRequest returns", () => {
  it.each<[string, unknown]>([
    ["Headers", new Headers({ "X-A": "1" })],
    ["a Map", new Map([["X-A", "1"]])],
    ["a list", [["X-A", "1"]]],
    ["a text", "X-A: 1"],
    ["a number", 1],
    ["a Request", new Request("https://x.test")],
    ["a value with a line break", { "X-A": "s3\ncret" }],
    ["a name with a space", { "X A": "1" }],
  ])(
    "a header from onRequest that cannot be sent ends the call before anything is sent: %s",
    async (_name, returned) => {
      const { client, requests } = clientWith(() => json(200, []), {
        onRequest: () => returned as Record<string, string>,
      });
      const result = await client.listPhoneNumbers({ contactID });
      expect(result).toMatchObject({ status: "invalid-request", tries: 0, error: { place: "onRequest" } });
      expect(JSON.stringify(result)).not.toContain("cret");
      expect(requests).toHaveLength(0);
    },
  );

  it("onRequest may return null", async () => {
    const { client } = clientWith(() => json(200, []), { onRequest: () => null as unknown as undefined });
    expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: 200 });
  });
});

describe("hooks that return promises", () => {
  it("promises of hooks are awaited before the call continues", async () => {
    const order: string[] = [];
    const later = async (name: string) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(name);
    };
    let failures = 1;
    const { client, requests } = clientWith(
      () => {
        order.push("fetch");
        return failures-- > 0 ? json(503, {}) : json(200, []);
      },
      {
        baseDelayMs: 0,
        onRequest: async () => {
          await later("request");
          return { traceparent: "00-1" };
        },
        onResponse: () => later("response"),
        onRetry: () => later("retry"),
      },
    );
    await client.listPhoneNumbers({ contactID });
    expect(order).toEqual(["request", "fetch", "response", "retry", "request", "fetch", "response"]);
    expect(requests.map(({ headers }) => headers.get("traceparent"))).toEqual(["00-1", "00-1"]);
  });

  it.each(["onRequest", "onResponse", "onRetry"])(
    "a hook whose promise rejects makes the call reject with the same error: %s",
    async (hook) => {
      const failed = new Error("a defect of the caller");
      const { client } = clientWith(() => json(503, {}), { baseDelayMs: 0, [hook]: () => Promise.reject(failed) });
      await expect(client.listPhoneNumbers({ contactID })).rejects.toBe(failed);
    },
  );

  it.each(["onRequest", "onResponse", "onRetry"])(
    "hooks that return promises do not outlast the deadline: %s",
    async (hook) => {
      const { client } = clientWith(() => json(503, {}), {
        deadlineMs: 30,
        baseDelayMs: 0,
        // Stopped: on a busy machine the first try alone may take longer than the deadline.
        clock: () => 0,
        [hook]: () => new Promise(() => {}),
      });
      expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: "timeout" });
    },
  );
});
