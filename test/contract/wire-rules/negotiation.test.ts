// N1 to N9: the media type of a response, and its exact bytes.
import { describe, expect, it } from "vitest";
import { freshContact } from "../../support/server.ts";
import { bodyTypes, formType, jsonTypes, listNamespace, resultOf, useServer, xmlTypes } from "./harness.ts";

const server = useServer();
const answerTypes = [...jsonTypes, ...xmlTypes];
const resultNamespace = listNamespace.replace(/\.Contacts$/, "");
const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

/** The media type of the response to a GET. */
async function answeredTo(accept: string | undefined, contentType?: string): Promise<string | undefined> {
  const headers = {
    ...(accept !== undefined && { accept }),
    ...(contentType !== undefined && { "content-type": contentType }),
  };
  const { headers: answered } = await server().send({ path: freshContact().path, headers });
  return answered["content-type"]?.replace("; charset=utf-8", "");
}

it.each([
  ["N1", "each format is given to who asks for it alone", "text/xml", "text/xml"],
  [
    "N1",
    "with equal q the server's order decides",
    "text/xml, application/xml, text/json, application/json",
    "application/json",
  ],
  ["N2", "the higher q wins", "application/json;q=0.5, text/xml;q=0.9", "text/xml"],
  ["N2", "a tie goes to the more specific range", "*/*, application/xml", "application/xml"],
  [
    "N2",
    "the most specific range gives a type its q",
    "application/*;q=0.9, application/json;q=0.1, text/json;q=0.2",
    "application/xml",
  ],
  ["N2", "q=0 rules a type out", "application/json;q=0, */*;q=0.1", "text/json"],
  ["N2", "white space and letter case do not matter", " TEXT/XML ; Q=1 ,*/*;q=0.1", "text/xml"],
  ["N2", "a parameter is ignored", "application/xml;charset=utf-8", "application/xml"],
  ["N4", "*/* is JSON", "*/*", "application/json"],
  ["N4", "text/* is the first of its kind", "text/*", "text/json"],
  ["N4", "application/* likewise", "application/*;q=0.3", "application/json"],
  ["N5", "nothing acceptable still gets a response", "image/png", "application/json"],
  ["N5", "what is no Accept counts as none", ";;,", "application/json"],
  ["N5", "everything excluded still gets a response", "*/*;q=0", "application/json"],
])("%s: %s (%s)", async (_rule, _name, accept, expected) => {
  expect(await answeredTo(accept)).toBe(expected);
});

it.each(bodyTypes)("N3: without Accept, the response has the media type of the request (%s)", async (mediaType) => {
  const answer = await server().send({
    method: "POST",
    path: freshContact().path,
    headers: { "content-type": mediaType },
    body: "broken",
  });
  expect(answer.status).toBe(400);
  expect(answer.headers["content-type"]).toBe(
    `${mediaType === formType ? "application/json" : mediaType}; charset=utf-8`,
  );
});

it.each(xmlTypes)(
  "N5: a write that nothing is acceptable for is done, and answered in its own type (%s)",
  async (mediaType) => {
    const { contactID, path } = freshContact();
    const body = `<ArrayOfPhoneNumberDTO xmlns="${listNamespace}"><PhoneNumberDTO><PhoneNumber>5</PhoneNumber></PhoneNumberDTO></ArrayOfPhoneNumberDTO>`;
    const answer = await server().send({
      method: "POST",
      path,
      headers: { "content-type": mediaType, accept: "image/png" },
      body,
    });
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, `${mediaType}; charset=utf-8`]);
    expect(await server().stored(contactID)).toHaveLength(1);
  },
);

it.each(answerTypes)("N6: the content type carries the charset (%s)", async (mediaType) => {
  const { headers } = await server().send({ path: freshContact().path, headers: { accept: mediaType } });
  expect(headers["content-type"]).toBe(`${mediaType}; charset=utf-8`);
});

