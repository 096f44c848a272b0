// Puts a target under load with autocannon: changing data on every write, and any answer but 200 fails the run.
import autocannon from "autocannon";
import { bodySchemas } from "../generated/codecs.ts";

export type MediaType = keyof typeof bodySchemas.ArrayOfPhoneNumberDTO.codecs;

export interface Load {
  readonly mediaType: MediaType;
  readonly seconds: number;
  readonly connections: number;
  /** Numbers in each list. */
  readonly items: number;
}

export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const contacts = 1_000;
const bodiesPrepared = 512;

/** Bodies that differ in every number; ids are given, so that what is stored stays of one size and changes each time. */
export function bodies(mediaType: MediaType, items: number): string[] {
  return Array.from({ length: bodiesPrepared }, (_, body) => {
    const list = Array.from({ length: items }, (_item, index) => ({
      PhoneNumberID: index + 1,
      EntityID: 2,
      ContactInfoTypeID: 3,
      PhoneNumber: `+4420${String(79460000 + body * 7 + index)}`,
      IsPrimary: index === 0,
      IsTextActive: body % 2 === 0,
      ContactInfoName: "Work",
      ContactInfoCategory: "Business",
      Notes: `version ${body}`,
    }));
    return bodySchemas.ArrayOfPhoneNumberDTO.codecs[mediaType].write(list);
  });
}

export async function load(url: string, { mediaType, seconds, connections, items }: Load): Promise<Figures> {
  const prepared = bodies(mediaType, items);
  let sent = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: "POST",
        headers: { "content-type": mediaType },
        setupRequest: (request) => {
          sent++;
          // 1,000 contacts and 512 bodies: a contact never gets the same list twice in a row.
          return {
            ...request,
            path: `/v1/Contacts/${sent % contacts}/PhoneNumbers`,
            body: prepared[sent % bodiesPrepared] ?? "",
          };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`);
  return { requestsPerSecond: result["2xx"] / result.duration, p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}
