// The contract's operations as Fastify routes: access, headers, the generated validators, then the handler.
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchemaCompiler,
  FastifySerializerCompiler,
  FastifyServerOptions,
} from "fastify";
import { type OperationId, operations, parameterValidators, securitySchemes } from "../../generated/operations.ts";
import { type DeclaredParameter, needsReading, readParameters } from "../../runtime/read-parameters.ts";
import { type Validator, type Violation, violationOf } from "../../runtime/violation.ts";
import { createAuthorize, type Principal, type SecurityHandlers } from "../auth/authorize.ts";
import type { OperationRequest, Service } from "../service.ts";
import { type OperationRoute, registerRoutes } from "./glue/register-routes.ts";
import { toRouteUrl } from "./glue/route-url.ts";
import { createReadLargeBody } from "./large-bodies.ts";
import { createOwnNegotiation } from "./negotiation.ts";
import {
  checkContentHeaders,
  getContent,
  isLarge,
  type ReadBody,
  readBody,
  type SentBody,
  toSentBody,
} from "./request-body.ts";
import { ContractViolation, type SendResponse } from "./response.ts";
import type { SendPayload } from "./send-payload.ts";
import { createUnknownPathError, type MethodsOutside } from "./unknown-path.ts";
import { continueBody } from "./unread-body.ts";

export interface OperationsOptions {
  readonly service: Service;
  readonly securityHandlers: SecurityHandlers;
  readonly send: SendResponse;
  readonly handleError: (error: Error, request: FastifyRequest, reply: FastifyReply) => void;
  readonly sendPayload: SendPayload;
  /** Called for a known caller before the body is read. @throws ServiceError */
  readonly admitCaller?: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined;
  /** Called with the promise of each handler. */
  readonly trackHandler?: ((work: Promise<unknown>) => void) | undefined;
  /** The methods of a path outside the contract. */
  readonly methodsOutside?: MethodsOutside | undefined;
}

/** Fails closed: see glue/README.md. Comes after registerRequestContext and setErrorHandler. @throws Error when a route differs from the contract. */
export async function registerOperations(app: FastifyInstance, options: OperationsOptions): Promise<void> {
  const { handleError, sendPayload } = options;
  const unknownPathError = createUnknownPathError(options.methodsOutside);
  registerBodyParsers(app);
  app.setNotFoundHandler((request, reply) => handleError(unknownPathError(request), request, reply));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook("onRequest", (request, _reply, done) => {
    sendPayload.requestArrived();
    // Runs before the body is parsed. OPTIONS has a route when CORS is on, but belongs to no operation.
    done(request.is404 || request.method === "OPTIONS" ? unknownPathError(request) : undefined);
  });
  await registerRoutes(app, (operationId) => createRoute(operationId, options));
}

function createRoute<Id extends OperationId>(operationId: Id, options: OperationsOptions): OperationRoute {
  const { service, securityHandlers, send, admitCaller, trackHandler } = options;
  const operation = operations[operationId];
  const handler: Service[Id] = service[operationId];
  const authorize = createAuthorize(operation.security, securityHandlers, securitySchemes);
  const negotiate = createOwnNegotiation(operation.responses);
  const acceptCaller = (request: FastifyRequest, reply: FastifyReply, principal: Principal): void => {
    request.principalId = principal.id;
    request.tenant = principal.tenant;
    admitCaller?.(request, reply);
    checkContentHeaders(request, operation.requestBody);
    // HTTP/1.0 has no interim responses (RFC 9110, 10.1.1).
    if (request.headers.expect !== undefined && request.raw.httpVersion !== "1.0") continueBody(reply);
  };
  return {
    config: { operationId },
    // The order matters: a caller without access learns nothing else about its request.
    onRequest(request, reply, done) {
      if (negotiate !== undefined)
        request.responseType = negotiate(request.headers.accept, request.contentType?.mediaType);
      callNowOrLater(
        () => authorize(request),
        (principal) => acceptCaller(request, reply, principal),
        done,
      );
    },
    // Not async: for a promise of the reply Fastify waits for the end of the response, which is costly.
    handler(request, reply) {
      const work = handler(toOperationRequest<Id>(request));
      trackHandler?.(work);
      const fail = (error: unknown): void => {
        reply.send(error);
      };
      work.then((response) => {
        try {
          send(request, reply, operationId, response);
        } catch (error) {
          fail(error);
        }
      }, fail);
    },
  };
}

