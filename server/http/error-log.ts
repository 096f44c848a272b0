// Serializes errors for the log: enough to find the defect, and nothing that a caller sent.

/** Errors whose messages come from this project or the driver, and contain no values. */
const messageIsSafe = new Set(["ServiceError", "StoreUnavailable", "ContractViolation", "SqliteError", "ConfigError"]);
const withheld = "withheld: it may hold what a caller sent";
const maxCauses = 4;

export type LoggedError = {
  readonly type: string;
  readonly message: string;
  /** SQLSTATE, errno name or the like. */
  readonly code?: string | undefined;
  /** The stack without the message that V8 puts before the frames. */
  readonly stack: string;
  readonly cause?: LoggedError | undefined;
};

/**
 * For Pino's `err`. Messages of other people's errors often quote their input (JSON.parse, PostgreSQL's "invalid input
 * syntax", its detail "Failing row contains ..."), so they stay out, and so do members other than `code`.
 */
export function serializeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withheld, stack: "" };
  const { name, message, stack = "", cause } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  // The operating system's message about a file or a connection: "connect ECONNREFUSED 127.0.0.1:5432".
  const isSystemError = "syscall" in error;
  return {
    type: name,
    message: messageIsSafe.has(name) || isSystemError ? message : withheld,
    ...(code !== undefined && { code }),
    stack: stack
      .split("\n")
      .filter((line) => /^ {4}at /.test(line))
      .join("\n"),
    ...(cause !== undefined && depth < maxCauses && { cause: serializeError(cause, depth + 1) }),
  };
}
