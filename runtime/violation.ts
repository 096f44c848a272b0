// Says in words what a value breaks: from an Ajv error to a place and what is expected there. Never repeats the value.
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

/** Says in words why a validation failed. With the validated value, a wrong type says what was sent. */
export function violationOf(validator: Validator, value?: unknown): Violation {
  const error = mostTelling(validator.errors ?? []);
  if (error === undefined) return { pointer: "", expected: "another value is expected" };
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
      ? ", and an object with $values was sent: send only the list in it"
      : ", and an object was sent: wrap it in [ ]";
  }
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return `, and ${typeNames(type)} was sent`;
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
      return `${typeNames(params["type"])} is expected`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return unknownName("member", String(params["additionalProperty"] ?? params["unevaluatedProperty"]), known);
    case "required":
      return `the member "${params["missingProperty"]}" is missing`;
    case "minimum":
    case "maximum":
      return rangeExpectation(parentSchema, params["comparison"], params["limit"]);
    case "maxLength":
      return `at most ${params["limit"]} characters are expected`;
    case "minLength":
      return `at least ${params["limit"]} characters are expected`;
    case "maxItems":
      return `at most ${params["limit"]} items are expected`;
    case "minItems":
      return `at least ${params["limit"]} items are expected`;
    case "enum":
      return `one of ${(params["allowedValues"] as unknown[]).join(", ")} is expected`;
    case "pattern":
      return "a character is not allowed here, or the text is not of the form that the contract describes";
    default:
      return `the value breaks the contract's keyword ${keyword}`;
  }
}

function rangeExpectation(schema: Readonly<Record<string, unknown>>, comparison: unknown, limit: unknown): string {
  const { minimum, maximum } = schema;
  if (minimum === undefined || maximum === undefined) return `a value ${comparison} ${limit} is expected`;
  return `${schema["type"] === "integer" ? "an integer" : "a number"} from ${minimum} to ${maximum} is expected`;
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
