// Turns what the server sent into one of the operation's declared responses, or reports why it is not one of them.
import { InvalidResponseError, type InvalidResponseReason, NetworkError, UndeclaredStatusError } from "./errors.ts";
import { getOperation, type OperationId, type ResponseMediaType } from "./operations.ts";
import type { ClientParts } from "./options.ts";
import type { CallTrace, DeclaredResponse } from "./responses.ts";
import type { FetchResponse } from "./transports/transport.ts";

/** A response without what only the whole call knows. */
export interface AttemptResponse extends Omit<DeclaredResponse<number, unknown>, keyof CallTrace | "ok" | "mediaType"> {
  readonly ok: boolean;
  readonly mediaType: ResponseMediaType | undefined;
}

/** @throws UndeclaredStatusError, InvalidResponseError, and NetworkError for a connection that breaks inside the body. */
export async function readResponse(
  operation: OperationId,
  raw: FetchResponse,
  { format, validation }: Pick<ClientParts, "format" | "validation">,
): Promise<AttemptResponse> {
  const { status } = raw;
  const headers = raw.headers as Headers;
  const seen = { status, headers };
  const response = (body?: unknown, mediaType?: string): AttemptResponse => ({
    ...seen,
    ok: status > 199 && status < 300,
    body,
    etag: headers.get("ETag") ?? undefined,
    mediaType: mediaType as ResponseMediaType | undefined,
  });
  const invalid = (reason: InvalidResponseReason, problem: string) =>
    new InvalidResponseError(operation, seen, reason, problem);
  const mediaType = parseMediaType(headers.get("Content-Type"));
  const schema = findSchema(getOperation(operation).responses, status, mediaType);
  const read = format.getReader(mediaType);
  if (!schema || !(read || schema === "*")) {
    discard(raw.body);
    if (schema === undefined) throw new UndeclaredStatusError(operation, seen);
    if (schema === "") return response();
    throw invalid("media-type", "unexpected Content-Type or charset");
  }
  let body: unknown;
  let bytes: ArrayBuffer;
  try {
    bytes = await raw.arrayBuffer();
  } catch (cause) {
    throw new NetworkError(operation, "the response is incomplete", cause);
  }
  if (!read) return response(new Uint8Array(bytes), mediaType);
  try {
    body = read(schema, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    // Of all that may be thrown here, only the text of the generated ReadError is sure not to quote the body.
    throw invalid(
      "unreadable",
      (error as Error).name === "ReadError" ? (error as Error).message : "it is not readable",
    );
  }
  const violation = validation?.response({ operation, status, schema, body });
  if (violation === undefined) return response(body, mediaType);
  const { pointer, expected } = violation;
  throw invalid("invalid", `the body violates the contract: ${pointer && `${pointer}: `}${expected}`);
}

/** "" for a status without a body, "*" for bytes, null for another media type, undefined for an undeclared status. */
export function findSchema(
  responses: Readonly<Record<string, readonly number[]>>,
  status: number,
  mediaType: string,
): string | null | undefined {
  let found: null | undefined;
  for (const key in responses) {
    if (!responses[key]?.includes(status)) continue;
    const [schema, only = mediaType] = key.split(" ");
    if (only === mediaType) return schema;
    found = null;
  }
  return found;
}

/** Without parameters; "" for another charset than UTF-8. */
function parseMediaType(contentType: string | null): string {
  const match = /^([^;]+\/[^;]*?)\s*(?:;(?!.*charset\s*=(?!\s*"?utf-?8\b)).*)?$/i.exec(contentType ?? "");
  return match?.[1]?.toLowerCase() ?? "";
}

/** Frees the connection: a stream of the platform is cancelled, one of Node (node-fetch) destroyed. */
function discard(body: FetchResponse["body"]): void {
  const stream = body as { cancel?(): Promise<void>; destroy?(): void } | null | undefined;
  // Neither its failure nor its end matters to the response.
  (async () => (await stream?.cancel?.()) ?? stream?.destroy?.())().catch(() => {});
}
