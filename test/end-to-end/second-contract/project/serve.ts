// Serves the seed bank: all that is written by hand for its contract. The test copies it to the top of a scratch copy.
import { createApp } from "./server/app.ts";
import { createApiKeyHandler, createBasicHandler } from "./server/auth/api-key-handler.ts";
import { ServiceError } from "./server/errors.ts";
import type { OperationResponse, Service } from "./server/service.ts";

type Accession = Extract<OperationResponse<"addAccession">, { status: 201 }>["body"];

const accessions = new Map<number, Accession>();
const photos = new Map<number, Uint8Array>();
let last = 0;

function find<Kept>(kept: ReadonlyMap<number, Kept>, id: number): Kept {
  const found = kept.get(id);
  if (found === undefined) throw new ServiceError("NotFound", 404, "No such accession");
  return found;
}

const service: Service = {
  async listAccessions({ query }) {
    const { page = 0, sort = "", tag = [], lot = [] } = query;
    const items = [...accessions.values()].filter(
      ({ viable }) => query.viable === undefined || query.viable === viable,
    );
    const body = { items: items.slice(0, 10), page, sort, tag, lot };
    return { status: 200, body, headers: { "x-total": String(items.length) } };
  },
  async addAccession({ body }) {
    const added = { ...body, accessionID: ++last };
    accessions.set(last, added);
    return { status: 201, body: added, headers: { location: `/accessions/${last}` } };
  },
  async getAccession({ path }) {
    return { status: 200, body: find(accessions, path.accessionID) };
  },
  async removeAccession({ path }) {
    find(accessions, path.accessionID);
    accessions.delete(path.accessionID);
    return { status: 204, body: undefined };
  },
  async getPhoto({ path }) {
    return { status: 200, body: find(photos, path.accessionID) };
  },
  async replacePhoto({ path, body }) {
    find(accessions, path.accessionID);
    photos.set(path.accessionID, body);
    return { status: 202, body: undefined };
  },
  async readWelcome() {
    return { status: 200, body: { text: "welcome" }, headers: { "x-open": "true", "x-share": "0.5" } };
  },
  async orderSeeds({ body: { species, grams = [] } }) {
    return { status: 200, body: species.map((each, index) => `${each} ${grams[index] ?? 1}`) };
  },
  async readMoisture({ path, query, header }) {
    const factor = header["x-units"]?.includes("ratio") ? 0.01 : 1;
    const body = Object.fromEntries(path.lots.map((lot) => [String(lot), query.lots ? 100 : lot * factor]));
    return { status: 200, body };
  },
};

const curator = { id: "curator", scopes: new Set<string>() };
const app = await createApp({
  service,
  securityHandlers: {
    apiKey: createApiKeyHandler((key) => (key === "curator:secret" ? curator : undefined)),
    basic: createBasicHandler((user, password) => (`${user}:${password}` === "curator:secret" ? curator : undefined)),
  },
  validateResponses: true,
});
process.stdout.write(`listening on ${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
