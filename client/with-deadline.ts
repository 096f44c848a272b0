// Work with a deadline: a time limit and the caller's signal.

export interface Deadline {
  readonly limitMs: number;
  /** The error of work that takes longer. */
  expired(): Error;
  readonly signal: AbortSignal | undefined;
  /** The error of aborted work, from the signal's reason. */
  aborted(reason: unknown): Error;
}

/**
 * Does the work and passes it a separate signal. Rejects at its deadline even if the work ignores the signal, and
 * leaves no timer or listener.
 */
export function withDeadline<Result>(
  { limitMs, expired, signal, aborted }: Deadline,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: Error) => {
      tidy();
      reject(error);
      controller.abort(error);
    };
    const onAbort = () => stop(aborted(signal?.reason));
    // Before the timer is set, because an invalid signal throws here and would leak it.
    signal?.addEventListener("abort", onAbort);
    const timer = setTimeout(() => stop(expired()), limitMs);
    const tidy = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    if (signal?.aborted) onAbort();
    else work(controller.signal).then(resolve, reject).finally(tidy);
  });
}

/** Waits, or rejects with the signal's reason. */
export function sleep(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, waitMs);
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();
  });
}
