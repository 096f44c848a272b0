// Registers the contract's operations with Fastify through fastify-openapi-glue; README.md describes its part.
import type { FastifyInstance, RouteHandlerMethod, RouteOptions, RouteShorthandOptions } from "fastify";
import openapiGlue from "fastify-openapi-glue";
import { type OperationId, operations } from "../../../generated/operations.ts";
import { specification } from "../../../generated/specification.ts";
import { createRouteChecks } from "./route-checks.ts";
import { toRouteUrl } from "./route-url.ts";

/** The server's part of a route; glue adds method, URL and schemas from the specification. */
export interface OperationRoute extends RouteShorthandOptions {
  readonly handler: RouteHandlerMethod;
}

/** @throws Error when the registered routes differ from the contract. */
export async function registerRoutes(
  app: FastifyInstance,
  routeOf: (operationId: OperationId) => OperationRoute,
): Promise<void> {
  const checks = createRouteChecks(operations);
  app.addHook("onRoute", checks.registered);
  await app.register(openapiGlue, {
    specification,
    operationResolver: (operationId, method) =>
      // HEAD is GET without the body, which Node omits.
      ({
        ...routeOf(operationId as OperationId),
        url: toRouteUrl(operations[operationId as OperationId].path),
        ...(method === "GET" && { method: ["GET", "HEAD"] }),
      }) as RouteOptions,
  });
  checks.finish();
}
