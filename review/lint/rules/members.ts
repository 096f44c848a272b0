// Rules about members, parameters and headers: each is explained, shown by an example, and judged as personal data or not.
import { asObject, type JsonObject, type Path, type Spec } from "../../model/contract.ts";
import { allMembers, getType, isFreeText, mergedSchema, parameters } from "../../model/schemas.ts";
import type { Objection, Rule } from "./rule.ts";

interface Thing {
  readonly path: Path;
  readonly label: string;
  /** All that is said of it, its schema included. */
  readonly said: JsonObject;
  readonly schema: JsonObject;
}

function things(contract: Spec): Thing[] {
  const members = allMembers(contract).map(({ path, owner, name, merged }) => ({
    path,
    label: `the member ${owner}.${name}`,
    said: merged,
    schema: merged,
  }));
  const parameter = parameters(contract).map(({ path, schema: said }) => ({
    path,
    label: `the ${String(said["in"])} parameter ${String(said["name"])}`,
    said,
    schema: mergedSchema(contract, said["schema"]),
  }));
  const headers = Object.entries(asObject(asObject(contract.document["components"])["headers"])).map(
    ([name, value]) => ({
      path: ["components", "headers", name],
      label: `the header ${name}`,
      said: asObject(value),
      schema: mergedSchema(contract, asObject(value)["schema"]),
    }),
  );
  return [...members, ...parameter, ...headers];
}

function each(name: string, why: string, problem: (thing: Thing) => string | undefined): Rule {
  return {
    name,
    why,
    check: (contract) =>
      things(contract).flatMap((thing): Objection[] => {
        const message = problem(thing);
        return message === undefined ? [] : [{ path: thing.path, message }];
      }),
  };
}

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";

export const memberRules: readonly Rule[] = [
  each("member-described", "Who reads the contract should not have to guess what a name means.", ({ label, said }) =>
    isText(said["description"]) ? undefined : `${label} has no description: say in a sentence what it means`,
  ),
  each("member-example", "An example is what an integrator copies.", ({ label, said, schema }) => {
    // A list or an object is shown by the examples of what is in it.
    if (["array", "object"].includes(getType(schema) ?? "")) return undefined;
    const shown = [said, schema].some((part) => "example" in part || "examples" in part);
    return shown ? undefined : `${label} has no example: show one value that a caller could see or send`;
  }),
  each("personal-data-decided", "What is not marked ends in a log.", ({ label, said, schema, path }) => {
    const mark = said["x-personal-data"];
    if (mark !== undefined && typeof mark !== "boolean")
      return `x-personal-data of ${label} is ${JSON.stringify(mark)}: it must be true or false`;
    // What a response's header can hold is this server's own.
    if (path[1] === "headers" || !isFreeText(schema) || mark !== undefined) return undefined;
    return `${label} can hold any text: decide with x-personal-data: true or false whether it is about a person`;
  }),
];

export interface PersonalData {
  readonly name: string;
  /** The component that has the member, or "path parameter". */
  readonly owner: string;
  readonly path: Path;
  /** The schema of its values. */
  readonly merged: JsonObject;
  readonly description: string;
}

/** Members and parameters that the contract marks as personal data, with where each is marked. */
export function personalData(contract: Spec): PersonalData[] {
  const marked = (said: JsonObject) => said["x-personal-data"] === true;
  return [
    ...allMembers(contract)
      .filter(({ merged }) => marked(merged))
      .map(({ name, owner, path, merged }) => ({ name, owner, path, merged, description: getDescription(merged) })),
    ...parameters(contract)
      .filter(({ schema }) => marked(schema))
      .map(({ schema, path }) => ({
        name: String(schema["name"]),
        owner: `${String(schema["in"])} parameter`,
        path,
        merged: mergedSchema(contract, schema["schema"]),
        description: getDescription(schema),
      })),
  ];
}

const getDescription = (said: JsonObject) => String(said["description"] ?? "").trim();
