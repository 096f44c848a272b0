// Replaces the validator of fastify-openapi-glue in the bundle: `npm run generate` has validated the specification already.
import { specification as contract } from "../../../generated/specification.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** The part of @seriousme/openapi-schema-validator that fastify-openapi-glue uses, under the same names. */
export interface SpecificationValidator {
  readonly specification: JsonObject | undefined;
  /** Such as 3.1. */
  readonly version: string;
  validate(specification: unknown): Promise<{ readonly valid: boolean; readonly errors?: string }>;
  resolveRefs(): JsonObject;
}

/**
 * Accepts only the generated specification. The original compiles the OpenAPI meta-schema (150 ms) and
 * copies every schema into every response (25 ms); references to schemas stay here, since generated code validates.
 */
export function Validator(): SpecificationValidator {
  let accepted: JsonObject | undefined;
  return {
    get specification() {
      return accepted;
    },
    version: String(contract["openapi"]).slice(0, 3),
    async validate(specification) {
      const valid = JSON.stringify(specification) === JSON.stringify(contract);
      accepted = valid ? (specification as JsonObject) : undefined;
      return valid ? { valid } : { valid, errors: "this is not the specification that `npm run generate` validated" };
    },
    resolveRefs() {
      if (accepted === undefined) throw new Error("no specification has been accepted yet");
      return { ...accepted, paths: resolveRefs(accepted["paths"], accepted) };
    },
  };
}

const keptAsWritten = new Set(["schema", "example", "examples"]);

/** Resolves every reference outside of schemas and examples. */
function resolveRefs(value: unknown, document: JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveRefs(item, document));
  if (!isObject(value)) return value;
  if (typeof value["$ref"] === "string") return resolveRefs(findTarget(value["$ref"], document), document);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      keptAsWritten.has(name) ? member : resolveRefs(member, document),
    ]),
  );
}

function findTarget(reference: string, document: JsonObject): unknown {
  const names = reference.slice(2).split("/");
  return names.reduce<unknown>(
    (found, name) => (isObject(found) ? found[name.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined),
    document,
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}
