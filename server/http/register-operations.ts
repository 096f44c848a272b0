// The contract's operations as Fastify routes: access and headers before the body is read, then the handler.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type OperationId, operations, securitySchemes } from "../../generated/operations.ts";
import { createAuthorize, type Principal, type SecurityHandlers } from "../auth/authorize.ts";
import type { OperationRequest, Service } from "../service.ts";
import type { ErrorHandler } from "./error-handler.ts";
import { type OperationRoute, registerRoutes } from "./glue/register-routes.ts";
import { createNegotiation, type Negotiate, responseTypes } from "./negotiation.ts";
import { checkContentHeaders, registerBodyParsers } from "./request-body.ts";
import type { SendResponse } from "./response.ts";
import type { ResponseBatching } from "./response-batching.ts";
import type { CheckedOperation } from "./start-up-checks.ts";
import { createUnknownPathError, type MethodsOutside } from "./unknown-path.ts";
import { continueBody } from "./unread-body.ts";
import { serializerCompiler, validatorCompiler } from "./validation.ts";

export interface OperationsOptions {
  readonly service: Service;
  readonly securityHandlers: SecurityHandlers;
  readonly send: SendResponse;
  readonly handleError: ErrorHandler;
  readonly batching: ResponseBatching;
  /** Called for a known caller before the body is read. @throws ServiceError */
  readonly admitCaller?: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined;
  /** Called with the promise of each handler. */
  readonly trackHandler?: ((work: Promise<unknown>) => void) | undefined;
  /** The methods of a path outside the contract. */
  readonly methodsOutside?: MethodsOutside | undefined;
}

/** Fails closed: see glue/README.md. Comes after registerRequestContext and setErrorHandler. @throws Error when a route differs from the contract. */
export async function registerOperations(app: FastifyInstance, options: OperationsOptions): Promise<void> {
  const { handleError, batching } = options;
  const unknownPathError = createUnknownPathError(options.methodsOutside);
  registerBodyParsers(app);
  app.setNotFoundHandler((request, reply) => handleError(unknownPathError(request), request, reply));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook("onRequest", (request, _reply, done) => {
    batching.requestArrived();
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
  const negotiate = negotiationOf(operation);
  const acceptCaller = (request: FastifyRequest, reply: FastifyReply, principal: Principal): void => {
    request.principalId = principal.id;
    request.tenant = principal.tenant;
    admitCaller?.(request, reply);
    checkContentHeaders(request, operation.requestBody);
    continueBody(request, reply);
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

/** For an operation whose successful responses have other media types than the rest of the contract. */
function negotiationOf({ responses }: Pick<CheckedOperation, "responses">): Negotiate | undefined {
  const successes = Object.entries(responses).filter(([status]) => !/^[45]/.test(status));
  const types = [...new Set(successes.flatMap(([, { mediaTypes }]) => mediaTypes))];
  return types.length === 0 || types.join() === responseTypes.join() ? undefined : createNegotiation(types);
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
