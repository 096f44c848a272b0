// The error for what a caller of the command can put right.

/** A flag or a file that the command cannot use; the message says which, and why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
