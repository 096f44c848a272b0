// Creates the Idempotency-Key of a call.

/** 128 random bits in the quotes that draft-ietf-httpapi-idempotency-key-header asks for. */
export function createIdempotencyKey(): string {
  // Not randomUUID(), which a page loaded over plain HTTP does not have.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `"${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}"`;
}
