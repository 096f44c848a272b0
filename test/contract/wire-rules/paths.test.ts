// P1, P2: how paths match, and the response to another method.
import { expect, it } from "vitest";
import { freshContact } from "../../support/server.ts";
import { useServer } from "./harness.ts";

const server = useServer();

it.each([
  ["in lower case", (path: string) => path.toLowerCase()],
  [
    "in upper case",
    (path: string) => path.replace("/v1/Contacts/", "/V1/CONTACTS/").replace("/PhoneNumbers", "/PHONENUMBERS"),
  ],
  ["with one trailing slash", (path: string) => `${path}/`],
])("P1: paths match %s", async (_name, change) => {
  const { path } = freshContact();
  const headers = { "content-type": "application/json" };
  const posted = await server().send({ method: "POST", path: change(path), headers, body: '[{"PhoneNumber":"5"}]' });
  expect(posted.status).toBe(200);
  expect(JSON.parse((await server().send({ path })).text)).toHaveLength(1);
});

it("P1: a contactID keeps its letter case", async () => {
  const { contactID } = freshContact();
  const headers = { "content-type": "application/json" };
  await server().send({
    method: "POST",
    path: `/v1/Contacts/${contactID}-A/PhoneNumbers`,
    headers,
    body: '[{"PhoneNumber":"5"}]',
  });
  expect(await server().stored(`${contactID}-A`)).toHaveLength(1);
  expect(await server().stored(`${contactID}-a`)).toHaveLength(0);
});

it.each([
  ["%20", "a%20b", "a b"],
  ["%2F", "a%2Fb", "a/b"],
  ["non-ASCII", "%C3%A9", "\u00e9"],
  // Longer in lower case: a router that folds the whole path then miscounts the position.
  ["U+0130", "%C4%B0", "\u0130"],
])("P1: %s in a contactID is decoded", async (_name, written, contactID) => {
  const unique = freshContact().contactID;
  const headers = { "content-type": "application/json" };
  await server().send({
    method: "POST",
    path: `/v1/Contacts/${unique}${written}/PhoneNumbers`,
    headers,
    body: '[{"PhoneNumber":"5"}]',
  });
  expect(await server().stored(unique + contactID)).toHaveLength(1);
});

it.each(["", "%20", "%09x", "x%20", "%00", "a%0Ab", "%C2%85"])(
  "P1: the contactID '%s' is refused once decoded",
  async (written) => {
    const answer = await server().send({ path: `/v1/Contacts/${written}/PhoneNumbers` });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([400, { ErrorCode: "InvalidParameter" }]);
  },
);

it.each(["/v1/Contacts/1/PhoneNumbers//", "/v1//Contacts/1/PhoneNumbers", "/v1/Contacts/1"])(
  "P1: %s is no path of the contract",
  async (path) => {
    expect((await server().send({ path })).status).toBe(404);
  },
);

it.each([
  ["PUT", "", "GET, HEAD, POST"],
  ["DELETE", "/", "GET, HEAD, POST"],
  ["PUT", "?a=/b", "GET, HEAD, POST"],
  ["GET", "/1", "DELETE"],
  ["TRACE", "", "GET, HEAD, POST"],
])("P2: %s on the list%s is 405 with Allow", async (method, suffix, allow) => {
  const answer = await server().send({ method, path: freshContact().path.toUpperCase() + suffix });
  expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
});

it.each(["01", "+1", "-1", "%201", "1%20", "1.0", "1e0", "0x1", "0", "2147483648", "9".repeat(30), "x"])(
  "an id is a plain decimal number: not %s",
  async (id) => {
    const { path } = freshContact();
    const { status, text } = await server().send({ method: "DELETE", path: `${path}/${id}` });
    expect([status, JSON.parse(text).ErrorCode]).toEqual([400, "InvalidParameter"]);
  },
);
