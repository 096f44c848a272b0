// Config and the store of tokens -> who may call.

import type { AccessConfig } from "../config/config.ts";
import type { TokenStore } from "../storage/token-store.ts";
import type { SecurityHandlers } from "./authorize.ts";
import { createOpenAccess } from "./authorize.ts";
import { createIdentifyStored, isOpaque } from "./stored-tokens.ts";
import { createTokenHandler, type IdentifyToken } from "./token-handler.ts";

/** One handler for the contract's security scheme. `tokens` is not needed for auth off and jwt. */
export async function createAccess(
  config: AccessConfig,
  scopes: readonly string[],
  tokens: TokenStore | undefined,
): Promise<SecurityHandlers> {
  if (config.auth === "off") return { bearerToken: createOpenAccess(scopes) };
  const stored = tokens === undefined ? refuseAll : createIdentifyStored(tokens);
  const jwt = await createJwtIdentification(config);
  const identify: IdentifyToken = (token, digest) => (isOpaque(token) ? stored : jwt)(token, digest);
  return { bearerToken: createTokenHandler({ identify, cacheMs: config.tokenCacheMs }) };
}

const refuseAll: IdentifyToken = async () => undefined;

async function createJwtIdentification({ auth, jwksUrl, ...config }: AccessConfig): Promise<IdentifyToken> {
  if (auth === "tokens" || jwksUrl === undefined) return refuseAll;
  const { createIdentifyJwt } = await import("./json-web-tokens.ts");
  const { createKeySet } = await import("./key-set.ts");
  return createIdentifyJwt({
    getKey: createKeySet({ url: jwksUrl }),
    issuer: config.jwtIssuer,
    audience: config.jwtAudience,
    algorithms: config.jwtAlgorithms,
    clockToleranceSeconds: config.jwtClockToleranceS,
    tenantClaim: config.jwtTenantClaim === "" ? undefined : config.jwtTenantClaim,
  });
}

/** What an operator should know of it. */
export function describeAccess({ auth, jwtIssuer, jwtTenantClaim }: AccessConfig): string {
  if (auth === "off") return "access control is off: every caller on this machine may read and write";
  const kinds = {
    tokens: "made by the token command",
    jwt: `signed by ${jwtIssuer}`,
    both: `made by the token command or signed by ${jwtIssuer}`,
  };
  const tenants = auth !== "tokens" && jwtTenantClaim !== "" ? `, of the tenant in ${jwtTenantClaim}` : "";
  return `callers need a bearer token, ${kinds[auth]}${tenants}`;
}
