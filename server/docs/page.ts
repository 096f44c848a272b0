// Pages served alongside the contract: bytes with a type and an ETag, sent whole, compressed, or as 304.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Slices, sliceBytes } from "../slices.ts";

export interface Page {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  /** Without quotes. */
  readonly tag: string;
  readonly headers: Readonly<Record<string, string>>;
}

const compress = promisify(gzip);

export async function createPage(
  type: string,
  content: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const body = typeof content === "string" ? Buffer.from(content) : content;
  const tag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  return { type, body, gzipped: await compress(body), tag, headers };
}

/** Handles GET and HEAD. The two codings are two representations (RFC 9110, 8.8.3.3), so each has its own ETag. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const coding = takesGzip(request.headers["accept-encoding"]) ? "gzip" : undefined;
  const etag = `"${page.tag}${coding === undefined ? "" : `-${coding}`}"`;
  // Not a response of the contract: log and metrics name no media type.
  request.responseType = "";
  reply.headers({ etag, "cache-control": "no-cache", vary: "Accept-Encoding", "x-content-type-options": "nosniff" });
  reply.headers({ ...page.headers });
  if (isKnown(request.headers["if-none-match"], etag)) return reply.code(304).send();
  reply.type(page.type);
  if (coding !== undefined) reply.header("content-encoding", coding);
  const bytes = coding === undefined ? page.body : page.gzipped;
  return reply.header("content-length", bytes.length).send(bytes.length > sliceBytes ? new Slices(bytes) : bytes);
}

/** RFC 9110, 12.5.3, as far as one coding needs it. */
function takesGzip(accepted: string | undefined): boolean {
  const entry = accepted?.split(",").find((part) => /^\s*gzip\s*(?:;|$)/i.test(part));
  return entry !== undefined && !/;\s*q=0(?:\.0*)?\s*$/i.test(entry);
}

/** RFC 9110, 13.1.2: weak comparison. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === "*" || [...header.matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag);
}
