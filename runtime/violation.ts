// Converts an Ajv error to a place and a message for people. The message never repeats the value.
import { unknownName } from "./read-error.ts";

/** The parts of an Ajv error object that the generated validators fill in. */
export interface ValidatorError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema?: Readonly<Record<string, unknown>> | undefined;
}

/** A generated validator: true, or false with its first error in `errors`. It changes nothing in the value. */
export interface Validator<Value = unknown> {
  (value: unknown): value is Value;
  errors?: readonly ValidatorError[] | null;
}

export interface Violation {
  /** JSON pointer to the value that is wrong; "" is the whole. */
  readonly pointer: string;
  readonly expected: string;
}

/** Describes why a validation failed. With the validated value, the message for a wrong type names the type that was sent. */
export function violationOf(validator: Validator, value?: unknown): Violation {
  const error = mostTelling(validator.errors ?? []);
  if (error === undefined) return { pointer: "", expected: "is not valid" };
  const { instancePath, keyword, params } = error;
  const hint = keyword === "type" && value !== undefined ? sentHint(params["type"], valueAt(value, instancePath)) : "";
  return { pointer: instancePath, expected: `${expectation(error)}${hint}` };
}

/** The value that a JSON pointer names (RFC 6901). */
function valueAt(value: unknown, pointer: string): unknown {
  let found = value;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Reflect.get(found, step.replaceAll("~1", "/").replaceAll("~0", "~"));
  }
  return found;
}

function sentHint(expected: unknown, value: unknown): string {
  if (String(expected) === "array" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    return "$values" in value
      ? ", not an object with $values: send only the list in it"
      : ", not an object: wrap it in [ ]";
  }
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return `, not ${type === "number" && String(expected).includes("integer") ? "a fraction" : typeNames(type)}`;
}

/**
 * Usually the only error. Alternatives (anyOf, oneOf) leave one each: the deepest says most, and that of a null
 * alternative least.
 */
function mostTelling(errors: readonly ValidatorError[]): ValidatorError | undefined {
  const rank = ({ instancePath, keyword, params }: ValidatorError) =>
    keyword === "type" && params["type"] === "null" ? -1 : instancePath.split("/").length;
  return errors.reduce<ValidatorError | undefined>(
    (best, error) => (best === undefined || rank(error) > rank(best) ? error : best),
    undefined,
  );
}

function expectation({ keyword, params, parentSchema = {} }: ValidatorError): string {
  const known = Object.keys((parentSchema["properties"] as object | undefined) ?? {});
  switch (keyword) {
    case "type":
      return `must be ${typeNames(params["type"])}`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return unknownName("member", String(params["additionalProperty"] ?? params["unevaluatedProperty"]), known);
    case "required":
      return `is missing the member "${params["missingProperty"]}"`;
    case "minimum":
    case "maximum":
      return rangeExpectation(parentSchema, params["comparison"], params["limit"]);
    case "maxLength":
      return `must have at most ${params["limit"]} characters`;
    case "minLength":
      return atLeast(params["limit"], "characters");
    case "maxItems":
      return `must have at most ${params["limit"]} items`;
    case "minItems":
      return atLeast(params["limit"], "items");
    case "enum":
      return `must be one of ${(params["allowedValues"] as unknown[]).join(", ")}`;
    case "pattern":
      return "has a character that is not allowed, or does not match the contract's pattern";
    default:
      return `must satisfy the contract's keyword ${keyword}`;
  }
}

const atLeast = (limit: unknown, unit: string): string =>
  limit === 1 ? "must not be empty" : `must have at least ${limit} ${unit}`;

function rangeExpectation(schema: Readonly<Record<string, unknown>>, comparison: unknown, limit: unknown): string {
  const { minimum, maximum } = schema;
  if (minimum === undefined || maximum === undefined) return `must be ${comparison} ${limit}`;
  return `must be ${schema["type"] === "integer" ? "an integer" : "a number"} from ${minimum} to ${maximum}`;
}

const articles: Readonly<Record<string, string>> = {
  integer: "an integer",
  number: "a number",
  string: "a string",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

function typeNames(type: unknown): string {
  const types = Array.isArray(type) ? type : String(type).split(",");
  return types.map((name) => articles[String(name)] ?? String(name)).join(" or ");
}
