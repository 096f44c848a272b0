// Defects in health, metrics, limits and shutdown.
import { defects } from "../mutant.ts";

export const opsMutants = [
  ...defects("server/ops/register-ops.ts", ["contract/edge", "contract/server"], {
    "503 comes without Retry-After": ['{ "retry-after": String(retryAfterSeconds) }', "{}"],
  }),
];
