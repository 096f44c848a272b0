// JSON Web Tokens (RFC 7519, RFC 9068): who holds one that an issuer has signed.
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { StoreUnavailable } from "../storage/phone-number-store.ts";
import { KeysUnavailable } from "./key-set.ts";
import { tenantName } from "./tenant.ts";
import type { IdentifyToken } from "./token-handler.ts";

export interface JwtOptions {
  readonly getKey: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** Signature algorithms that are taken; asymmetric ones alone. */
  readonly algorithms: readonly string[];
  /** Seconds by which the issuer's clock may differ. */
  readonly clockToleranceSeconds: number;
  /** The claim that names the tenant. Undefined: all tokens are of the tenant without a name. */
  readonly tenantClaim?: string | undefined;
  /** Milliseconds since 1970. Default Date.now. */
  readonly clock?: (() => number) | undefined;
}

/** Finds who holds a token. Rejects with StoreUnavailable when there are no keys to verify it with. */
export function createIdentifyJwt(options: JwtOptions): IdentifyToken {
  const { getKey, issuer, audience, algorithms, clockToleranceSeconds, tenantClaim, clock = Date.now } = options;
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, getKey, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ["exp", "sub"],
        currentDate: new Date(clock()),
      });
      const tenant = tenantOf(payload, tenantClaim);
      if (tenant === false) return undefined;
      const id = `jwt:${payload.sub}`;
      const until = ((payload.exp ?? 0) + clockToleranceSeconds) * 1_000;
      return { principal: { id, scopes: scopesOf(payload), tenant }, until };
    } catch (error) {
      if (error instanceof KeysUnavailable) throw new StoreUnavailable(error.message, { cause: error });
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
}

/** `scope` as RFC 9068 has it, or `scp` as some issuers write it. */
function scopesOf({ scope, scp }: JWTPayload): ReadonlySet<string> {
  const claim = scope ?? scp;
  if (typeof claim === "string") return new Set(claim.split(" "));
  return new Set(Array.isArray(claim) ? claim.map(String) : []);
}

/** False: the token must name a tenant and does not. It must not fall back to the tenant without a name. */
function tenantOf(payload: JWTPayload, claim: string | undefined): string | undefined | false {
  if (claim === undefined) return undefined;
  const tenant = payload[claim];
  return typeof tenant === "string" && tenantName.test(tenant) ? tenant : false;
}
