// No message repeats a name or key that does not look like one: a phone number sent as a key must not come back.
import { expect, it } from "vitest";
import { freshContact } from "../../support/server.ts";
import { formType, xmlItem as item, useServer } from "./harness.ts";

const server = useServer();
const five = "<PhoneNumber>5</PhoneNumber>";

const phone = "6175550100";
it.each(["555.010.0199=5", "[555][010][0199]=5", "[0].tel_555_010_0199=5", "[55][50][10][01][99].PhoneNumber=5"])(
  "ErrorMessage does not repeat a phone number whose digits are apart in a form key: %s",
  async (body) => {
    const { path } = freshContact();
    const { status, text } = await server().send({
      method: "POST",
      path,
      headers: { "content-type": formType, accept: "application/json" },
      body,
    });
    expect(status).toBe(400);
    expect(JSON.parse(text).ErrorMessage).toMatch(/^a key \(not shown\): /);
  },
);

it.each([
  ["with a phone number whose digits are apart", "urn:555-010-0199"],
  ["of 257 characters", `urn:${"x".repeat(253)}`],
])("ErrorMessage does not repeat an XML namespace %s", async (_what, namespace) => {
  const headers = { "content-type": "text/xml", accept: "application/json" };
  const body = `<ArrayOfPhoneNumberDTO xmlns="${namespace}"/>`;
  const { text } = await server().send({ method: "POST", path: freshContact().path, headers, body });
  expect(JSON.parse(text).ErrorMessage).toMatch(/another namespace \(not shown\)$/);
});

it.each<[string, string, string]>([
  ["a JSON member", "application/json", `[{"${phone}":"x"}]`],
  ["a JSON member with letters", "application/json", `[{"tel+${phone}":"x"}]`],
  ["a nested JSON member", "application/json", `[{"PhoneNumber":{"${phone}":1}}]`],
  ["a form key", formType, `${phone}=5`],
  ["a form index", formType, `[${phone}].PhoneNumber=5`],
  ["a form member", formType, `[0].n${phone}=5`],
  ["a form key that is sent twice", formType, `[0][${phone}]=5&[0][${phone}]=5`],
  ["a form key with broken encoding", formType, `${phone}=%FF`],
  ["an XML element", "text/xml", item(`<n${phone}>5</n${phone}>`)],
  ["an XML root", "text/xml", `<n${phone} xmlns="urn:${phone}"/>`],
  ["an XML attribute", "text/xml", item(five, `n${phone}="5"`)],
  ["an XML element around text", "text/xml", item(`<n${phone}>5<a/></n${phone}>`)],
  ["an XML type", "text/xml", item(five, `i:type="n${phone}"`)],
])("ErrorMessage does not repeat a phone number that was sent as %s", async (_name, mediaType, body) => {
  const headers = { "content-type": mediaType };
  const answer = await server().send({ method: "POST", path: freshContact().path, headers, body });
  expect(answer.status).toBe(400);
  expect(answer.text).not.toContain(phone.slice(0, 5));
});
