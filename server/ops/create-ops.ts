// Config and store -> metrics, health and limits.
import type { OpsConfig } from "../config/config.ts";
import type { PhoneNumberStore } from "../storage/phone-number-store.ts";
import { createAdmission } from "./admission.ts";
import { createHealth } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { createRateLimiter } from "./rate-limit.ts";
import type { Ops } from "./register-ops.ts";

export function createOps(config: OpsConfig, store: PhoneNumberStore, metrics: Metrics): Ops {
  const admission = createAdmission({
    waitLimitMs: config.overloadDelayMs,
    queueLimit: config.overloadQueue,
    pendingWrites: () => store.load().pendingWrites,
  });
  metrics.observe({
    storeLoad: () => store.load(),
    requestsWaiting: admission.requestsWaiting,
    requestsInFlight: admission.requestsInFlight,
  });
  const limiter = (name: "caller" | "address", perSecond: number) =>
    perSecond === 0 ? undefined : createRateLimiter({ name, perSecond });
  return {
    metrics,
    admission,
    health: createHealth({ check: () => store.check() }),
    callerLimit: limiter("caller", config.callerRateLimit),
    addressLimit: limiter("address", config.addressRateLimit),
  };
}
