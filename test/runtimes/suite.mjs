// The portable part of the client's suite: plain checks that run on any platform with fetch.

/** What the runner gives to every platform. */
// { service: URL of the server, flaky: URL of a server that sends 503 once per path, closed: URL without a listener }

const number = { PhoneNumber: " +44 (0)20 7946-0000 <&>\r\n😀", Notes: "0044207", IsPrimary: true };

function equal(actual, expected, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

const speak =
  (mediaType) =>
  async ({ createClient, unwrap }, { service }, contactID) => {
    const client = createClient({ baseUrl: service, mediaType });
    const updated = await unwrap(client.updatePhoneNumbers({ contactID, body: [number] }));
    equal(updated.body.InfoMessage.split(",")[0], "1 added", "InfoMessage");
    const listed = await unwrap(client.listPhoneNumbers({ contactID }));
    const [{ PhoneNumber, Notes, IsPrimary }] = listed.body;
    equal({ PhoneNumber, Notes, IsPrimary }, number, "the stored number");
    equal(
      (await client.listPhoneNumbers({ contactID, ifNoneMatch: listed.etag })).status,
      304,
      "a read of the same list",
    );
    const removed = await client.removePhoneNumber({ contactID, phoneNumberID: 1, ifMatch: listed.etag });
    equal(removed.status, 200, "the removal");
  };

const checks = {
  JSON: speak("application/json"),
  XML: speak("application/xml"),
  forms: speak("application/x-www-form-urlencoded"),
  "the small client without openapi-fetch": async (parts, { service }, contactID) => {
    const { createClientWith, fetchTransport, jsonFormat } = parts;
    const client = createClientWith({ baseUrl: ` ${service}\n`, format: jsonFormat(), transport: fetchTransport });
    equal((await client.updatePhoneNumbers({ contactID, body: [number] })).status, 200, "status");
  },
  "a refusal of the contract": async ({ createClient, unwrap, isHTTPError }, { service }, contactID) => {
    const client = createClient({ baseUrl: service });
    const result = await client.updatePhoneNumbers({ contactID, body: [{ PhoneNumber: " " }] });
    equal([result.status, result.body?.ErrorCode], [422, "PhoneNumberMissing"], "result");
    const thrown = await unwrap(result).catch((error) => error);
    equal(isHTTPError(thrown), true, "the thrown error is an HTTPError");
  },
  "an argument that breaks the contract": async ({ createClient }, { service }) => {
    const result = await createClient({ baseUrl: service }).listPhoneNumbers({ contactID: "" });
    equal([result.status, result.tries], ["invalid-request", 0], "result");
  },
  "an unknown option": async ({ createClient }, { service }) => {
    let message = "";
    try {
      createClient({ baseUrl: service, timeout: 5 });
    } catch (error) {
      message = error.message;
    }
    equal(message.includes('did you mean "timeoutMs"'), true, "the message names the option that is meant");
  },
  "a retry after 503, with the same key": async ({ createClient }, { flaky }, contactID) => {
    const keys = [];
    const fetch = (url, init) => {
      keys.push(init.headers["idempotency-key"]);
      return globalThis.fetch(url, init);
    };
    const client = createClient({ baseUrl: flaky, baseDelayMs: 1, fetch });
    const result = await client.updatePhoneNumbers({ contactID, body: [number] });
    equal([result.status, result.tries], [200, 2], "result");
    equal(keys[0] !== undefined && keys[0] === keys[1], true, "both tries have one key");
  },
  "a server that is not there": async ({ createClient }, { closed }, contactID) => {
    const result = await createClient({ baseUrl: closed, tries: 2, baseDelayMs: 1 }).listPhoneNumbers({ contactID });
    equal([result.status, result.tries], ["network-failure", 2], "result");
  },
  "a server that does not respond in time": async ({ createClient }, { silent }, contactID) => {
    const result = await createClient({ baseUrl: silent, tries: 1, timeoutMs: 200 }).listPhoneNumbers({ contactID });
    equal([result.status, result.error?.limit], ["timeout", "timeoutMs"], "result");
  },
  "an abort": async ({ createClient }, { silent }, contactID) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 50);
    const result = await createClient({ baseUrl: silent }).listPhoneNumbers({ contactID }, controller);
    equal([result.status, result.error?.cause], ["aborted", "enough"], "result");
  },
  "hooks and headers": async ({ createClient }, { service }, contactID) => {
    const events = [];
    const client = createClient({
      baseUrl: service,
      onRequest: async ({ tries }) => void events.push(`request ${tries}`),
      onResponse: async ({ status }) => void events.push(`response ${status}`),
    });
    await client.listPhoneNumbers({ contactID });
    equal(events, ["request 1", "response 200"], "events");
  },
};

/** The failed checks, one line each, and how many there were. */
export async function runSuite(client, servers, platform) {
  const failures = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(client, servers, `${platform}-${name.replace(/\W/g, "")}`);
    } catch (error) {
      failures.push(`${name}: ${error?.message ?? error}`);
    }
  }
  return { checks: Object.keys(checks).length, failures };
}
