// Warns of a timeoutMs that Node's own fetch does not reach.

/** undici's headersTimeout and bodyTimeout, with which Node's fetch works. */
const nodeTimeoutMs = 300_000;
let hasWarned = false;

/** Once a process. A fetch of the caller's has time-outs of its own; in a call's options there is none to see. */
export function warnOfLongTimeout({
  timeoutMs,
  fetch,
}: {
  readonly timeoutMs?: unknown;
  readonly fetch?: unknown;
}): void {
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  if (hasWarned || fetch !== undefined || Number(timeoutMs) <= nodeTimeoutMs || !timeoutMs) return;
  if (process?.versions?.undici === undefined) return;
  hasWarned = true;
  console.warn(
    `contact-phone-numbers-client: timeoutMs above ${nodeTimeoutMs} has no effect with Node's own fetch; ` +
      "pass undici's fetch with an Agent of longer headersTimeout and bodyTimeout (README, Long time-outs)",
  );
}
