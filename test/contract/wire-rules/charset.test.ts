// C1 to C4: charsets, media types and their parameters.
import { expect, it } from "vitest";
import { freshContact } from "../../support/server.ts";
import { bodyTypes, formType, jsonTypes, listNamespace, resultOf, testRows, useServer, xmlTypes } from "./harness.ts";

const server = useServer();
const text = "5 \u00e9 \u{1F600}";
const stored = [{ PhoneNumber: text }];
const json = JSON.stringify([{ PhoneNumber: text }]);
const xml = `<ArrayOfPhoneNumberDTO xmlns="${listNamespace}"><PhoneNumberDTO><PhoneNumber>${text}</PhoneNumber></PhoneNumberDTO></ArrayOfPhoneNumberDTO>`;
const form = `[0].PhoneNumber=${encodeURIComponent(text)}`;
const bodies = [
  [jsonTypes, json],
  [xmlTypes, xml],
  [[formType], form],
] as const;

const le = (body: string) => Buffer.from(`\uFEFF${body}`, "utf16le");
const be = (body: string) => Buffer.from(`\uFEFF${body}`, "utf16le").swap16();

for (const [types, body] of bodies) {
  testRows(server, types, [{ rule: "C1", name: "no charset is UTF-8", body, stored }]);
  testRows(server, types, [{ rule: "C1", name: "charset=utf-8", body, stored }], "; charset=utf-8");
  testRows(
    server,
    types,
    [{ rule: "C1", name: 'charset="UTF-8" with a byte order mark', body: `\uFEFF${body}`, stored }],
    '; charset="UTF-8"',
  );
  testRows(
    server,
    types,
    [
      { rule: "C1", name: "utf-16 little-endian by its mark", body: le(body), stored },
      { rule: "C1", name: "utf-16 big-endian by its mark", body: be(body), stored },
      { rule: "C1", name: "utf-16 without a mark is little-endian", body: le(body).subarray(2), stored },
      {
        rule: "C2",
        name: "half a UTF-16 character is refused",
        body: le(body).subarray(0, -1),
        status: 400,
        code: "MalformedBody",
        says: ["UTF-16"],
      },
    ],
    "; charset=utf-16",
  );
  testRows(
    server,
    types,
    [
      {
        rule: "C1",
        name: "another charset is refused",
        body,
        status: 415,
        code: "UnsupportedMediaType",
        says: ["utf-8, utf-16, us-ascii, iso-8859-1, windows-1252"],
      },
    ],
    "; charset=iso-8859-15",
  );
  testRows(
    server,
    types,
    [{ rule: "C1", name: "utf-7 is refused", body, status: 415, code: "UnsupportedMediaType" }],
    "; charset=utf-7",
  );
  testRows(server, types, [
    {
      rule: "C2",
      name: "a byte that is no UTF-8 is refused",
      body: Buffer.concat([Buffer.from(body.slice(0, 12)), Buffer.from([0xff]), Buffer.from(body.slice(12))]),
      status: 400,
      code: "MalformedBody",
      says: ["UTF-8"],
    },
    {
      rule: "C2",
      name: "an overlong form is refused",
      body: Buffer.concat([Buffer.from(body.slice(0, 12)), Buffer.from([0xc0, 0xaf]), Buffer.from(body.slice(12))]),
      status: 400,
      code: "MalformedBody",
    },
  ]);
  testRows(
    server,
    types,
    [{ rule: "C4", name: "unknown parameters are ignored", body, stored }],
    '; version=1; profile="a;b"',
  );
}

testRows(
  server,
  [formType],
  [
    {
      rule: "C2",
      name: "percent-encoding that is no UTF-8 is refused",
      body: "[0].PhoneNumber=%FF",
      status: 400,
      code: "MalformedBody",
      says: ["[0].PhoneNumber"],
    },
  ],
);

it.each(["text/plain", "application/octet-stream", "multipart/form-data", "application/jsonx", "json", "*/*"])(
  "C3: %s is 415",
  async (mediaType) => {
    const answer = await server().send({
      method: "POST",
      path: freshContact().path,
      headers: { "content-type": mediaType },
      body: json,
    });
    expect(answer.status).toBe(415);
    for (const listed of bodyTypes) expect(resultOf(answer).ErrorMessage).toContain(listed);
  },
);

it("C3: a body without Content-Type is 415", async () => {
  expect((await server().send({ method: "POST", path: freshContact().path, body: json })).status).toBe(415);
});
