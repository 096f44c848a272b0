// Work with an end: a time limit and the signal of whoever waits for it.

/** Where and how work is ended before it is done. */
export interface End {
  readonly limitMs: number;
  /** The error of work that takes longer. */
  expired(): Error;
  readonly signal: AbortSignal | undefined;
  /** The error of work that is aborted, from the signal's reason. */
  aborted(reason: unknown): Error;
}

/**
 * Does the work and gives it a signal of its own. Rejects at its end even if the work does not heed the signal, and
 * leaves no timer and no listener behind.
 */
export function within<Result>(end: End, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const { limitMs, expired, signal, aborted } = end;
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: Error) => {
      tidy();
      reject(error);
      controller.abort(error);
    };
    const onAbort = () => stop(aborted(signal?.reason));
    const timer = setTimeout(() => stop(expired()), limitMs);
    const tidy = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    signal?.addEventListener("abort", onAbort);
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
  });
}
