// Validates responses against openapi.yaml itself: its schemas are compiled here, independently of the generated validators.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { type BodySchema, type BodySchemaName, bodySchemas } from "../../generated/codecs.ts";
import type { Received } from "./server.ts";

export const root = join(import.meta.dirname, "../..");

interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, { $ref: string }>>;
  readonly content?: Readonly<Record<string, { schema: { $ref: string } }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Response>>;
}

interface Header {
  readonly required: boolean;
  readonly schema: { readonly type: string };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, Response>>;
    readonly headers: Readonly<Record<string, Header>>;
  };
}

export const document = parse(readFileSync(join(root, "openapi.yaml"), "utf8")) as Document;

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(document, "contract");

const last = (reference: string) => reference.slice(reference.lastIndexOf("/") + 1);

export const operations = new Map(
  Object.values(document.paths).flatMap((item) =>
    Object.values(item).map((operation) => [operation.operationId, operation] as const),
  ),
);

export function responseOf(operationId: string, status: number | string): Response | undefined {
  const declared = operations.get(operationId)?.responses[status];
  return declared?.$ref === undefined ? declared : document.components.responses[last(declared.$ref)];
}

/** Every operation x status x response media type that the contract declares; "-" where there is no body. */
export function declaredPairs(): string[] {
  return [...operations].flatMap(([id, { responses }]) =>
    Object.keys(responses).flatMap((status) => {
      const mediaTypes = Object.keys(responseOf(id, status)?.content ?? {});
      return (mediaTypes.length === 0 ? ["-"] : mediaTypes).map((mediaType) => `${id} ${status} ${mediaType}`);
    }),
  );
}

function validator(pointer: string): ValidateFunction {
  const validate = ajv.getSchema(`contract${pointer}`);
  if (validate === undefined) throw new Error(`no schema at ${pointer}`);
  return validate;
}

/** The violations of the contract in a response; empty if it conforms. */
export function violationsOf(operationId: string, { status, headers, text }: Received): string[] {
  const declared = responseOf(operationId, status);
  if (declared === undefined) return [`status ${status} is not declared for ${operationId}`];
  return [...headerViolations(declared, headers), ...bodyViolations(declared, headers["content-type"], text)];
}

function headerViolations(declared: Response, headers: Received["headers"]): string[] {
  return Object.entries(declared.headers ?? {}).flatMap(([name, { $ref }]) => {
    const header = document.components.headers[last($ref)];
    const value = headers[name.toLowerCase()];
    if (value === undefined) return header?.required ? [`header ${name} is missing`] : [];
    const typed = header?.schema.type === "integer" ? Number(value) : value;
    const validate = validator(`${$ref}/schema`);
    return validate(typed) ? [] : [`header ${name}: ${ajv.errorsText(validate.errors)}`];
  });
}

function bodyViolations({ content = {} }: Response, contentType: string | undefined, text: string): string[] {
  if (Object.keys(content).length === 0) return text === "" ? [] : ["there is a body, and none is declared"];
  const mediaType = /^([^;]+); charset=utf-8$/.exec(contentType ?? "")?.[1] ?? "";
  const reference = content[mediaType]?.schema.$ref;
  if (reference === undefined) return [`Content-Type ${contentType} is not declared`];
  const schema: BodySchema = bodySchemas[last(reference) as BodySchemaName];
  const value = schema.codecs[mediaType]?.read(text, "utf-8");
  const validate = validator(reference);
  return validate(value) ? [] : [ajv.errorsText(validate.errors)];
}
