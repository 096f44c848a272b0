// Identifies the holder of a JSON Web Token (RFC 7519, RFC 8725, RFC 9068) that a trusted issuer signed.
import {
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
  jwtVerify,
} from "jose";
import { createError } from "../errors.ts";
import { KeysUnavailable } from "./key-set.ts";
import { tenantName } from "./tenant.ts";
import type { IdentifyToken } from "./token-handler.ts";

export interface JwtOptions {
  readonly getKey: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** Accepted signature algorithms, asymmetric ones only. */
  readonly algorithms: readonly string[];
  /** Seconds by which the issuer's clock may differ. */
  readonly clockToleranceSeconds: number;
  /** The claim that names the tenant. Undefined: all tokens belong to the tenant without a name. */
  readonly tenantClaim?: string | undefined;
  /** Milliseconds since 1970. Default Date.now. */
  readonly clock?: (() => number) | undefined;
}

/** Rejects with ServiceError ServiceUnavailable if no keys are available to verify the token. */
export function createIdentifyJwt(options: JwtOptions): IdentifyToken {
  const { getKey, issuer, audience, algorithms, clockToleranceSeconds, tenantClaim, clock = Date.now } = options;
  return async (token) => {
    try {
      const { payload, protectedHeader } = await verify(token, getKey, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ["exp", "sub"],
        currentDate: new Date(clock()),
      });
      const { sub, exp } = payload;
      const tenant = getTenant(payload, tenantClaim);
      if (!isAccessToken(protectedHeader.typ) || !isBearerToken(payload) || tenant === false) return undefined;
      const until = (Number(exp) + clockToleranceSeconds) * 1_000;
      return { principal: { id: `jwt:${sub}`, scopes: getScopes(payload), tenant }, until };
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        const headers = { "retry-after": String(error.retryAfterSeconds) };
        throw createError("KeysUnavailable", {}, { headers, cause: error });
      }
      if (isRefusal(error)) return undefined;
      throw error;
    }
  };
}

/** Without `kid` several keys may fit: the token is valid when one of them verifies it. */
async function verify(token: string, getKey: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, getKey, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return await jwtVerify(token, key, options);
      } catch (failure) {
        if (!isRefusal(failure)) throw failure;
        if (failure instanceof errors.JWTClaimValidationFailed || failure instanceof errors.JWTExpired) throw failure;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** Invalid tokens, and keys of the issuer that cannot be used: TypeError and DOMException come from their import. */
function isRefusal(error: unknown): boolean {
  return error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException;
}

/** Other kinds of JWT, such as logout+jwt and dpop+jwt, must not pass for access tokens (RFC 8725, 3.11). */
function isAccessToken(typ: unknown): boolean {
  return typ === undefined || (typeof typ === "string" && /^(?:application\/)?(?:at\+)?jwt$/i.test(typ));
}

/** Subjects are stored with idempotency keys: PostgreSQL refuses NUL, and every store an unpaired surrogate. */
const notStored = /[\p{Cc}\p{Cs}]/u;

/** A token with `cnf` is bound to a key that the caller would have to prove (RFC 7800). */
function isBearerToken({ sub, exp, cnf }: JWTPayload): boolean {
  if (typeof sub !== "string" || notStored.test(sub)) return false;
  return sub !== "" && Number.isFinite(exp) && cnf === undefined;
}

/** `scope` (RFC 9068), or `scp` as some issuers write it. */
function getScopes({ scope, scp }: JWTPayload): ReadonlySet<string> {
  const claim = scope ?? scp;
  if (typeof claim === "string") return new Set(claim.split(" "));
  return new Set(Array.isArray(claim) ? claim.map(String) : []);
}

/** False: the token must name a tenant and does not. It must not fall back to the tenant without a name. */
function getTenant(payload: JWTPayload, claim: string | undefined): string | undefined | false {
  if (claim === undefined) return undefined;
  const tenant = payload[claim];
  return typeof tenant === "string" && tenantName.test(tenant) ? tenant : false;
}
