// Generates the table of operations: paths, parameters, bodies, responses and validators.
import { createHash } from "node:crypto";
import { declaredBody } from "../bodies.ts";
import { parameterType } from "../parameter-type.ts";
import { retryRule } from "../retry.ts";
import { merged } from "../schema-to-codec-type.ts";
import { source } from "../source.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  listOperations,
  type Operation,
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
  const operations = listOperations(spec);
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
    "/** Where each security scheme has its credentials: in a header (by its lower-case name) or in the query. */",
    "export const securitySchemes = {",
    ...Object.entries(asObject(asObject(spec.document["components"])["securitySchemes"])).map(
      ([name, scheme]) => `  ${text(name)}: ${text(securityScheme(spec.resolve(scheme)))},`,
    ),
    "} as const satisfies Readonly<Record<string, { readonly in: string; readonly name: string }>>;",
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
  const body = { required: requestBody["required"] === true, ...declaredBody(content) };
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

/** HTTP authentication, OAuth 2 and OpenID Connect use the Authorization header. */
function securityScheme({ type, in: place, name }: JsonObject): JsonObject {
  if (type !== "apiKey") return { in: "header", name: "authorization" };
  return { in: String(place), name: place === "header" ? String(name).toLowerCase() : String(name) };
}

function parameterEntry(spec: Spec, parameter: JsonObject): JsonObject {
  const { name = "", in: place = "", required = false, explode = true } = parameter;
  const schema = merged(spec, parameter["schema"]);
  const type = parameterType(spec, schema);
  // In a path or a header, a list is always one value with commas (style simple).
  const joined = explode === false || place !== "query";
  return {
    ...{ name, in: place, required: required === true, type },
    ...(type === "array" && { items: parameterType(spec, schema["items"]) }),
    ...(type === "array" && joined && { joined }),
    ...(schema["default"] !== undefined && { default: schema["default"] }),
  };
}

function responseEntry(spec: Spec, value: Json): object {
  const response = spec.resolve(value);
  return {
    ...declaredBody(asObject(response["content"])),
    headers: Object.entries(asObject(response["headers"])).map(([name, header]) => ({
      name,
      required: spec.resolve(header)["required"] === true,
      type: parameterType(spec, spec.resolve(header)["schema"]),
      validator: referenceName(header) ?? "",
    })),
  };
}
