// Which schema a response has, in contracts whose media types differ in it or have none.
import { expect, it } from "vitest";
import { findSchema } from "../../client/read-response.ts";

const responses = {
  "Report application/json": [200],
  "ReportRow text/csv": [200],
  "* application/pdf": [200],
  Problem: [400, 500],
  "": [204],
};

it.each<[number, string, string | null | undefined]>([
  [200, "application/json", "Report"],
  [200, "text/csv", "ReportRow"],
  [200, "application/pdf", "*"],
  [200, "text/html", null],
  [200, "", null],
  [400, "text/html", "Problem"],
  [204, "", ""],
  [404, "application/json", undefined],
])("a response with status %i and media type %j has the schema %j", (status, mediaType, schema) => {
  expect(findSchema(responses, status, mediaType)).toBe(schema);
});
