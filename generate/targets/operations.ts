// Generates the table of operations: paths, parameters, bodies, responses and validators.
import { createHash } from "node:crypto";
import { retryRule } from "../retry.ts";
import { source } from "../source.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  type Operation,
  operationsOf,
  referenceName,
  type Spec,
} from "../spec.ts";
import { parameterPlaces, parameterValidator } from "./validators.ts";

const text = (value: unknown) => JSON.stringify(value);

/** The contract's fingerprint: changes with any change of meaning, and not with comments or layout of the YAML. */
export function fingerprint(spec: Spec): string {
  return createHash("sha256").update(JSON.stringify(spec.document)).digest("hex");
}

export function operationTable(spec: Spec): string {
  const operations = operationsOf(spec);
  return source(
    'import type { Validator } from "#runtime/violation.ts";',
    'import * as validators from "./validators.ts";',
    "",
    `export const contractVersion = ${text(asObject(spec.document["info"])["version"] ?? "")};`,
    `export const contractFingerprint = ${text(fingerprint(spec))};`,
    "",
    "export const operations = {",
    ...operations.flatMap((operation) => operationEntry(spec, operation)),
    "} as const;",
    "",
    "export type OperationId = keyof typeof operations;",
    "",
    "export const parameterValidators: { readonly [Id in OperationId]: { readonly path?: Validator; readonly header?: Validator; readonly query?: Validator } } = {",
    ...operations.map(({ operationId, object }) => {
      const locations = new Set(asArray(object["parameters"]).map((parameter) => spec.resolve(parameter)["in"]));
      const entries = parameterPlaces
        .filter((location) => locations.has(location))
        .map((location) => `${location}: validators.${parameterValidator(operationId, location)}`);
      return `  ${operationId}: { ${entries.join(", ")} },`;
    }),
    "};",
    "",
    "export const headerValidators: Readonly<Record<string, Validator>> = {",
    ...Object.keys(asObject(asObject(spec.document["components"])["headers"])).map(
      (name) => `  ${name}: validators.validate${name}Header,`,
    ),
    "};",
  );
}

function operationEntry(spec: Spec, { operationId, method, path, object }: Operation): string[] {
  const requestBody = spec.resolve(object["requestBody"]);
  const content = asObject(requestBody["content"]);
  const security = asArray(object["security"] ?? spec.document["security"]);
  const body = {
    required: requestBody["required"] === true,
    schema: referenceName(asObject(Object.values(content)[0])["schema"]),
    mediaTypes: Object.keys(content),
  };
  return [
    `  ${operationId}: {`,
    `    method: ${text(method)},`,
    `    path: ${text(path)},`,
    `    extension: ${object["x-extension"] === true},`,
    `    parameters: ${text(asArray(object["parameters"]).map((parameter) => parameterEntry(spec, spec.resolve(parameter))))},`,
    `    requestBody: ${Object.keys(content).length > 0 ? text(body) : "undefined"},`,
    "    responses: {",
    ...Object.entries(asObject(object["responses"])).map(
      ([status, response]) => `      ${text(status)}: ${text(responseEntry(spec, response))},`,
    ),
    "    },",
    `    retry: ${text(retryRule(object))},`,
    `    security: ${text(security)},`,
    "  },",
  ];
}

function parameterEntry(spec: Spec, parameter: JsonObject): JsonObject {
  const { name = "", in: place = "", required = false, explode = true } = parameter;
  const schema = spec.resolve(parameter["schema"]);
  const type = typeOf(schema);
  const entry = { name, in: place, required: required === true, type };
  if (place !== "query") return entry;
  return {
    ...entry,
    ...(type === "array" && { items: typeOf(spec.resolve(schema["items"])) }),
    ...(type === "array" && explode === false && { joined: true }),
    ...(schema["default"] !== undefined && { default: schema["default"] }),
  };
}

/** The type beside null. */
function typeOf({ type = "string" }: JsonObject): Json {
  return Array.isArray(type) ? (type.find((each) => each !== "null") ?? "string") : type;
}

function responseEntry(spec: Spec, value: Json): JsonObject {
  const response = spec.resolve(value);
  const content = asObject(response["content"]);
  const schema = referenceName(asObject(Object.values(content)[0])["schema"]);
  return {
    ...(schema !== undefined && { schema }),
    mediaTypes: Object.keys(content),
    headers: Object.entries(asObject(response["headers"])).map(([name, header]) => ({
      name,
      required: spec.resolve(header)["required"] === true,
      type: asObject(spec.resolve(header)["schema"])["type"] ?? "string",
      validator: referenceName(header) ?? "",
    })),
  };
}
