// A server of things with ids, in a few lines, and its contract.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createDocument, type RunOptions, runConformance } from "../../conformance/index.ts";

const Thing = {
  type: "object",
  required: ["name"],
  properties: { id: { type: "integer" }, name: { type: "string", maxLength: 9 } },
};
const content = { "application/json": { schema: Thing } };
const description = "";
const id = { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } };
const refusals = Object.fromEntries(["400", "404", "429", "503"].map((status) => [status, { description }]));

export const document = createDocument({
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  paths: {
    "/things": {
      post: {
        operationId: "add",
        requestBody: { required: true, content },
        responses: { 201: { description, content }, ...refusals },
      },
    },
    "/things/{id}": {
      parameters: [id],
      get: { operationId: "read", responses: { 200: { description, content }, ...refusals } },
      delete: { operationId: "remove", responses: { 204: { description }, ...refusals } },
    },
  },
});

/** Stores each thing, without looking at it. `first` may respond instead, and then returns true. */
async function startThings(first: (request: IncomingMessage, response: ServerResponse) => boolean): Promise<URL> {
  const things = new Map<string, object>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (first(request, response)) return;
    const respond = (status: number, value?: object) =>
      response
        .writeHead(status, value === undefined ? {} : { "content-type": "application/json" })
        .end(value && JSON.stringify(value));
    const key = request.url?.split("/")[2] ?? "";
    const thing = things.get(key);
    if (request.method === "POST" && key === "") {
      const made = { ...parsed(Buffer.concat(chunks)), id: things.size + 1 };
      things.set(String(made.id), made);
      respond(201, made);
    } else if (thing === undefined) respond(404);
    else if (request.method === "DELETE" && things.delete(key)) respond(204);
    else respond(200, thing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function parsed(body: Buffer): object {
  try {
    return JSON.parse(body.toString()) as object;
  } catch {
    return {};
  }
}

/** Runs the suite against such a server. */
export async function runOverThings(
  options: Partial<RunOptions>,
  first: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
) {
  return runConformance({ document, base: await startThings(first), seed: 1, ...options });
}
