// Decides between 404 and 405 for a request without a route (wire rules P1, P2).
import type { FastifyRequest } from "fastify";
import { operations } from "../../generated/operations.ts";
import { createError, type ServiceError } from "../errors.ts";
import { escapeRegExp } from "./request-context.ts";

export type MethodsOutside = (path: string) => readonly string[] | undefined;

const paths = [...new Set(Object.values(operations).map(({ path }) => path))].map((path) => ({
  pattern: new RegExp(`^${escapeRegExp(path).replaceAll(/\{\w+\}/g, "[^/]+")}/?$`),
  methods: Object.values(operations)
    .filter((operation) => operation.path === path)
    .flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])),
}));

/** 405 with Allow if the path has other methods, otherwise 404. */
export function createUnknownPathError(methodsOutside: MethodsOutside | undefined) {
  return (request: FastifyRequest): ServiceError => {
    const path = request.url.split("?", 1)[0] ?? "";
    // More than one template may match: /users/{name} matches /users/login.
    const own = paths.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    const methods = own.length > 0 ? [...new Set(own)].sort() : methodsOutside?.(path);
    if (methods === undefined) return createError("UnknownPath");
    const allow = methods.join(", ");
    return createError("MethodNotAllowed", { allowed: allow }, { headers: { allow } });
  };
}
