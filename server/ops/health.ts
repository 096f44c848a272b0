// Whether the process is alive, and whether it is ready: the database responds, and the process is not stopping.

export interface Health {
  /** Asks the database, at most once in `cacheMs`. Never throws. */
  ready(): Promise<Readiness>;
  /** From now on not ready. */
  drain(): void;
  readonly isDraining: boolean;
}

export type Readiness = "ready" | "draining" | "database does not respond";

export interface HealthOptions {
  /** Asks the database; rejects when it cannot do its work. */
  readonly check: () => Promise<void>;
  /** Milliseconds that the database may take. Default 1000. */
  readonly timeoutMs?: number;
  /** Milliseconds for which a result of the database check is kept. Default 1000. */
  readonly cacheMs?: number;
  /** Milliseconds that go up. Default performance.now. */
  readonly clock?: () => number;
}

export function createHealth({
  check,
  timeoutMs = 1_000,
  cacheMs = 1_000,
  clock = () => performance.now(),
}: HealthOptions): Health {
  let asked: { readonly at: number; readonly responds: Promise<boolean> } | undefined;
  const health = {
    isDraining: false,
    async ready(): Promise<Readiness> {
      if (asked === undefined || clock() - asked.at >= cacheMs) {
        asked = { at: clock(), responds: respondsInTime(check, timeoutMs) };
      }
      const responds = await asked.responds;
      if (health.isDraining) return "draining";
      return responds ? "ready" : "database does not respond";
    },
    drain() {
      health.isDraining = true;
    },
  };
  return health;
}

async function respondsInTime(check: () => Promise<void>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const asking = (async () => check())().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asking, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

export type HealthPath = "/health/live" | "/health/ready";

export const healthPaths: readonly HealthPath[] = ["/health/live", "/health/ready"];

/** The response to a health path, in plain text. live: the event loop turns. ready: this process should get requests. */
export async function checkHealth(path: HealthPath, health: Health): Promise<{ status: number; text: string }> {
  if (path === "/health/live") return { status: 200, text: "live\n" };
  const readiness = await health.ready();
  return { status: readiness === "ready" ? 200 : 503, text: `${readiness}\n` };
}
