// Decides from the head of a request whether its body may be read at all, before a byte of it is (wire rules C1, C3, C4).
import type { FastifyRequest } from "fastify";
import { ServiceError } from "../errors.ts";
import { charsets } from "./charset.ts";
import { parseContentType } from "./content-type.ts";

export interface RequestBody {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
}

/**
 * Refuses what the operation does not declare. What it lets through has the declared media type's own spelling in its
 * Content-Type, so no later look-up by that header can miss (CVE-2025-32442, CVE-2026-25223, CVE-2026-33806).
 */
export function admitBody(request: FastifyRequest, declared: RequestBody | undefined): void {
  const { headers } = request;
  const length = headers["content-length"];
  const hasBody = headers["transfer-encoding"] !== undefined || (length !== undefined && !/^0+$/.test(length));
  if (declared === undefined) {
    if (hasBody) throw unsupported("This operation takes no body");
    delete headers["content-type"];
    return;
  }
  if (!hasBody) {
    if (declared.required) throw new ServiceError("MissingBody", "A body is needed");
    delete headers["content-type"];
    return;
  }
  const coding = headers["content-encoding"];
  if (coding !== undefined && coding.toLowerCase() !== "identity")
    throw unsupported("Content-Encoding is not supported: send the body as it is");
  if (comesTwice(request.raw.rawHeaders, "content-type")) throw unsupported("Content-Type must come once");
  const contentType = parseContentType(headers["content-type"] ?? "");
  if (contentType === undefined || !declared.mediaTypes.includes(contentType.mediaType)) {
    throw unsupported(`Content-Type must be one of ${declared.mediaTypes.join(", ")}`);
  }
  if (contentType.charset !== undefined && !charsets.includes(contentType.charset)) {
    throw unsupported(`The charset must be one of ${charsets.join(", ")}`);
  }
  headers["content-type"] = contentType.mediaType;
  request.bodyCharset = contentType.charset;
}

/** Node keeps the first of two headers without a word. */
function comesTwice(rawHeaders: readonly string[], name: string): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) count++;
  }
  return count > 1;
}

function unsupported(message: string): ServiceError {
  return new ServiceError("UnsupportedMediaType", message);
}
