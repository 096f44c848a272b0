// Registers the pages for readers of the contract: the contract itself, a docs page and help pages.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ContractAccess } from "./contract-files.ts";
import { helpPaths, operationPaths } from "./help-paths.ts";
import { type Page, sendPage } from "./page.ts";

type Query = Readonly<Record<string, unknown>>;
type Load = (query: Query, access: ContractAccess) => Promise<Page>;

/** These modules are loaded by the first request that needs them: a server without readers pays nothing. */
const pages: Readonly<Record<string, Load>> = {
  "/openapi.yaml": async (_, access) => (await import("./contract-files.ts")).yamlPage(access),
  "/openapi.json-only.yaml": async (_, access) => (await import("./contract-files.ts")).jsonOnlyPage(access),
  "/openapi.json": async (_, access) => (await import("./contract-files.ts")).jsonPage(access),
  "/docs": async () => (await import("./viewer.ts")).viewerPage(),
  "/docs/viewer.css": async () => (await import("./viewer.ts")).viewerFile("swagger-ui.css"),
  "/docs/viewer.js": async () => (await import("./viewer.ts")).viewerFile("swagger-ui-bundle.js"),
  "/docs/start-viewer.js": async () => (await import("./viewer.ts")).viewerScript(),
  "/docs/style.css": async () => (await import("./viewer.ts")).viewerStyle(),
  [helpPaths.index]: async () => (await import("./help/index-page.ts")).indexPage(),
  [helpPaths.style]: async () => (await import("./help/help-style.ts")).helpStyle(),
  [helpPaths.model]: async ({ modelName }) => (await import("./help/model-page.ts")).modelPage(modelName),
  ...Object.fromEntries(
    operationPaths.map(({ operationId, path }): [string, Load] => [
      path,
      async () => (await import("./help/operation-page.ts")).operationPage(operationId),
    ]),
  ),
};

const methods = ["GET", "HEAD"];
/** All of them as they are spelled: a request's path is spelled so before it is routed. */
export const docsPaths: readonly string[] = Object.keys(pages);

/** The methods of a path that registerDocs serves; undefined for any other. */
export function docsMethods(path: string): readonly string[] | undefined {
  return Object.hasOwn(pages, path.replace(/\/$/, "")) ? methods : undefined;
}

/** Each page is made once, when it is first asked for. To be called after the contract's routes are there. */
export function registerDocs(app: FastifyInstance, access: ContractAccess): void {
  // A path that the contract has too is the contract's.
  const isFree = (url: string) => !app.hasRoute({ method: "GET", url });
  for (const [url, load] of Object.entries(pages).filter(([path]) => isFree(path))) {
    const getPage = keepMade((modelName) => load({ modelName }, access));
    const toKey = ({ modelName }: Query) => (url === helpPaths.model ? String(modelName) : "");
    app.route({
      method: [...methods],
      url,
      handler: async (request, reply) => sendPage(request, reply, await getPage(toKey(request.query as Query))),
    });
  }
  if (isFree("/")) app.route({ method: [...methods], url: "/", handler: redirectBrowser });
}

/** Calls `make` once for each key and keeps its successes, so it must reject unknown keys. */
export function keepMade<Made>(make: (key: string) => Promise<Made>): (key: string) => Promise<Made> {
  const made = new Map<string, Promise<Made>>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const making = make(key);
    made.set(key, making);
    making.catch(() => made.delete(key));
    return making;
  };
}

/** A person who opens the bare address gets to the docs page; for a program the path stays unknown. */
function redirectBrowser(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!/\btext\/html\b/i.test(request.headers.accept ?? "")) {
    reply.callNotFound();
    return reply;
  }
  return reply.header("vary", "Accept").redirect("/docs", 302);
}
