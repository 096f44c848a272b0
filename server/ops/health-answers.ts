// /health/live and /health/ready as plain text, for whichever listener is asked. They are not part of the contract.
import type { Health } from "./health.ts";

export interface PlainAnswer {
  readonly status: number;
  readonly text: string;
}

export type HealthPath = "/health/live" | "/health/ready";

export const healthPaths: readonly HealthPath[] = ["/health/live", "/health/ready"];

/** live: the event loop turns, which the answer itself proves. ready: this process should get requests. */
export async function healthAnswer(path: HealthPath, health: Health): Promise<PlainAnswer> {
  if (path === "/health/live") return { status: 200, text: "live\n" };
  const readiness = await health.ready();
  return { status: readiness === "ready" ? 200 : 503, text: `${readiness}\n` };
}
