// Walks the schemas of a contract: every schema with its place, every member with all that is said about it.
import {
  asArray,
  asObject,
  findPlace,
  type Json,
  type JsonObject,
  listBodies,
  type Path,
  referencedPath,
  type Spec,
} from "./contract.ts";

export interface PlacedSchema {
  readonly path: Path;
  readonly schema: JsonObject;
}

export interface PlacedMember extends PlacedSchema {
  readonly name: string;
  /** Name of the component that has the member. */
  readonly owner: string;
  /** The member with what its $ref, its allOf and the narrowed base say of it. */
  readonly merged: JsonObject;
}

const schemaMaps = ["properties", "patternProperties", "$defs", "dependentSchemas"];
const schemaLists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const schemaValues = ["items", "not", "if", "then", "else", "contains", "propertyNames"];

/** A schema and every schema inside it, with where it is written; references are not followed. */
export function schemasWithin(path: Path, value: Json | undefined): PlacedSchema[] {
  const schema = asObject(value);
  const within = (steps: Path, inner: Json | undefined) =>
    inner === undefined ? [] : schemasWithin([...path, ...steps], inner);
  return [
    { path, schema },
    ...schemaMaps.flatMap((key) =>
      Object.entries(asObject(schema[key])).flatMap(([name, inner]) => within([key, name], inner)),
    ),
    ...schemaLists.flatMap((key) => asArray(schema[key]).flatMap((inner, index) => within([key, index], inner))),
    ...schemaValues.flatMap((key) => within([key], schema[key])),
  ];
}

/** Every schema that is written anywhere: components, parameters, headers and bodies. */
export function allSchemas(contract: Spec): PlacedSchema[] {
  const components = asObject(contract.document["components"]);
  const named = (kind: string): [Path, JsonObject][] =>
    Object.entries(asObject(components[kind])).map(([name, value]) => [["components", kind, name], asObject(value)]);
  const holders = [
    ...named("parameters"),
    ...named("headers"),
    ...listBodies(contract).flatMap(({ path, content }) =>
      Object.entries(content).map(([type, media]): [Path, JsonObject] => [[...path, "content", type], asObject(media)]),
    ),
    ...parameters(contract).map(({ path, schema }): [Path, JsonObject] => [path, schema]),
  ];
  const all = [
    ...named("schemas").flatMap(([path, schema]) => schemasWithin(path, schema)),
    ...holders.flatMap(([path, holder]) =>
      holder["schema"] === undefined ? [] : schemasWithin([...path, "schema"], holder["schema"]),
    ),
  ];
  return [...new Map(all.map((entry) => [JSON.stringify(entry.path), entry])).values()];
}

/** Every parameter that an operation has, with where it is written. */
export function parameters(contract: Spec): PlacedSchema[] {
  const found = Object.entries(asObject(contract.document["paths"])).flatMap(([route, item]) =>
    Object.entries(asObject(item)).flatMap(([key, value]) => {
      const list = asArray(key === "parameters" ? value : asObject(value)["parameters"]);
      const steps = key === "parameters" ? ["paths", route, key] : ["paths", route, key, "parameters"];
      return list.map((parameter, index) => ({
        path: findPlace(contract.document, referencedPath(parameter) ?? [...steps, index]),
        schema: contract.resolve(parameter),
      }));
    }),
  );
  return [...new Map(found.map((entry) => [JSON.stringify(entry.path), entry])).values()];
}

/** The other alternative of an anyOf with null: how OpenAPI 3.1 makes a reference nullable. */
function besideNull(schema: JsonObject): Json | undefined {
  const alternatives = asArray(schema["anyOf"]);
  const others = alternatives.filter((one) => asObject(one)["type"] !== "null");
  return others.length === 1 && alternatives.length === 2 ? others[0] : undefined;
}

/** A schema with its $ref, its allOf and an anyOf with null merged; the later part wins, and members of one name add up. */
export function mergedSchema(contract: Spec, value: Json | undefined, depth = 0): JsonObject {
  const { $ref, allOf, ...own } = asObject(value);
  // Deep enough for any contract; a schema that refers to itself ends here.
  if (depth > 20) return own;
  const target = $ref === undefined ? {} : mergedSchema(contract, contract.resolve({ $ref }), depth + 1);
  const parts = asArray(allOf).map((part) => mergedSchema(contract, part, depth + 1));
  let whole: JsonObject = {};
  const nullable = besideNull(own);
  const other = nullable === undefined ? {} : mergedSchema(contract, nullable, depth + 1);
  for (const part of [target, ...parts, other, own]) {
    const properties = { ...asObject(whole["properties"]) };
    for (const [name, member] of Object.entries(asObject(part["properties"]))) {
      properties[name] = Object.hasOwn(properties, name) ? { allOf: [properties[name] ?? {}, member] } : member;
    }
    const required = [...asArray(whole["required"]), ...asArray(part["required"])];
    const xml = { ...asObject(whole["xml"]), ...asObject(part["xml"]) };
    whole = { ...whole, ...part, required, xml, ...(Object.keys(properties).length > 0 && { properties }) };
  }
  return whole;
}

/** Every member of every component's schema where it is written, with all that is said about it. */
export function allMembers(contract: Spec): PlacedMember[] {
  return Object.entries(asObject(asObject(contract.document["components"])["schemas"])).flatMap(([owner, value]) => {
    const whole = asObject(mergedSchema(contract, value)["properties"]);
    return schemasWithin(["components", "schemas", owner], value).flatMap(({ path, schema }) =>
      Object.entries(asObject(schema["properties"])).map(([name, member]) => ({
        owner,
        name,
        path: [...path, "properties", name],
        schema: asObject(member),
        merged: mergedSchema(contract, whole[name] ?? member),
      })),
    );
  });
}

/** The only type of a schema except null; undefined without a type. */
export function getType(schema: JsonObject): string | undefined {
  const types = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  const type = types.find((entry) => entry !== "null");
  return typeof type === "string" ? type : undefined;
}

/** Whether a value of the schema is text that its sender chooses: a string without a list of what it can be. */
export function isFreeText(schema: JsonObject): boolean {
  return getType(schema) === "string" && schema["enum"] === undefined && schema["const"] === undefined;
}