describe("exact bytes", () => {
  const number = { PhoneNumber: "+44 <1>", Notes: 'a & "b"\r\n', IsPrimary: true, ContactInfoName: "" };
  const storeOne = async () => {
    const { path } = freshContact();
    const headers = { "content-type": "application/json" };
    const posted = await server().send({ method: "POST", path, headers, body: JSON.stringify([number]) });
    return { path, posted };
  };

  it.each(xmlTypes)("N7: the list in XML (%s)", async (accept) => {
    const { path } = await storeOne();
    const { text } = await server().send({ path, headers: { accept } });
    const members =
      '<ContactInfoCategory i:nil="true" /><ContactInfoName></ContactInfoName><ContactInfoTypeID>0</ContactInfoTypeID>' +
      '<EntityID>0</EntityID><IsPrimary>true</IsPrimary><IsTextActive>false</IsTextActive><Notes>a &amp; "b"&#xD;\n</Notes>' +
      "<PhoneNumber>+44 &lt;1&gt;</PhoneNumber><PhoneNumberID>1</PhoneNumberID>";
    expect(text).toBe(
      `<ArrayOfPhoneNumberDTO ${instance} xmlns="${listNamespace}"><PhoneNumberDTO>${members}</PhoneNumberDTO></ArrayOfPhoneNumberDTO>`,
    );
  });

  it.each(xmlTypes)("N7: a result in XML (%s)", async (accept) => {
    const { text } = await server().send({ method: "DELETE", path: `${freshContact().path}/1`, headers: { accept } });
    const members =
      '<ErrorCode i:nil="true" /><ErrorMessage i:nil="true" /><InfoMessage>0 removed: no such number is stored</InfoMessage><IsSuccess>true</IsSuccess>';
    expect(text).toBe(`<ActionResultDTO ${instance} xmlns="${resultNamespace}">${members}</ActionResultDTO>`);
  });

  it.each(jsonTypes)("N8: the list in JSON (%s)", async (accept) => {
    const { path } = await storeOne();
    const { text } = await server().send({ path, headers: { accept } });
    expect(text).toBe(
      '[{"PhoneNumberID":1,"EntityID":0,"ContactInfoTypeID":0,"PhoneNumber":"+44 <1>","IsPrimary":true,"IsTextActive":false,' +
        '"ContactInfoName":"","ContactInfoCategory":null,"Notes":"a & \\"b\\"\\r\\n"}]',
    );
  });

  it.each(jsonTypes)("N8: a result in JSON (%s)", async (accept) => {
    const { text } = await server().send({ method: "DELETE", path: `${freshContact().path}/1`, headers: { accept } });
    expect(text).toBe(
      '{"IsSuccess":true,"ErrorCode":null,"ErrorMessage":null,"InfoMessage":"0 removed: no such number is stored"}',
    );
  });
});

describe.each(answerTypes)("N9: errors are negotiated (%s)", (accept) => {
  it.each<
    [
      string,
      number,
      Parameters<
        ReturnType<typeof useServer> extends () => infer S ? (S extends { send: infer F } ? F : never) : never
      >[0],
    ]
  >([
    ["UnknownPath", 404, { path: "/nowhere" }],
    ["MethodNotAllowed", 405, { method: "PUT", path: freshContact().path }],
    ["MissingCredentials", 401, { path: freshContact().path, headers: { authorization: "" } }],
    ["MalformedRequest", 400, { path: "/v1/Contacts/%zz/PhoneNumbers" }],
    ["InvalidParameter", 400, { path: "/v1/Contacts/%01/PhoneNumbers" }],
    [
      "UnsupportedMediaType",
      415,
      { method: "POST", path: freshContact().path, headers: { "content-type": "a/b" }, body: "x" },
    ],
    ["HeadersTooLarge", 431, { path: freshContact().path, headers: { x: "x".repeat(20_000) } }],
  ])("N9: %s", async (code, status, sent) => {
    const answer = await server().send({ ...sent, headers: { accept, ...sent.headers } });
    expect([answer.status, answer.headers["content-type"], resultOf(answer).ErrorCode]).toEqual([
      status,
      `${accept}; charset=utf-8`,
      code,
    ]);
  });

  it("N9: broken HTTP", async () => {
    const text = await server().sendRaw(`GET / HTTP/1.1\r\nHost: x\r\nAccept: ${accept}\r\nContent-Length: x\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain(`Content-Type: ${accept}; charset=utf-8`);
    expect(text).toContain("MalformedRequest");
  });
});
