// The catalogue of failures is the contract's enumeration, neither more nor less.
import { expect, it } from "vitest";
import { statusOf } from "../../server/errors.ts";
import { document, operations, responseOf } from "../support/contract.ts";

const { enum: codes, description } = (
  document.components as unknown as { schemas: { ErrorCode: { enum: string[]; description: string } } }
).schemas.ErrorCode;

it("the catalogue has every code of the contract, once", () => {
  expect(Object.keys(statusOf)).toEqual(codes);
  expect(new Set(codes).size).toBe(codes.length);
});

it("the catalogue gives each code the status that the contract's table says", () => {
  for (const [code, status] of Object.entries(statusOf)) expect(description).toContain(`| ${code} | ${status} |`);
  expect(description.match(/^\| \w+ \| \d{3} \|/gm)).toHaveLength(Object.keys(statusOf).length);
});

it("the catalogue has no status that no operation declares", () => {
  for (const status of Object.values(statusOf)) {
    expect([...operations.keys()].some((id) => responseOf(id, status) !== undefined)).toBe(true);
  }
});
