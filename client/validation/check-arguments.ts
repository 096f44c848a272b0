// Checks a call's arguments: their names, and their values with the generated validators.
import { bodyValidators } from "../../generated/client.ts";
import { parameterValidators } from "../../generated/operations.ts";
import { unknownName } from "../../runtime/read-error.ts";
import { type Validator, type Violation, violationOf } from "../../runtime/violation.ts";
import { getOperation, type OperationId } from "../operations.ts";
import type { Validation } from "./validation.ts";

/** Argument -> its name among the values that the validators take: that of a header in lower case. */
type Names = readonly (readonly [string, string])[];

export const checkArguments: Validation["arguments"] = (operation, given) => {
  const { path, query = {}, headers = {}, body } = getOperation(operation);
  const validators: Readonly<Record<string, Validator | undefined>> = parameterValidators[operation];
  const sameName = (name: string) => [name, name] as const;
  const names: Readonly<Record<string, Names>> = {
    path: (path.match(/[^{]+(?=\})/g) ?? []).map(sameName),
    query: Object.entries(query),
    header: Object.entries(headers).map(([argument, name]) => [argument, name.toLowerCase()]),
  };
  const known = Object.values(names).flatMap((place) => place.map(([argument]) => argument));
  let violation = checkNames(Object.keys(given), body === undefined ? known : [...known, "body"]);
  for (const place in names) violation ??= checkParameters(validators[place], names[place] ?? [], given);
  return violation ?? checkBody(operation, given["body"]) ?? checkText(given);
};

/** A misspelt ifMatch that is silently ignored would be a lost update. */
function checkNames(given: readonly string[], known: readonly string[]): Violation | undefined {
  const name = given.find((argument) => !known.includes(argument));
  if (name === undefined) return undefined;
  return { pointer: JSON.stringify(name), expected: unknownName("argument", name, known) };
}

/** The first text that is not Unicode, which no format carries and no pattern forbids. */
function checkText(value: unknown, pointer = ""): Violation | undefined {
  if (typeof value === "string")
    return /\p{Surrogate}/u.test(value) ? { pointer, expected: "must be well-formed Unicode" } : undefined;
  for (const [name, inner] of Object.entries(value ?? {})) {
    const found = checkText(inner, pointer === "" ? name : `${pointer}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function checkParameters(
  validate: Validator | undefined,
  names: Names,
  given: Readonly<Record<string, unknown>>,
): Violation | undefined {
  const values: Record<string, unknown> = {};
  for (const [argument, name] of names) if (given[argument] !== undefined) values[name] = given[argument];
  if (validate === undefined || validate(values)) return undefined;
  const missing = validate.errors?.[0]?.params["missingProperty"];
  const { pointer, expected } = violationOf(validate);
  const [argument = pointer] = names.find(([, name]) => name === (missing ?? pointer.split("/")[1])) ?? [];
  return { pointer: argument, expected: missing === undefined ? expected : "is required" };
}

function checkBody(operation: OperationId, body: unknown): Violation | undefined {
  const { body: schema, bodyOptional } = getOperation(operation);
  if (schema === undefined || (body === undefined && bodyOptional)) return undefined;
  if (body === undefined) return { pointer: "body", expected: "is required" };
  const validate = bodyValidators[schema];
  if (validate === undefined || validate(body)) return undefined;
  const { pointer, expected } = violationOf(validate);
  return { pointer: `body${pointer}`, expected };
}
