// A token function: asked for each call, and once more after a 401.
import { describe, expect, it } from "vitest";
import { clientWith, json, success } from "./stub-fetch.ts";

const contactID = "C-1";
const body = [{ PhoneNumber: "555-0100" }];
const refusal = { IsSuccess: false, ErrorCode: "InvalidCredentials", ErrorMessage: "no", InfoMessage: null };
const unauthorized = () => json(401, refusal);

describe("a token function", () => {
  const authorizations = (requests: readonly Request[]) => requests.map(({ headers }) => headers.get("authorization"));

  it("a token function is called once more after a 401, for any operation", async () => {
    const asked: boolean[] = [];
    const { client, requests } = clientWith(
      (request) => (request.headers.get("authorization") === "Bearer new" ? json(200, success) : unauthorized()),
      {
        token: ({ refresh }) => {
          asked.push(refresh);
          return refresh ? "new" : "old";
        },
        tries: 1,
      },
    );
    const result = await client.updatePhoneNumbers({ contactID, body });
    expect(result).toMatchObject({ status: 200, tries: 2 });
    expect(asked).toEqual([false, true]);
    expect(authorizations(requests)).toEqual(["Bearer old", "Bearer new"]);
    const [first, second] = requests.map(({ headers }) => headers.get("idempotency-key"));
    expect(second).toBe(first);
    expect(await requests[1]?.text()).toBe(JSON.stringify(body));
  });

  it("a call that gets a 401 with its new token too returns that response", async () => {
    let count = 0;
    // A client that went on for ever would never give the test its turn.
    const answer = () => (count > 10 ? json(200, []) : unauthorized());
    const { client, requests } = clientWith(answer, { token: async () => `t${++count}` });
    expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: 401, tries: 2 });
    expect(authorizations(requests)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("a token function without another token causes no further try, and neither does a fixed token", async () => {
    for (const token of ["same", () => "same"]) {
      const { client, requests } = clientWith(unauthorized, { token });
      expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: 401, tries: 1 });
      expect(requests).toHaveLength(1);
    }
  });

  it("a token function is called for one refresh when several calls are refused together", async () => {
    let refreshes = 0;
    const { client } = clientWith(
      (request) => (request.headers.get("authorization") === "Bearer new" ? json(200, []) : unauthorized()),
      {
        token: async ({ refresh }) => {
          if (!refresh) return "old";
          refreshes++;
          await new Promise((resolve) => setTimeout(resolve, 20));
          return "new";
        },
      },
    );
    const results = await Promise.all(Array.from({ length: 20 }, () => client.listPhoneNumbers({ contactID })));
    expect(results.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(refreshes).toBe(1);
  });

  it("a token function that fails at its refresh is a token failure, and works again at the next call", async () => {
    let broken = true;
    const { client } = clientWith(
      (request) => (request.headers.get("authorization") === "Bearer new" ? json(200, []) : unauthorized()),
      {
        token: ({ refresh }) => {
          if (refresh && broken) throw new Error("no refresh");
          return refresh ? "new" : "old";
        },
      },
    );
    const failed = await client.listPhoneNumbers({ contactID });
    expect(failed).toMatchObject({ status: "token-failure", tries: 1 });
    broken = false;
    expect(await client.listPhoneNumbers({ contactID })).toMatchObject({ status: 200 });
  });

  it("a refresh of the token does not cost one of the tries", async () => {
    const statuses = [401, 503, 200];
    const events: number[][] = [];
    const { client } = clientWith(
      () => {
        const status = statuses.shift() ?? 500;
        const failed = { IsSuccess: false, ErrorCode: null, ErrorMessage: "no", InfoMessage: null };
        return json(status, status === 200 ? [] : failed);
      },
      {
        token: ({ refresh }) => (refresh ? "new" : "old"),
        tries: 2,
        baseDelayMs: 1,
        random: () => 1,
        onRetry: ({ tries, waitMs }) => void events.push([tries, waitMs]),
      },
    );
    expect(await client.listPhoneNumbers({ contactID: "C-1" })).toMatchObject({ status: 200, tries: 3 });
    // The next of all that are sent, after the first back-off.
    expect(events).toEqual([[3, 1]]);
  });
});
