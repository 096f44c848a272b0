// The check of a call's arguments: their names, and their values by the generated validators.
import { calls } from "../generated/calls.ts";
import { operations, parameterValidators } from "../generated/operations.ts";
import { unknownName } from "../runtime/read-error.ts";
import { type Validator, type Violation, violationOf } from "../runtime/violation.ts";
import { bodyValidators } from "./body-validators.ts";
import type { OperationId } from "./contract.ts";
import type { Validation } from "./validation.ts";

/** Argument -> its name among the values that the validators take: that of a header in lower case. */
type Names = readonly (readonly [string, string])[];

export const checkArguments: Validation["arguments"] = (operation, given) => {
  const inPath: Names = operations[operation].parameters
    .filter((parameter) => parameter.in === "path")
    .map(({ name }) => [name, name]);
  const inHeader: Names = Object.entries(calls[operation].headers).map(([argument, name]) => [
    argument,
    name.toLowerCase(),
  ]);
  const known = [...inPath, ...inHeader].map(([argument]) => argument);
  const body = operations[operation].requestBody;
  return (
    checkNames(Object.keys(given), body === undefined ? known : [...known, "body"]) ??
    checkParameters(parameterValidators[operation].path, inPath, given) ??
    checkParameters(parameterValidators[operation].header, inHeader, given) ??
    checkBody(operation, given["body"]) ??
    checkText(given)
  );
};

/** A misspelt ifMatch that is passed over in silence would be a lost update. */
function checkNames(given: readonly string[], known: readonly string[]): Violation | undefined {
  const name = given.find((argument) => !known.includes(argument));
  if (name === undefined) return undefined;
  return { pointer: JSON.stringify(name), expected: unknownName("argument", name, known) };
}

/** The first text that is not Unicode, which no format carries and no pattern forbids. */
function checkText(value: unknown, pointer = ""): Violation | undefined {
  if (typeof value === "string")
    return /\p{Surrogate}/u.test(value) ? { pointer, expected: "text must be well-formed Unicode" } : undefined;
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
  const [argument = pointer] = names.find(([, name]) => name === (missing ?? pointer.slice(1))) ?? [];
  return { pointer: argument, expected: missing === undefined ? expected : "a value is expected" };
}

function checkBody(operation: OperationId, body: unknown): Violation | undefined {
  const declared = operations[operation].requestBody;
  if (declared === undefined || (body === undefined && !declared.required)) return undefined;
  if (body === undefined) return { pointer: "body", expected: "a value is expected" };
  const validate = bodyValidators[declared.schema];
  if (validate(body)) return undefined;
  const { pointer, expected } = violationOf(validate);
  return { pointer: `body${pointer}`, expected };
}
