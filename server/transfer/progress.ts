// Says how far a transfer has come: a bar that is written over on a screen, plain lines elsewhere.

export interface ProgressState {
  /** Contacts so far, and those of them that an earlier run had done. */
  readonly contacts: number;
  readonly before: number;
  readonly rejected: number;
  readonly bytes: number;
  /** Undefined when it cannot be known. */
  readonly totalBytes: number | undefined;
}

export interface ProgressOptions {
  readonly report: (text: string) => void;
  readonly isScreen: boolean;
  /** Milliseconds, from any moment on. */
  readonly clock: () => number;
}

export interface Progress {
  /** To be called often; prints when it is time. */
  update(state: ProgressState): void;
  /** Ends the bar's line. */
  end(): void;
}

const screenIntervalMs = 200;
const lineIntervalMs = 10_000;
const barWidth = 20;

export function createProgress({ report, isScreen, clock }: ProgressOptions): Progress {
  const start = clock();
  const interval = isScreen ? screenIntervalMs : lineIntervalMs;
  let last = start;
  let isOpen = false;
  return {
    update(state) {
      const now = clock();
      if (now - last < interval) return;
      last = now;
      isOpen = isScreen;
      const text = progressText(state, now - start);
      report(isScreen ? `\r\x1b[K${drawBar(state)}${text}` : `${text}\n`);
    },
    end() {
      if (isOpen) report("\n");
      isOpen = false;
    },
  };
}

/** "43 %, 120000 contacts, 23400/s, 0:42 left, 3 rejected". */
export function progressText(state: ProgressState, elapsedMs: number): string {
  const { contacts, before, rejected } = state;
  const share = getShare(state);
  const perSecond = Math.round(((contacts - before) * 1000) / Math.max(elapsedMs, 1));
  const parts = [`${contacts} contacts`, `${perSecond}/s`];
  if (share !== undefined) parts.unshift(`${Math.floor(share * 100)} %`);
  if (share !== undefined && share > 0) parts.push(`${minutes((elapsedMs / share) * (1 - share))} left`);
  if (rejected > 0) parts.push(`${rejected} rejected`);
  return parts.join(", ");
}

function drawBar(state: ProgressState): string {
  const share = getShare(state);
  if (share === undefined) return "";
  return `[${"=".repeat(Math.round(share * barWidth)).padEnd(barWidth)}] `;
}

function getShare({ bytes, totalBytes }: ProgressState): number | undefined {
  return totalBytes ? Math.min(bytes / totalBytes, 1) : undefined;
}

function minutes(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
