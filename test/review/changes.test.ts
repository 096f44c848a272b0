// Every kind of change between two contracts, made by a small edit of the real one, and whom it breaks.
// approved/changes-*.txt list the changes of every edit. After an intended change: npx vitest run test/review/changes.test.ts -u,
// and read the diff.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Json, JsonObject } from "../../generate/spec.ts";
import { compareContracts } from "../../review/changes/compare-contracts.ts";
import { isDocumentation } from "../../review/changes/comparison.ts";
import { kinds } from "../../review/changes/kinds.ts";
import type { Change } from "../../review/model/review-report.ts";
import { edited, schemas } from "./change-cases/change-case.ts";
import { compareCase, groups, listChanges } from "./change-cases/comparisons.ts";

const cases = Object.values(groups).flat();
const kindsIn = (changes: readonly Change[]) => [...new Set(changes.map(({ kind }) => kind))].sort();
const kindsOf = (base: JsonObject, revised: JsonObject) => kindsIn(compareContracts(base, revised));

/** Names in generated code, and the mark of personal data: about more than the wire. */
const beyondTheWire = /^(?:operation-id-changed|path-parameter-renamed|schema-renamed|personal-data-)/;
const breaksClients = (changes: readonly Change[]) => changes.some((change) => change.breaksClients);
const breaksServers = (changes: readonly Change[]) => changes.some((change) => change.breaksServers);

describe("an edit", () => {
  it.each(cases)("the edit is found as its kinds: $name", (one) => {
    const { there, back } = one;
    const { there: forth, back: home } = compareCase(one);
    expect(kindsIn(forth)).toEqual([...there].sort());
    expect(kindsIn(home)).toEqual([...back].sort());
    if (there.some((kind) => beyondTheWire.test(kind))) return;
    // A client of the one fails against a server of the other or does not, whichever of the two is called the base.
    expect(breaksClients(forth)).toBe(breaksServers(home));
    expect(breaksServers(forth)).toBe(breaksClients(home));
  });

  describe.each(Object.entries(groups))("the edits of %s", (group, own) => {
    it.each(["there", "back"] as const)("have the approved changes on the way %s", async (way) => {
      const lines = own.flatMap((one) => [one.name, ...listChanges(compareCase(one)[way])]);
      await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`approved/changes-${group}-${way}.txt`);
    });
  });
});

describe("two contracts that differ in nearly every line", () => {
  const read = (name: string) =>
    parse(readFileSync(join(import.meta.dirname, `pair/${name}.yaml`), "utf8")) as JsonObject;
  it.each([
    ["there", "base", "revised"],
    ["back", "revised", "base"],
  ])("have the approved changes on the way %s", async (way, from, to) => {
    const lines = listChanges(compareContracts(read(from), read(to)));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`approved/changes-pair-${way}.txt`);
  });
});

describe("the table of kinds", () => {
  const shown = new Set(cases.flatMap(({ there, back }) => [...there, ...back]));

  it("the table has at least 60 kinds, and none without a case", () => {
    expect(Object.keys(kinds).length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(kinds).filter((kind) => !shown.has(kind))).toEqual([]);
  });

  it("the table has every kind that a case expects", () => {
    expect([...shown].filter((kind) => !Object.hasOwn(kinds, kind))).toEqual([]);
  });
});

