// Warns of a timeoutMs that is longer than the time limits of Node's own fetch.

/** Default of undici's headersTimeout and bodyTimeout, which Node's fetch uses. */
const nodeTimeoutMs = 300_000;
let hasWarned = false;

/** Warns once for each load of the client. A fetch of the caller's has its own limits. */
export function warnOfLongTimeout(timeoutMs: unknown): void {
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  if (hasWarned || typeof timeoutMs !== "number" || timeoutMs <= nodeTimeoutMs || !process?.versions?.undici) return;
  hasWarned = true;
  console.warn(
    `@contact-phone-numbers/client: timeoutMs above ${nodeTimeoutMs} has no effect with Node's own fetch; ` +
      "pass undici's fetch with longer headersTimeout and bodyTimeout (README, Long time-outs)",
  );
}
