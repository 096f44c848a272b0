// Turns a call's arguments into the parts of a request, or refuses them before anything is sent.
import { operations, parameterValidators } from "../generated/operations.ts";
import { quoteName } from "../generated/runtime/read-error.ts";
import { type Validator, violationOf } from "../generated/runtime/violation.ts";
import { headerArgumentName } from "./arguments.ts";
import { bodyValidators } from "./body-validators.ts";
import type { OperationId, RequestSchema } from "./contract.ts";
import { InvalidRequestError } from "./errors/invalid-request-error.ts";
import type { RequestWriters } from "./formats/client-format.ts";

export interface RequestParts {
  readonly path: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as written; undefined for an operation without one. */
  readonly body: string | undefined;
}

type Refuse = (place: string, expected: string) => InvalidRequestError;
type Location = "path" | "header";

/** @throws InvalidRequestError that names the argument. */
export function checkArguments(
  operationId: OperationId,
  args: object | undefined,
  writers: RequestWriters,
): RequestParts {
  const given = new Map<string, unknown>(Object.entries(args ?? {}));
  const refuse: Refuse = (place, expected) => new InvalidRequestError(operationId, place, expected);
  refuseUnknown(operationId, given, refuse);
  const path = checkParameters(operationId, "path", given, refuse);
  for (const [name, value] of Object.entries(path)) {
    // A URL's dot segments vanish even when they are percent-encoded: the request would go to another path.
    if (value === "." || value === "..") throw refuse(name, 'no path can carry "." or ".." here');
  }
  return {
    path,
    headers: checkParameters(operationId, "header", given, refuse),
    body: writeBody(operationId, given.get("body"), writers, refuse),
  };
}

const argumentName = (name: string, location: Location) => (location === "header" ? headerArgumentName(name) : name);

/** A misspelt ifMatch that is passed over in silence would be a lost update. */
function refuseUnknown(operationId: OperationId, given: ReadonlyMap<string, unknown>, refuse: Refuse): void {
  const { parameters, requestBody } = operations[operationId];
  const known: string[] = parameters.map((parameter) => argumentName(parameter.name, parameter.in));
  if (requestBody !== undefined) known.push("body");
  for (const name of given.keys()) {
    if (!known.includes(name)) throw refuse(quoteName(name), `the operation takes only ${known.join(", ")}`);
  }
}

function checkParameters(
  operationId: OperationId,
  location: Location,
  given: ReadonlyMap<string, unknown>,
  refuse: Refuse,
): Record<string, string> {
  const values: Record<string, unknown> = {};
  for (const parameter of operations[operationId].parameters) {
    if (parameter.in !== location) continue;
    const argument = argumentName(parameter.name, location);
    const value = given.get(argument);
    if (value !== undefined) values[location === "header" ? parameter.name.toLowerCase() : parameter.name] = value;
    else if (parameter.required) throw refuse(argument, "a value is expected");
  }
  const validate: Validator | undefined = parameterValidators[operationId][location];
  if (validate !== undefined && !validate(values)) {
    const { pointer, expected } = violationOf(validate);
    throw refuse(argumentName(nameAt(operationId, pointer), location), expected);
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** The parameter that a pointer into the checked values means, in the contract's spelling. */
function nameAt(operationId: OperationId, pointer: string): string {
  const key = pointer.slice(1);
  return operations[operationId].parameters.find(({ name }) => name.toLowerCase() === key.toLowerCase())?.name ?? key;
}

function writeBody(
  operationId: OperationId,
  body: unknown,
  writers: RequestWriters,
  refuse: Refuse,
): string | undefined {
  const declared: { readonly required: boolean; readonly schema: RequestSchema } | undefined =
    operations[operationId].requestBody;
  if (declared === undefined) return undefined;
  if (body === undefined) {
    if (declared.required) throw refuse("body", "a value is expected");
    return undefined;
  }
  const validate = bodyValidators[declared.schema];
  if (!validate(body)) {
    const { pointer, expected } = violationOf(validate);
    throw refuse(`body${pointer}`, expected);
  }
  try {
    // The validator has just said that the body is of the schema whose writer this is.
    return (writers[declared.schema] as (value: unknown) => string)(body);
  } catch (error) {
    // What the format cannot carry, such as null in a form. The writer's message holds no value.
    if (error instanceof RangeError) throw refuse("body", error.message);
    throw error;
  }
}