describe("a change", () => {
  it("a change states its place, both values, and which side it breaks", () => {
    const base = edited();
    const revised = edited((contract) => {
      contract.set(`${schemas}/PhoneNumberDTO/properties/Notes/maxLength`, 3000);
      contract.set(`${schemas}/ActionResultDTO/xml/namespace`, "urn:results");
    });
    const notes = "/components/schemas/PhoneNumberDTO/properties/Notes/maxLength";
    const message = "PhoneNumberDTO.Notes: maxLength was 4000 and is 3000";
    expect(compareContracts(base, revised)).toEqual([
      { kind: "request-max-length-narrowed", pointer: notes, message, breaksClients: true, breaksServers: false },
      {
        kind: "xml-namespace-changed",
        pointer: "/components/schemas/ActionResultDTO/xml/namespace",
        message: expect.stringMatching(/^ActionResultDTO: namespace in XML was "http.* and is "urn:results"$/),
        breaksClients: true,
        breaksServers: true,
      },
      { kind: "response-max-length-narrowed", pointer: notes, message, breaksClients: false, breaksServers: true },
    ]);
  });

  it.each(["enum", "required"])("the order of %s is not a change", (keyword) => {
    const list = keyword === "enum" ? `${schemas}/ErrorCode/enum` : `${schemas}/ActionResultDTO/required`;
    const revised = edited((contract) => contract.set(list, [...(contract.get(list) as Json[])].reverse()));
    expect(compareContracts(edited(), revised)).toEqual([]);
  });

  it("a document of OpenAPI 3.0 is compared by the meaning of its keywords", () => {
    const as30 = edited((contract) => {
      contract.set("/openapi", "3.0.3");
      const notes = "/components/schemas/PhoneNumberDTO/properties/Notes";
      contract.set(`${notes}/type`, "string");
      contract.set(`${notes}/nullable`, true);
      contract.set("/components/schemas/PhoneNumberDTO/properties/IsPrimary/nullable", false);
      const entity = "/components/schemas/PhoneNumberDTO/properties/EntityID";
      contract.set(`${entity}/minimum`, -2147483649);
      contract.set(`${entity}/exclusiveMinimum`, true);
      contract.set(`${entity}/exclusiveMaximum`, false);
    });
    expect(kindsOf(as30, edited())).toEqual(["openapi-version-changed", "unreached-changed"]);
  });

  it("a change is found in a schema that contains itself", () => {
    const nested = (maxLength: number) =>
      edited((contract) => {
        const Text = { type: "string", maxLength };
        const properties = { Text, Inner: { $ref: "#/components/schemas/Nested" } };
        contract.set(`${schemas}/Nested`, { type: "object", additionalProperties: false, properties });
        contract.set(`${schemas}/PhoneNumberDTO/properties/Nested`, { $ref: "#/components/schemas/Nested" });
      });
    expect(compareContracts(nested(5), nested(5))).toEqual([]);
    expect(kindsOf(nested(5), nested(4)).sort()).toEqual([
      "request-max-length-narrowed",
      "response-max-length-narrowed",
    ]);
  });

  it("writing out an allOf or resolving a reference is not a change", () => {
    const base = edited();
    const writtenOut = edited((contract) => {
      const phone = contract.get(`${schemas}/PhoneNumberDTO`) as JsonObject;
      const [, more] = contract.get(`${schemas}/StoredPhoneNumberDTO/allOf`) as JsonObject[];
      contract.set(`${schemas}/StoredPhoneNumberDTO/allOf`, [phone, more ?? {}]);
      contract.set("/components/responses/NotFound/headers/Vary", contract.get("/components/headers/Vary"));
    });
    expect(kindsOf(base, writtenOut)).toEqual(["unreached-changed"]);
  });

  it("a change without effect on the wire is reported, also next to others", () => {
    const revised = edited((contract) => {
      contract.set(`${schemas}/PhoneNumberDTO/properties/Notes/maxLength`, 3000);
      contract.set(`${schemas}/StoredPhoneNumberDTO/allOf/1/properties/PhoneNumber/maxLength`, 300);
    });
    expect(compareContracts(edited(), revised)).toContainEqual({
      kind: "unreached-changed",
      pointer: "/components/schemas/StoredPhoneNumberDTO",
      message: "StoredPhoneNumberDTO: changed, without an effect on the wire",
      breaksClients: false,
      breaksServers: false,
    });
  });

  it("a contract with its members in another order is not a change", () => {
    expect(compareContracts(edited(), edited())).toEqual([]);
    expect(compareContracts(edited(), turned(edited()) as JsonObject)).toEqual([]);
  });

  it("shuffled descriptions are changes of documentation only", () => {
    const revised = edited();
    const words = [...descriptions(revised)];
    words.forEach(({ holder }, index) => {
      holder["description"] = `${words[(index + 1) % words.length]?.text} (moved)`;
    });
    expect(words.length).toBeGreaterThan(50);
    const changes = compareContracts(edited(), revised);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["documentation-changed"]));
    expect(changes.length).toBeGreaterThan(50);
  });
});

/** Objects with their members the other way round; the members of a schema keep theirs, which XML may write. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, turned(inner)]),
  );
}

function* descriptions(value: Json, named = false): Generator<{ holder: JsonObject; text: string }> {
  if (value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const entry of value) yield* descriptions(entry);
    return;
  }
  if (!named && typeof value["description"] === "string") yield { holder: value, text: value["description"] };
  for (const [name, inner] of Object.entries(value)) {
    if (!isDocumentation(name) || named) yield* descriptions(inner, name === "properties");
  }
}
