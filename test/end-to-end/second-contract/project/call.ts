// Calls every operation of the seed bank with its generated client, and prints the results as JSON.
import { createClient } from "./client/index.ts";

const [, , baseUrl = ""] = process.argv;
const key = { "X-Api-Key": "curator:secret" };
const basic = { Authorization: `Basic ${Buffer.from("curator:secret").toString("base64")}` };
const client = createClient({ baseUrl, headers: { ...key, ...basic } });
const stranger = createClient({ baseUrl });

const results = {
  added: await client.addAccession({
    body: {
      species: "Quercus robur",
      collected: "2026-10-01",
      altitude: 210,
      remark: null,
      vault: null,
      germination: { "20C": 0.5 },
      code: 7,
      dried: "2026-10-02T03:04:05Z",
    },
  }),
  listed: await client.listAccessions({
    viable: undefined,
    since: "2026-01-01",
    tag: ["a b", "c"],
    lot: [1, 2],
    xCurator: "me",
  }),
  refused: await stranger.listAccessions(),
  missing: await client.getAccession({ accessionID: 99 }),
  replaced: await client.replacePhoto({ accessionID: 1, body: new Uint8Array([137, 80, 78, 71]) }),
  photo: await client.getPhoto({ accessionID: 1 }),
  moisture: await stranger.readMoisture({ lots: [3, 4], queryLots: false, queryBody: "x", xUnits: ["ratio"] }),
  full: await stranger.readMoisture({ lots: [3, 4], queryLots: true }),
  welcome: await stranger.readWelcome(),
  ordered: await stranger.orderSeeds({ body: { species: ["Tilia", "Acer"], grams: [5, 7] } }),
  removed: await client.removeAccession({ accessionID: 1 }),
};
const shown = Object.entries(results).map(([name, result]) => {
  const body = "body" in result ? result.body : String(result.error);
  return [name, [result.status, body instanceof Uint8Array ? [...body] : body]];
});
process.stdout.write(`${JSON.stringify(Object.fromEntries(shown))}\n`);
