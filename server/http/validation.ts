// Gives Fastify the generated validators instead of its own compilers: nothing is coerced, stripped or compiled at start.
import type { FastifySchemaCompiler, FastifySerializerCompiler, FastifyServerOptions } from "fastify";
import { bodySchemas } from "../../generated/codecs.ts";
import { type OperationId, operations, parameterValidators } from "../../generated/operations.ts";
import { type QueryParameter, readQuery } from "../../runtime/read-query.ts";
import { type Validator, type Violation, violationOf } from "../../runtime/violation.ts";
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

/** Finds the generated validator for a part of a route. @throws Error at start when there is none. */
export const validatorCompiler: FastifySchemaCompiler<unknown> = ({ method, url, httpPart }): Validate => {
  const operationId = operationOf([method ?? ""].flat(), url ?? "");
  switch (httpPart) {
    case "body": {
      const name = operations[operationId].requestBody?.schema;
      return check("body", name === undefined ? undefined : bodySchemas[name].validate);
    }
    case "params": {
      const validate = check("path", parameterValidators[operationId].path);
      const integers = operations[operationId].parameters.filter(
        (parameter) => parameter.in === "path" && parameter.type === "integer",
      );
      return (value) => {
        for (const { name } of integers) decodeInteger(value as Record<string, unknown>, name);
        return validate(value);
      };
    }
    case "querystring": {
      const validate = check("query", parameterValidators[operationId].query);
      const parameters: readonly (QueryParameter & { readonly in: string })[] = operations[operationId].parameters;
      const inQuery = parameters.filter((parameter) => parameter.in === "query");
      return (value) => {
        readQuery(inQuery, value as Record<string, unknown>);
        return validate(value);
      };
    }
    case "headers":
      return check("header", parameterValidators[operationId].header);
    default:
      throw new Error(`${operationId}: no validator for ${httpPart}`);
  }
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

/** Path parameters are text. Anything but a plain decimal integer stays text, which the validator refuses. */
function decodeInteger(parameters: Record<string, unknown>, name: string): void {
  const text = String(parameters[name]);
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(text)) parameters[name] = Number(text);
}

/** Responses are sent as text; an object that some other path hands to Fastify must not leave at all. */
export const serializerCompiler: FastifySerializerCompiler<unknown> = () => () => {
  throw new ContractViolation("a response bypassed the contract");
};

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;

/** For Fastify's option schemaController, which otherwise loads Ajv before it knows of any route. Its types are Ajv's. */
export const compilersFactory = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
} as unknown as CompilersFactory;