/** Registers one parser for each request media type of the contract, instead of Fastify's own. */
function registerBodyParsers(app: FastifyInstance): void {
  const readLargeBody = createReadLargeBody();
  app.removeAllContentTypeParsers();
  const mediaTypes = new Set(Object.values(operations).flatMap(({ requestBody }) => requestBody?.mediaTypes ?? []));
  const read = (sent: SentBody): ReadBody | Promise<ReadBody> => (isLarge(sent) ? readLargeBody(sent) : readBody(sent));
  for (const mediaType of mediaTypes) {
    app.addContentTypeParser<Buffer>(mediaType, { parseAs: "buffer" }, (request, bytes, done) => {
      const use = ({ value, text }: ReadBody): void => {
        request.bodyText = text;
        done(null, value);
      };
      let body: ReadBody | Promise<ReadBody>;
      try {
        body = read(toSentBody(request, mediaType, bytes));
      } catch (error) {
        done(error as Error);
        return;
      }
      if (body instanceof Promise) body.then(use, done);
      else use(body);
    });
  }
}

/** The generated readers and validators have already checked the parts. */
function toOperationRequest<Id extends OperationId>(request: FastifyRequest): OperationRequest<Id> {
  return {
    path: request.params as OperationRequest<Id>["path"],
    query: request.query as OperationRequest<Id>["query"],
    header: request.headers as OperationRequest<Id>["header"],
    body: request.body as OperationRequest<Id>["body"],
    bodyType: request.contentType?.mediaType,
    principal: request.principalId,
    tenant: request.tenant,
    responseType: request.responseType,
  };
}

/** Calls `done` synchronously if possible: most callers are known without waiting, and a promise for each is costly. */
function callNowOrLater<Value>(
  ask: () => Value | Promise<Value>,
  use: (value: Value) => void,
  done: (error?: Error) => void,
): void {
  try {
    const value = ask();
    if (value instanceof Promise) {
      value.then(use).then(() => done(), done);
      return;
    }
    use(value);
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}

/** A part of a request that the contract does not allow. */
export class InvalidRequest extends Error {
  override readonly name = "InvalidRequest";
  readonly part: "body" | "path" | "header" | "query";
  readonly violation: Violation;

  constructor(part: "body" | "path" | "header" | "query", violation: Violation) {
    super(`the ${part} violates the contract`);
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

/** Instead of Ajv: nothing is coerced, stripped or compiled at start. Finds the generated validator for a part of a route. @throws Error at start if it does not exist. */
const validatorCompiler: FastifySchemaCompiler<unknown> = (routePart): Validate => {
  const { method, url, httpPart, contentType }: RoutePart = routePart;
  const operationId = findOperation([method ?? ""].flat(), url ?? "");
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

function findOperation(methods: readonly string[], url: string): OperationId {
  for (const [operationId, operation] of Object.entries(operations)) {
    if (methods.includes(operation.method) && toRouteUrl(operation.path) === url) return operationId as OperationId;
  }
  throw new Error(`${methods.join()} ${url} is not an operation of the contract`);
}

function check(part: InvalidRequest["part"], validator: Validator | undefined): Validate {
  if (validator === undefined) throw new Error(`no validator was generated for the ${part}`);
  return (value) => {
    if (validator(value)) return true;
    const violation = part === "body" ? violationOf(validator, value) : parameterViolation(validator);
    return { error: new InvalidRequest(part, violation) };
  };
}

/** The place of a missing parameter is the parameter, not the object of all parameters. */
function parameterViolation(validator: Validator): Violation {
  const missing = validator.errors?.[0]?.params["missingProperty"];
  return missing === undefined ? violationOf(validator) : { pointer: `/${missing}`, expected: "is required" };
}

/** Responses are sent as text; an object that reaches Fastify by another way must not be sent. */
const serializerCompiler: FastifySerializerCompiler<unknown> = () => () => {
  throw new ContractViolation("a response bypassed the contract");
};

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;

/** For Fastify's option schemaController, which otherwise loads Ajv before any route exists. Its types are Ajv's. */
export const compilersFactory = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
} as unknown as CompilersFactory;
