// The parts of the minimal server, each correct; a fault replaces one.
import type { IncomingMessage } from "node:http";
import { bodySchemas } from "../../../generated/codecs.ts";
import type { components } from "../../../generated/types.ts";
import * as edge from "./minimal-edge.ts";
import { type Contact, createContact, Failure, type Item, listed, remove, update } from "./minimal-rules.ts";

export interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
}
/** The content of a response body before it is written: an outcome, or the stored numbers. */
export type Content =
  | { readonly schema: "ActionResultDTO"; readonly value: components["schemas"]["ActionResultDTO"] }
  | {
      readonly schema: "ArrayOfStoredPhoneNumberDTO";
      readonly value: components["schemas"]["ArrayOfStoredPhoneNumberDTO"];
    };
/** What a caller sent, and where a JSON pointer is in it. */
export interface Body {
  readonly list: readonly Item[];
  readonly placeOf: (pointer: string) => string;
}
interface Steps {
  readonly access: () => string;
  readonly parameters: () => void;
  /** Reads the body where the operation has one. */
  readonly body: () => Promise<Body>;
}
interface Limits {
  readonly bodyLimitBytes?: number;
  readonly requestTimeoutMs?: number;
}

const tagsOf = (header: string): readonly string[] => header.match(/(?:W\/)?"[^"]*"/g) ?? [];

export const correctParts = {
  ...edge,
  update,
  remove,
  listed,
  createContact,
  receive,
  /** What is done before an operation is carried out, in order. */
  async admit({ access, parameters, body }: Steps): Promise<{ caller: string; body: Body }> {
    const caller = access();
    parameters();
    return { caller, body: await body() };
  },
  write: ({ schema, value }: Content, type: edge.AnswerType): string =>
    schema === "ActionResultDTO"
      ? bodySchemas[schema].codecs[type].write(value)
      : bodySchemas[schema].codecs[type].write(value),
  tag: (contact: Contact, type: edge.AnswerType) => `"${type.replace("/", ".")}-${contact.version}"`,
  /** Strong comparison (RFC 9110, 13.1.1) with the tag of any format. */
  isCurrent: (ifMatch: string, tags: readonly string[]) =>
    ifMatch === "*" || tagsOf(ifMatch).some((tag) => tags.includes(tag)),
  /** Weak comparison (RFC 9110, 13.1.2). */
  isKnown: (ifNoneMatch: string, tag: string) =>
    ifNoneMatch === "*" || tagsOf(ifNoneMatch).some((known) => known.replace("W/", "") === tag),
  /** What must be equal for two requests under one Idempotency-Key to be the same. */
  fingerprint: ({ contactID }: edge.Call, list: readonly Item[]) =>
    JSON.stringify([contactID, list.map((item) => Object.entries(item).sort())]),
  /** The place of an Idempotency-Key, whose quotes may be left out. */
  keyOf: (caller: string, key: string) => `${caller} ${key.replace(/^"(.*)"$/, "$1")}`,
  finish: (reply: Reply, _request: IncomingMessage): Reply => reply,
};
/** All that a fault can replace. */
export type Parts = typeof correctParts;

/** The bytes of the body. @throws Failure 408 or 413. */
async function receive(request: IncomingMessage, options: Limits): Promise<Buffer> {
  const { bodyLimitBytes = 4 * 1024 * 1024, requestTimeoutMs = 30_000 } = options;
  const tooLarge = new Failure(413, "ContentTooLarge", `The body may have at most ${bodyLimitBytes} bytes`);
  if (Number(request.headers["content-length"]) > bodyLimitBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    const late = new Failure(408, "RequestTimeout", "The request did not arrive in time", {
      headers: { connection: "close" },
    });
    const timer = setTimeout(reject, requestTimeoutMs, late);
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > bodyLimitBytes) reject(tooLarge);
      else chunks.push(chunk);
    });
    request
      .on("end", () => resolve(Buffer.concat(chunks)))
      .on("error", reject)
      .on("close", () => clearTimeout(timer));
  });
}
