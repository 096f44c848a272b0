// Creates the Idempotency-Key of a call.

/** A random UUID in the quotes that draft-ietf-httpapi-idempotency-key-header asks for. */
export function createIdempotencyKey(): string {
  return `"${crypto.randomUUID?.() ?? randomHex()}"`;
}

/** A page loaded over plain HTTP has no randomUUID. */
function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
