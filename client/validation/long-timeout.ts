// Warns of a timeoutMs that Node's own fetch does not reach.

/** undici's headersTimeout and bodyTimeout, with which Node's fetch works. */
const nodeTimeoutMs = 300_000;
let hasWarned = false;

/** Once for each load of the client. Only Node's fetch is built on undici; one of the caller's has its own limits. */
export function warnOfLongTimeout(timeoutMs: unknown): void {
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  if (hasWarned || typeof timeoutMs !== "number" || timeoutMs <= nodeTimeoutMs || !process?.versions?.undici) return;
  hasWarned = true;
  console.warn(
    `contact-phone-numbers-client: timeoutMs above ${nodeTimeoutMs} has no effect with Node's own fetch; ` +
      "pass undici's fetch with an Agent of longer headersTimeout and bodyTimeout (README, Long time-outs)",
  );
}
