// Finds the bodies and parameters that cannot be compiled, once the contract is normalized.
import { createAjv, headerSchema, invalidReason } from "./ajv.ts";
import { bodySchemas } from "./bodies.ts";
import { parameterTypeReason } from "./parameter-type.ts";
import type { Problem } from "./problems.ts";
import { toCodecTypes } from "./schema-to-codec-type.ts";
import {
  asArray,
  asObject,
  type BodyFormat,
  codecKind,
  escapeStep,
  type Json,
  type JsonObject,
  listOperations,
  type Operation,
  referenceName,
  type Spec,
  SpecError,
} from "./spec.ts";
import { parameterSchemas } from "./targets/validators.ts";

interface Found {
  readonly pointer: string;
  readonly reason: string;
}

export function compileProblems(spec: Spec): Problem[] {
  const check = createCheck(spec);
  return listOperations(spec).flatMap((operation) => {
    const { method, path, object } = operation;
    const pointer = `#/paths/${escapeStep(path)}/${method.toLowerCase()}`;
    const responses = Object.entries(asObject(object["responses"]));
    const found = [
      ...check.body(`${pointer}/requestBody`, object["requestBody"]),
      ...responses.flatMap(([status, response]) => check.body(`${pointer}/responses/${status}`, response)),
      ...responses.flatMap(([status, response]) => check.headers(`${pointer}/responses/${status}`, response)),
      ...check.parameters(`${pointer}/parameters`, operation),
    ];
    return found.map((each) => ({
      pointer: each.pointer,
      reason: `${method} ${path}: ${each.reason}`,
      operation: { path, method },
    }));
  });
}

function createCheck(spec: Spec) {
  const bodies = bodySchemas(spec);
  const hasXml = bodies.some(({ formats }) => formats.has("xml"));
  const invalid = new Map<string, string>();
  const ajv = createAjv(spec, hasXml, (name, reason) => invalid.set(name, reason));
  const reasons = new Map<string, string | undefined>();
  const compiled = (schema: JsonObject): string | undefined => {
    const key = JSON.stringify(schema);
    if (!reasons.has(key)) {
      const failed = failure(() => ajv.compile(schema));
      const reason = failed && culprit(invalid, invalidReason(ajv, failed));
      reasons.set(key, reason && `the schema is not valid: ${reason}; correct it, see JSON Schema 2020-12`);
    }
    return reasons.get(key);
  };
  const body = (pointer: string, value: Json | undefined): Found[] =>
    Object.entries(asObject(spec.resolve(value)["content"])).flatMap(([type, media]) => {
      const [schema, format] = [referenceName(asObject(media)["schema"]), codecKind(type)];
      if (schema === undefined || format === undefined) return [];
      const reason = codecReason(spec, schema, format) ?? compiled({ $ref: schema });
      return reason === undefined ? [] : [{ pointer: `${pointer}/content/${escapeStep(type)}`, reason }];
    });
  const headers = (pointer: string, value: Json | undefined): Found[] =>
    Object.entries(asObject(spec.resolve(value)["headers"])).flatMap(([name, header]) => {
      const reason = compiled(headerSchema(spec.resolve(header)));
      return reason === undefined ? [] : [{ pointer: `${pointer}/headers/${escapeStep(name)}`, reason }];
    });
  const parameters = (pointer: string, operation: Operation): Found[] => [
    ...asArray(operation.object["parameters"]).flatMap((parameter, index) => {
      const { name, schema } = spec.resolve(parameter);
      const reason = parameterTypeReason(spec, schema);
      return reason === undefined ? [] : [{ pointer: `${pointer}/${index}`, reason: `${String(name)}: ${reason}` }];
    }),
    ...Object.values(parameterSchemas(spec, operation, hasXml)).flatMap((schema) => {
      const reason = compiled(schema);
      return reason === undefined ? [] : [{ pointer, reason }];
    }),
  ];
  return { body, headers, parameters };
}

/** Why the format cannot carry the schema. */
function codecReason(spec: Spec, schema: string, format: BodyFormat): string | undefined {
  return failure(() => toCodecTypes(spec, [{ schema, mediaTypes: new Set(), formats: new Set([format]) }]), SpecError);
}

/** A reference to a schema that Ajv has refused is reported as missing. */
function culprit(invalid: ReadonlyMap<string, string>, reason: string): string {
  const name = /can't resolve reference (\w+)/.exec(reason)?.[1] ?? "";
  return invalid.has(name) ? `${name}: ${invalid.get(name)}` : reason;
}

/** @throws what is not of the expected kind: a defect of the generator. */
function failure(run: () => unknown, expected: abstract new (...args: never) => Error = Error): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof expected) return error.message;
    throw error;
  }
}
