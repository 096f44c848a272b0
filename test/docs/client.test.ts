// docs/client.md says what the contract and the code say: what is tried again, and every option with its default.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../client/limits.ts";
import { type OperationId, operations } from "../../generated/operations.ts";
import { root } from "../support/contract.ts";

const text = readFileSync(join(root, "docs/client.md"), "utf8");
/** The second and third cell of the table row that begins with this name. */
const row = (name: string) =>
  text
    .split("\n")
    .find((line) => line.startsWith(`| \`${name}\``))
    ?.split("|")
    .map((cell) => cell.trim()) ?? [];

describe("docs/client.md", () => {
  it.each(Object.keys(operations) as OperationId[])("says after what %s is tried again", (id) => {
    expect(row(id)[2]).toBe(`no whole answer, ${operations[id].retry.statuses.join(", ")}`);
  });

  it.each(Object.entries(defaultLimits))("says the default of %s", (name, value) => {
    expect(row(name)[3]?.replaceAll(" ", "")).toBe(String(value));
  });

  it("names every option", () => {
    const source = ["client/options.ts", "client/create-client.ts", "client/hooks.ts"]
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n");
    const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = ""]) => name);
    expect(options.length).toBeGreaterThan(10);
    expect(options.filter((name) => !text.includes(`\`${name}\``) && name !== "validation")).toEqual([]);
  });
});
