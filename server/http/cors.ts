// Lets pages of listed origins call from a browser (Fetch standard, CORS protocol). Without origins nothing is registered.
import type { FastifyInstance } from "fastify";
import { operations } from "../../generated/operations.ts";

/** Seconds for which a browser may remember a preflight's answer. */
const maxAgeSeconds = 600;

const all = Object.values(operations);
const methods = [...new Set(all.map(({ method }) => method))].join(", ");
const requestHeaders = [
  "Authorization",
  "Content-Type",
  ...new Set(all.flatMap((operation) => operation.parameters.filter((p) => p.in === "header").map(({ name }) => name))),
].join(", ");
type Responses = Readonly<Record<string, { readonly headers: readonly { readonly name: string }[] }>>;

/** Those of the contract's answers; a page sees no other but Content-Type. */
const answerHeaders = [
  ...new Set(
    all.flatMap((operation) => {
      const responses: Responses = operation.responses;
      return Object.values(responses).flatMap(({ headers }) => headers.map(({ name }) => name));
    }),
  ),
].join(", ");

/**
 * A preflight from a listed origin is answered; one from any other is refused like every OPTIONS. No credentials mode:
 * a token is given by the page, never by the browser.
 */
export function registerCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return undefined;
    reply.header("access-control-allow-origin", origin);
    if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined) {
      reply.header("access-control-expose-headers", answerHeaders);
      return undefined;
    }
    return reply
      .code(204)
      .headers({
        "access-control-allow-methods": methods,
        "access-control-allow-headers": requestHeaders,
        "access-control-max-age": String(maxAgeSeconds),
      })
      .send();
  });
  // Last of all, since each answer sets its own Vary: a cache must not give one origin's answer to another.
  app.addHook("onSend", async (_request, reply, payload) => {
    const vary = reply.getHeader("vary");
    reply.header("vary", vary === undefined ? "Origin" : `${String(vary)}, Origin`);
    return payload;
  });
}
