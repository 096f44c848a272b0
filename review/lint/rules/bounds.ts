// Rules about size: nothing that a caller sends or a server sends is without a limit.
import type { JsonObject } from "../../model/contract.ts";
import { allSchemas, getType, mergedSchema, type PlacedSchema } from "../../model/schemas.ts";
import type { Objection, Rule } from "./rule.ts";

/** A schema needs its bound where it declares its type; a schema that narrows another declares only the difference. */
function bounded(name: string, why: string, problem: (schema: JsonObject) => string | undefined): Rule {
  return {
    name,
    why,
    check: (contract) =>
      allSchemas(contract).flatMap(({ path, schema }: PlacedSchema): Objection[] => {
        const message = problem(schema);
        return message === undefined ? [] : [{ path, message }];
      }),
  };
}

const missing = (schema: JsonObject, keywords: readonly string[]) =>
  keywords.filter((keyword) => typeof schema[keyword] !== "number");

const objectClosed: Rule = {
  name: "object-closed",
  why: "A member in another spelling would be lost without a word.",
  check: (contract) =>
    allSchemas(contract)
      // A part of an allOf is judged with its whole.
      .filter(({ path }) => path.at(-2) !== "allOf")
      .flatMap(({ path, schema }): Objection[] => {
        const whole = mergedSchema(contract, schema);
        if (getType(whole) !== "object" || whole["properties"] === undefined) return [];
        if (whole["additionalProperties"] === false || whole["unevaluatedProperties"] === false) return [];
        return [{ path, message: "this object takes members that nobody described: add additionalProperties: false" }];
      }),
};

export const boundRules: readonly Rule[] = [
  objectClosed,
  bounded("string-bounded", "A text of any length fills memory, a column and a screen.", (schema) => {
    if (getType(schema) !== "string" || schema["enum"] !== undefined || schema["const"] !== undefined) return undefined;
    if (missing(schema, ["maxLength"]).length === 0) return undefined;
    return "this string may be of any length: add maxLength, or an enum of what it can be";
  }),
  bounded("number-bounded", "A number without a range is cut or refused somewhere behind the contract.", (schema) => {
    const type = getType(schema);
    if ((type !== "integer" && type !== "number") || schema["enum"] !== undefined) return undefined;
    const without = missing(schema, ["minimum", "maximum"]);
    return without.length === 0 ? undefined : `this ${type} has no ${without.join(" and no ")}: add what is missing`;
  }),
  bounded("array-bounded", "A list of any length is work and memory of any size.", (schema) => {
    if (getType(schema) !== "array" || missing(schema, ["maxItems"]).length === 0) return undefined;
    return "this list may have any number of items: add maxItems";
  }),
];
