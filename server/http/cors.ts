// Lets pages of listed origins call from a browser, by @fastify/cors. Without origins nothing is registered.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { operations } from "../../generated/operations.ts";

const maxAgeSeconds = 600;

const all = Object.values(operations);
const methods = [...new Set(all.map(({ method }) => method))];
const requestHeaders = new Set(
  all.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name)),
);
type Responses = Readonly<Record<string, { readonly headers: readonly { readonly name: string }[] }>>;
const responseHeaders = new Set(
  all.flatMap((operation) => {
    const responses: Responses = operation.responses;
    return Object.values(responses).flatMap(({ headers }) => headers.map(({ name }) => name));
  }),
);

/** Any other origin, and an OPTIONS request that is not a preflight, is treated as without CORS. No credentials mode. */
export async function registerCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(import("@fastify/cors"), {
    delegator: ({ method, headers }: FastifyRequest, done) => {
      const isPreflight = headers["access-control-request-method"] !== undefined;
      const isAllowed = origins.includes(headers.origin ?? "") && (method !== "OPTIONS" || isPreflight);
      done(null, {
        origin: isAllowed ? (headers.origin ?? false) : false,
        methods,
        allowedHeaders: ["Authorization", "Content-Type", ...requestHeaders],
        exposedHeaders: [...responseHeaders],
        maxAge: maxAgeSeconds,
      });
    },
  });
  // Every response sets its own Vary after the plugin: a cache must not give one origin's response to another.
  app.addHook("onSend", (_request, reply, payload, done) => {
    const vary = String(reply.getHeader("vary") ?? "");
    if (!vary.split(", ").includes("Origin")) reply.header("vary", vary === "" ? "Origin" : `${vary}, Origin`);
    done(null, payload);
  });
}
