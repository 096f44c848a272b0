// The Content-Type of each declared body: texts name their charset, bytes have none.
import { expect, it } from "vitest";
import { getContents } from "../../../server/http/declared-body.ts";

it("a text names its charset with or without a schema, and bytes have none", () => {
  const types = ["application/json", "text/xml"];
  const own = getContents({ schema: "ActionResultDTO", mediaTypes: types });
  expect(types.map((type) => own.get(type)?.contentType)).toEqual([
    "application/json; charset=utf-8",
    "text/xml; charset=utf-8",
  ]);
  const plain = getContents({ mediaTypes: ["text/plain", "application/pdf"] });
  expect([...plain.values()].map(({ contentType, codec }) => [contentType, codec])).toEqual([
    ["text/plain; charset=utf-8", undefined],
    ["application/pdf", undefined],
  ]);
});

it("each media type may have its own schema", () => {
  const schemas = { "application/json": "ActionResultDTO", "text/xml": "ArrayOfPhoneNumberDTO" };
  const own = getContents({ schemas, mediaTypes: ["application/json", "text/xml", "image/png"] });
  const accepted = [...own.values()].map(({ validate }) => validate?.([]));
  expect(accepted).toEqual([false, true, undefined]);
});
