// The errors table is the contract's enumeration, neither more nor less.
import { expect, it } from "vitest";
import { createError, errorTable } from "../../server/errors.ts";
import { document, operations, responseOf } from "../support/contract.ts";

const { enum: codes, description } = (
  document.components as unknown as { schemas: { ErrorCode: { enum: string[]; description: string } } }
).schemas.ErrorCode;
const rows = Object.values(errorTable);

it("the errors table has every code of the contract", () => {
  expect([...new Set(rows.map(([code]) => code))].sort()).toEqual([...codes].sort());
  expect(new Set(codes).size).toBe(codes.length);
});

it("the errors table has the same status for each code as the contract's table", () => {
  for (const [code, status] of rows) expect(description).toContain(`| ${code} | ${status} |`);
  expect(description.match(/^\| \w+ \| \d{3} \|/gm)).toHaveLength(codes.length);
});

it("every status of the errors table is declared by an operation", () => {
  for (const [, status] of rows) {
    expect([...operations.keys()].some((id) => responseOf(id, status) !== undefined)).toBe(true);
  }
});

it("createError fills in the placeholders of the message", () => {
  const error = createError(
    "InvalidParameter",
    { part: "path", name: "contactID", expected: "text" },
    { pointer: "/1" },
  );
  expect(error).toMatchObject({
    code: "InvalidParameter",
    status: 400,
    message: "path parameter contactID: text",
    headers: {},
    pointer: "/1",
  });
});

it("every failure has its approved status, code and words", async () => {
  const lines = Object.entries(errorTable).map(
    ([name, [code, status, message]]) => `${name}: ${status} ${code}: ${message}\n`,
  );
  await expect(lines.join("")).toMatchFileSnapshot("approved/errors.txt");
});
