// Gives Fastify the generated validators instead of its own compilers: nothing is coerced, stripped or compiled at start.
import type { FastifySchemaCompiler, FastifySerializerCompiler, FastifyServerOptions } from "fastify";
import { type OperationId, operations, parameterValidators } from "../../generated/operations.ts";
import { type DeclaredParameter, needsReading, readParameters } from "../../runtime/read-parameters.ts";
import { type Validator, type Violation, violationOf } from "../../runtime/violation.ts";
import { getContent } from "./request-body.ts";
import { ContractViolation } from "./response.ts";

/** A part of a request that the contract does not allow. */
export class InvalidRequest extends Error {
  override readonly name = "InvalidRequest";
  readonly part: "body" | "path" | "header" | "query";
  readonly violation: Violation;

  constructor(part: "body" | "path" | "header" | "query", violation: Violation) {
    super(`the ${part} breaks the contract`);
    this.part = part;
    this.violation = violation;
  }
}

type Validate = (value: unknown) => { error: InvalidRequest } | true;

/** Fastify passes the media type of a body, which its types leave out. */
interface RoutePart {
  readonly method?: string;
  readonly url?: string;
  readonly httpPart?: string;
  readonly contentType?: string;
}

const places = { params: "path", querystring: "query", headers: "header" } as const;

/** Finds the generated validator for a part of a route. @throws Error at start when there is none. */
export const validatorCompiler: FastifySchemaCompiler<unknown> = (routePart): Validate => {
  const { method, url, httpPart, contentType }: RoutePart = routePart;
  const operationId = operationOf([method ?? ""].flat(), url ?? "");
  if (httpPart === "body") {
    const content = getContent(operationId, contentType ?? "");
    // Bytes have no schema.
    return content !== undefined && content.codec === undefined ? () => true : check("body", content?.validate);
  }
  const place = places[httpPart as keyof typeof places];
  if (place === undefined) throw new Error(`${operationId}: no validator for ${httpPart}`);
  const validate = check(place, parameterValidators[operationId][place]);
  const parameters: readonly DeclaredParameter[] = operations[operationId].parameters;
  const read = parameters.filter((parameter) => parameter.in === place && needsReading(parameter));
  if (read.length === 0) return validate;
  return (value) => {
    readParameters(read, value as Record<string, unknown>);
    return validate(value);
  };
};

function operationOf(methods: readonly string[], url: string): OperationId {
  const path = url.replaceAll(/:(\w+)/g, "{$1}");
  for (const [operationId, operation] of Object.entries(operations)) {
    if (methods.includes(operation.method) && operation.path === path) return operationId as OperationId;
  }
  throw new Error(`${methods.join()} ${url} is not an operation of the contract`);
}

function check(part: InvalidRequest["part"], validator: Validator | undefined): Validate {
  if (validator === undefined) throw new Error(`no validator was generated for the ${part}`);
  return (value) =>
    validator(value)
      ? true
      : { error: new InvalidRequest(part, violationOf(validator, part === "body" ? value : undefined)) };
}

/** Responses are sent as text; an object that reaches Fastify by another way must not be sent. */
export const serializerCompiler: FastifySerializerCompiler<unknown> = () => () => {
  throw new ContractViolation("a response bypassed the contract");
};

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;

/** For Fastify's option schemaController, which otherwise loads Ajv before any route exists. Its types are Ajv's. */
export const compilersFactory = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
} as unknown as CompilersFactory;
