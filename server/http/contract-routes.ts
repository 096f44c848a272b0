// The fail-closed edge: registers the contract's operations through fastify-openapi-glue and shuts what it leaves open.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import openapiGlue from "fastify-openapi-glue";
import { type OperationId, operations } from "../../generated/operations.ts";
import { routes as specification } from "../../generated/routes.ts";
import { authorize, type Principal, type SecurityHandlers } from "../auth/access.ts";
import { ServiceError } from "../errors.ts";
import type { Handler, Service } from "../service.ts";
import type { Answer, SendAnswer } from "./answer.ts";
import { admitBody, type RequestBody } from "./body-edge.ts";
import { serializerCompiler } from "./compilers.ts";
import { parseContentType } from "./content-type.ts";
import type { FailRequest } from "./failures.ts";
import { registerMediaTypes } from "./media-types.ts";
import { negotiate } from "./negotiation.ts";
import { literal } from "./path-case.ts";
import { rememberAnswerType } from "./raw-failures.ts";
import { createRouteChecks } from "./route-checks.ts";
import type { SendTogether } from "./send-together.ts";
import { validatorCompiler } from "./validation.ts";

declare module "fastify" {
  interface FastifyRequest {
    answerType: string;
    bodyCharset: string | undefined;
    bodyText: string | undefined;
    principalId: string;
    tenant: string | undefined;
  }
  interface FastifyContextConfig {
    operationId?: OperationId;
  }
}

export interface ContractRoutes {
  readonly service: Service;
  readonly securityHandlers: SecurityHandlers;
  readonly send: SendAnswer;
  readonly fail: FailRequest;
  readonly sendTogether: SendTogether;
  /** Called when it is known who calls, before the body is read. @throws ServiceError */
  readonly admitCaller?: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined;
  /** The methods of a path that is served beside the contract; undefined for a path that is not. */
  readonly methodsOutside?: MethodsOutside | undefined;
}

type MethodsOutside = (path: string) => readonly string[] | undefined;

export async function registerContractRoutes(app: FastifyInstance, routes: ContractRoutes): Promise<void> {
  const { fail, sendTogether, methodsOutside } = routes;
  app.decorateRequest("answerType", "");
  app.decorateRequest("bodyCharset", undefined);
  app.decorateRequest("bodyText", undefined);
  app.decorateRequest("principalId", "");
  app.decorateRequest("tenant", undefined);
  registerMediaTypes(app);
  app.setErrorHandler<Error>((error, request, reply) => {
    fail(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    fail(noSuchOperation(request, methodsOutside), request, reply);
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook("onRequest", (request, _reply, done) => {
    sendTogether.arrived();
    decideAnswerType(request);
    done(request.is404 ? noSuchOperation(request, methodsOutside) : undefined);
  });
  const checks = createRouteChecks(operations);
  app.addHook("onRoute", checks.registered);
  await app.register(openapiGlue, {
    specification,
    operationResolver: (operationId: string) => routeOptions(operationId as OperationId, routes),
  });
  checks.finish();
}

function routeOptions<Id extends OperationId>(
  operationId: Id,
  { service, securityHandlers, send, admitCaller }: ContractRoutes,
) {
  const operation = operations[operationId];
  const handler = service[operationId] as unknown as Handler<Id>;
  const body: RequestBody | undefined = operation.requestBody;
  return {
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    config: { operationId },
    // Before the body is read, and in this order: a caller without access learns nothing of what else is wrong.
    onRequest: (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
      const admit = (principal: Principal) => {
        request.principalId = principal.id;
        request.tenant = principal.tenant;
        admitCaller?.(request, reply);
        admitBody(request, body);
      };
      atOnceOrLater(() => authorize(operation.security, securityHandlers, request.headers.authorization), admit, done);
    },
    // Not async: of a promise for the reply Fastify makes one that listens for the end of the answer, which is costly.
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      const handled: Promise<Answer> = handler({
        path: request.params,
        header: request.headers,
        body: request.body,
        principal: request.principalId,
        tenant: request.tenant,
        answerType: request.answerType,
      } as never);
      const fail = (error: unknown): void => {
        reply.send(error);
      };
      handled.then((answer) => {
        try {
          send(request, reply, operationId, answer);
        } catch (error) {
          fail(error);
        }
      }, fail);
    },
  };
}

/** Calls `done` at once where it can: most callers are known without waiting, and a promise for each is what costs. */
function atOnceOrLater<Value>(
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

/** First of all, since the error handler may find the headers changed. */
export function decideAnswerType(request: FastifyRequest): void {
  const requestType = request.headers["content-type"];
  request.answerType = negotiate(
    request.headers.accept,
    requestType === undefined ? undefined : parseContentType(requestType)?.mediaType,
  );
  rememberAnswerType(request.raw.socket, request.answerType);
}

const paths = [...new Set(Object.values(operations).map(({ path }) => path))].map((path) => ({
  pattern: new RegExp(`^${literal(path).replaceAll(/\{\w+\}/g, "[^/]+")}/?$`),
  methods: Object.values(operations)
    .filter((operation) => operation.path === path)
    .map(({ method }) => method)
    .sort(),
}));

/** 405 with Allow when the path has other methods, else 404 (wire rules P1, P2). */
function noSuchOperation(request: FastifyRequest, methodsOutside: MethodsOutside | undefined): ServiceError {
  const path = request.url.split("?", 1)[0] ?? "";
  const methods = paths.find(({ pattern }) => pattern.test(path))?.methods ?? methodsOutside?.(path);
  if (methods === undefined) return new ServiceError("UnknownPath", "No operation has this path");
  const allow = methods.join(", ");
  return new ServiceError("MethodNotAllowed", `This path allows ${allow}`, { allow });
}
