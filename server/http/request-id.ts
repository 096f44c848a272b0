// The id under which a request is logged and answered: the caller's own where it is well-formed, else a new one.
import { randomUUID } from "node:crypto";

const wellFormed = /^[A-Za-z0-9._-]{8,64}$/;
/** Ids are logged: a text without a letter could be a phone number. */
const letter = /[A-Za-z]/;

/** The id of a request by its X-Request-Id, as the contract describes that header. */
export function requestIdOf(sent: unknown): string {
  return typeof sent === "string" && wellFormed.test(sent) && letter.test(sent) ? sent : randomUUID();
}
