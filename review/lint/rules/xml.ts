// Rules about XML: every element that a document can have is named and has its namespace, so that no reader has to guess.
import {
  asObject,
  findPlace,
  type JsonObject,
  listBodies,
  type Path,
  referencedPath,
  type Spec,
} from "../../model/contract.ts";
import { getType, mergedSchema } from "../../model/schemas.ts";
import type { Objection, Rule } from "./rule.ts";

interface Element {
  readonly path: Path;
  readonly schema: JsonObject;
}

/** Every list and object that an XML body can hold, where it is written. */
function elements(contract: Spec): Element[] {
  const found = new Map<string, Element>();
  const add = (path: Path, value: JsonObject) => {
    const place = findPlace(contract.document, referencedPath(value) ?? path);
    const schema = mergedSchema(contract, value);
    const key = JSON.stringify(place);
    if (found.has(key) || !["array", "object"].includes(getType(schema) ?? "")) return;
    found.set(key, { path: place, schema });
    if (schema["items"] !== undefined) add([...place, "items"], asObject(schema["items"]));
    for (const [name, member] of Object.entries(asObject(schema["properties"])))
      add([...place, "properties", name], asObject(member));
  };
  for (const { path, content } of listBodies(contract)) {
    for (const [type, media] of Object.entries(content)) {
      if (type.endsWith("xml")) add([...path, "content", type, "schema"], asObject(asObject(media)["schema"]));
    }
  }
  return [...found.values()];
}

function each(name: string, why: string, problem: (element: Element, contract: Spec) => string | undefined): Rule {
  return {
    name,
    why,
    check: (contract) =>
      elements(contract).flatMap((element): Objection[] => {
        const message = problem(element, contract);
        return message === undefined ? [] : [{ path: element.path, message }];
      }),
  };
}

const isText = (value: unknown) => typeof value === "string" && value !== "";

export const xmlRules: readonly Rule[] = [
  each(
    "xml-named",
    "A document with another root or namespace is refused by .NET, and by this server.",
    ({ schema }) => {
      const without = ["name", "namespace"].filter((key) => !isText(asObject(schema["xml"])[key]));
      if (without.length === 0) return undefined;
      return `XML carries this ${getType(schema)}, and its xml object has no ${without.join(" and no ")}`;
    },
  ),
  each("xml-list-wrapped", "A list without an element around it cannot be told from no list.", ({ schema }) => {
    if (getType(schema) !== "array" || asObject(schema["xml"])["wrapped"] === true) return undefined;
    return "XML carries this list without an element around it: add wrapped: true to its xml object";
  }),
  each("xml-item-named", "The items of a list need a name of their own.", ({ schema }, contract) => {
    if (getType(schema) !== "array") return undefined;
    if (isText(asObject(mergedSchema(contract, schema["items"])["xml"])["name"])) return undefined;
    return "the items of this list have no name in XML: add xml.name to their schema";
  }),
  each("xml-order-decided", "DataContractSerializer loses members that come in another order.", ({ schema }) => {
    if (getType(schema) !== "object" || schema["x-xml-order"] === "ordinal") return undefined;
    return "this object does not say in which order XML writes its members: add x-xml-order: ordinal";
  }),
];
