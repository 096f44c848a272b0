// Rules about other people's tools: what makes code generators, validators and mock servers of the field go wrong.
import {
  asArray,
  asObject,
  bodyName,
  type JsonObject,
  listBodies,
  type Path,
  type Spec,
} from "../../model/contract.ts";
import { allSchemas, mergedSchema, type PlacedSchema } from "../../model/schemas.ts";
import type { Objection, Rule } from "./rule.ts";

function each(
  name: string,
  why: string,
  problems: (placed: PlacedSchema, contract: Spec) => readonly (Objection | undefined)[],
): Rule {
  return {
    name,
    why,
    check: (contract) =>
      allSchemas(contract).flatMap((placed) =>
        problems(placed, contract).filter((objection) => objection !== undefined),
      ),
  };
}

/** A pattern without what stands in a group or a character class, where ^, $ and | mean something else. */
function outside(pattern: string): string {
  let text = pattern.replaceAll(/\\./g, "..").replaceAll(/\[[^\]]*\]/g, "x");
  for (let shorter = ""; shorter !== text; ) {
    shorter = text;
    text = text.replaceAll(/\([^()]*\)/g, "x");
  }
  return text;
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) !== undefined;
  } catch {
    return false;
  }
}

const patternPortable = each(
  "pattern-portable",
  "Generators put a pattern into regular expressions of other languages: some anchor it, some compile it without the u flag.",
  ({ path, schema }) => {
    const { pattern } = schema;
    if (typeof pattern !== "string") return [];
    const object = (message: string): Objection => ({ path: [...path, "pattern"], message });
    if (!compiles(pattern, "u") || !compiles(pattern, ""))
      return [object("this pattern is not a regular expression with and without the u flag")];
    const bare = outside(pattern);
    const anchored = bare.startsWith("^") && bare.endsWith("$") && !bare.includes("|");
    return [
      anchored ? undefined : object("this pattern has no ^ and $ around the whole of it: add them"),
      /\\u[dD][89a-fA-F]|[\uD800-\uDFFF]/.test(pattern)
        ? object(
            "this pattern has surrogates, and refuses emoji without the u flag: leave them to the reader of the body",
          )
        : undefined,
    ];
  },
);

const enumWithoutNull = each(
  "enum-without-null",
  "Generators make a class of a named enumeration, and none has a member for null.",
  ({ path, schema }) => [
    asArray(schema["enum"]).includes(null) && asArray(schema["enum"]).length > 1
      ? {
          path: [...path, "enum"],
          message: "this enumeration lists null: write anyOf with the enumeration and type 'null' where it is used",
        }
      : undefined,
  ],
);

const memberDescribedOnce = each(
  "member-described-once",
  "Generators take one part of an allOf for the whole, so that a narrowed member loses its type or its null.",
  ({ path, schema }, contract) => {
    const parts = asArray(schema["allOf"]).map((part) => mergedSchema(contract, part));
    const names = [...parts, schema].flatMap((part) => Object.keys(asObject(part["properties"])));
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((name) => ({
      path: [...path, "allOf"],
      message: `two parts of this allOf describe ${name}: write the object out with every member once`,
    }));
  },
);

const storedInStep: Rule = {
  name: "stored-in-step",
  why: "What is sent and what is stored are written out side by side, and a member that one of them lacks is lost.",
  check: (contract) => {
    const schemas = asObject(asObject(contract.document["components"])["schemas"]);
    const membersOf = (name: string) => Object.keys(asObject(mergedSchema(contract, schemas[name])["properties"]));
    return Object.keys(schemas)
      .filter((name) => Object.hasOwn(schemas, `Stored${name}`))
      .flatMap((name) => {
        const [sent, stored] = [membersOf(name), membersOf(`Stored${name}`)];
        const objection = (owner: string, missing: readonly string[]): Objection[] =>
          missing.map((member) => ({
            path: ["components", "schemas", owner],
            message: `${owner} has no ${member}, which its counterpart has: describe it in both`,
          }));
        return [
          ...objection(
            `Stored${name}`,
            sent.filter((member) => !stored.includes(member)),
          ),
          ...objection(
            name,
            stored.filter((member) => !sent.includes(member)),
          ),
        ];
      });
  },
};

const hasExample = (media: JsonObject) => "example" in media || Object.keys(asObject(media["examples"])).length > 0;

const bodyExample: Rule = {
  name: "body-example",
  why: "The documentation shows them, and mock servers that find none invent a message, in XML with a wrong root.",
  check: (contract) =>
    listBodies(contract).flatMap((body): Objection[] => {
      const without = Object.entries(body.content).flatMap(([type, media]) =>
        hasExample(asObject(media)) ? [] : [type],
      );
      if (without.length === 0) return [];
      return [
        { path: [...body.path, "content"], message: `${bodyName(body)} has no example in ${without.join(", ")}` },
      ];
    }),
};

const noPlaceholder: Rule = {
  name: "no-placeholder",
  why: "Documentation and mock servers show the contact and call the servers as they stand in the contract.",
  check: ({ document }) => {
    const contact = asObject(asObject(document["info"])["contact"]);
    const addresses: (readonly [Path, unknown])[] = [
      ...["url", "email"].map((name) => [["info", "contact", name], contact[name]] as const),
      ...asArray(document["servers"]).map(
        (server, index) => [["servers", index, "url"], asObject(server)["url"]] as const,
      ),
    ];
    return addresses
      .filter(([, address]) => /\bexample(?:\.(?:com|net|org))?\b|\binvalid$/i.test(String(address ?? "")))
      .map(([path]) => ({ path, message: "this address is a placeholder: give the real one, or leave it out" }));
  },
};

export const portabilityRules: readonly Rule[] = [
  bodyExample,
  patternPortable,
  enumWithoutNull,
  memberDescribedOnce,
  storedInStep,
  noPlaceholder,
];
