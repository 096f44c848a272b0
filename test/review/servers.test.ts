// Servers are compared one by one, and for each operation by the list that holds for it.
import { expect, it } from "vitest";
import { compareContracts } from "../../review/changes/compare-contracts.ts";

const server = (host: string, more: object = {}) => ({ url: `https://${host}.example`, ...more });

/** The kinds of changes when these lists of the document, the path and the operation become those. */
function changes(before: Partial<Record<"document" | "path" | "operation", object[]>>, after: typeof before): string[] {
  const contract = ({ document, path, operation }: typeof before) =>
    ({
      openapi: "3.1.1",
      info: { title: "Notes", version: "1.0.0" },
      ...(document && { servers: document }),
      paths: {
        "/notes": {
          ...(path && { servers: path }),
          get: {
            operationId: "list",
            ...(operation && { servers: operation }),
            responses: { 204: { description: "None." } },
          },
        },
      },
    }) as never;
  return compareContracts(contract(before), contract(after))
    .filter(({ kind }) => kind !== "unreached-changed")
    .map(({ kind, message }) => `${kind} ${message}`);
}

const [a, b, c] = [server("a"), server("b"), server("c")];

it("a changed server among several is one removed and one added, and the others are not mentioned", () => {
  const found = changes({ document: [a, b] }, { document: [a, c] });
  expect(found).toEqual([
    expect.stringMatching(/^server-removed .*https:\/\/b\.example was removed$/),
    expect.stringMatching(/^server-added .*https:\/\/c\.example was added$/),
  ]);
  expect(changes({ document: [a, b] }, { document: [b, a] })).toEqual([]);
});

it("a server with another description breaks neither side, a server with other variables breaks both", () => {
  expect(changes({ document: [a, b] }, { document: [a, server("b", { description: "B." })] })[0]).toMatch(
    /^documentation-changed/,
  );
  expect(
    changes({ document: [a, b] }, { document: [a, server("b", { variables: { x: { default: "1" } } })] })[0],
  ).toMatch(/^server-variables-changed/);
});

it("an operation's own list goes before its path's, and that before the document's", () => {
  expect(
    changes({ document: [a], operation: [b] }, { document: [a], operation: [c] }).map((text) => text.split(" ")[0]),
  ).toEqual(["server-removed", "server-added"]);
  expect(changes({ document: [a], path: [b] }, { document: [a], path: [c] })).toHaveLength(2);
  expect(changes({ document: [a], path: [], operation: [] }, { document: [b], path: [], operation: [] })).toHaveLength(
    2,
  );
  expect(changes({ document: [a], path: [c], operation: [b] }, { document: [a], path: [a], operation: [b] })).toEqual(
    [],
  );
});

it("without a list the server is the one that serves the contract", () => {
  expect(changes({}, { document: [{ url: "/" }] })).toEqual([]);
  expect(changes({}, { document: [a] })).toHaveLength(2);
});
