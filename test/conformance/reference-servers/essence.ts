// The parts of a response that must be equal on two correct servers, and those that may differ.
import { bodySchemas } from "../../../generated/codecs.ts";
import type { Received } from "../../support/server.ts";

/** The parts that must be equal in both responses; the wording of a failure may differ, its place may not. */
export function essence({ status, headers, text }: Received): unknown {
  const mediaType = headers["content-type"]?.replace("; charset=utf-8", "");
  const kept = ["vary", "allow", "retry-after", "idempotency-replayed"].map((name) => headers[name]);
  const challenge = headers["www-authenticate"]?.replace(/realm="[^"]*"/, "");
  const isTagged = headers.etag === undefined ? false : /^"[!#-~]+"$/.test(headers.etag) || headers.etag;
  return {
    status,
    contentType: headers["content-type"],
    kept,
    challenge,
    isTagged,
    value: text === "" ? "" : parsed(text, mediaType ?? ""),
  };
}

function parsed(text: string, mediaType: string): unknown {
  const { ArrayOfStoredPhoneNumberDTO: list, ActionResultDTO: result } = bodySchemas;
  const codecs = (/^\s*\[|^<(?:\w+:)?Array/.test(text) ? list : result).codecs;
  const value = codecs[mediaType as "text/xml"].read(text) as { ErrorMessage?: string | null };
  if (typeof value.ErrorMessage === "string") value.ErrorMessage = value.ErrorMessage.split(": ")[0] ?? "";
  if (/^The |^If-|^A |^Content|^This|^Another/.test(value.ErrorMessage ?? "")) value.ErrorMessage = "in other words";
  return value;
}
