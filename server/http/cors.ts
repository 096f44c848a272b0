// Allows browser pages of listed origins to call the server, with @fastify/cors. Without origins it registers nothing.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { operations } from "../../generated/operations.ts";

const maxAgeSeconds = 600;

interface DeclaredOperation {
  readonly method: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly headers: readonly { readonly name: string }[] }>>;
}

const all: readonly DeclaredOperation[] = Object.values(operations);
const methods = [...new Set(all.map(({ method }) => method))];
const requestHeaders = new Set(
  all.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name)),
);
const responseHeaders = new Set(
  all.flatMap(({ responses }) => Object.values(responses).flatMap(({ headers }) => headers.map(({ name }) => name))),
);

/** Any other origin, and an OPTIONS request that is not a preflight, is handled as without CORS. No credentials. */
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
  // Responses set their own Vary after the plugin. Without Origin, a cache could send one origin's response to another.
  app.addHook("onSend", (_request, reply, payload, done) => {
    const vary = String(reply.getHeader("vary") ?? "");
    if (!vary.split(", ").includes("Origin")) reply.header("vary", vary === "" ? "Origin" : `${vary}, Origin`);
    done(null, payload);
  });
}
