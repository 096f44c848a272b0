// Defects in access control.
import { defects } from "../mutant.ts";

export const authMutants = [
  ...defects("server/auth/authorize.ts", ["server/auth/authorize", "server/auth/tenants"], {
    "scopes are not checked": ["if (missing.length === 0) return;", "return;"],
    "one scope of several is enough": [
      "if (missing.length === 0) return;",
      "if (missing.length < scopes.length) return;",
    ],
    "a scheme without handler lets in": [
      "throw new Error(`the security scheme ${name} has no handler`)",
      "return () => anonymous",
    ],
    "only the first scheme of several is asked": [
      "if (others.length === 0) return first(request);",
      "return first(request);",
    ],
    "403 does not name the scope": ['challenge(`error="insufficient_scope", scope="${scope}"`)', "challenge()"],
  }),
  ...defects("server/auth/token-handler.ts", ["server/auth/token-handler", "server/auth/json-web-tokens"], {
    "an expired token is accepted": ["identified.until <= now", "false"],
    "a token lives one millisecond too long": ["identified.until <= now", "identified.until < now"],
    "a revoked token works forever": ["now < known.askAgainAt", "true"],
    "unknown tokens are let in": ["if (identified === undefined ||", "if (identified !== undefined &&"],
    "nothing is forgotten": ["if (entries.size >= tokenLimit) entries.delete", "if (false) entries.delete"],
    "a failed lookup is remembered": [
      "return identify(token, digest).then(",
      "return identify(token, digest).catch(() => undefined).then(",
    ],
    "no challenge with a 401": ["'error=\"invalid_token\"'", "''"],
  }),
  ...defects("server/auth/json-web-tokens.ts", ["server/auth/json-web-tokens"], {
    "any algorithm is accepted": ["        algorithms: [...algorithms],\n", ""],
    "another audience's token is accepted": ["        audience,\n", ""],
    "another issuer's token is accepted": ["        issuer,\n", ""],
    "without its tenant a token is of no tenant": ["? tenant : false", "? tenant : undefined"],
    "scopes are one text": ['claim.split(" ")', "[claim]"],
  }),
  ...defects("server/auth/json-web-tokens.ts", ["server/auth/json-web-tokens"], {
    "exp and sub are not required by the library": ['        requiredClaims: ["exp", "sub"],\n', ""],
    "an empty subject is a caller": ['return sub !== "" && ', "return "],
    "a subject may have a NUL": ["|| notStored.test(sub)", ""],
    "a token that never ends is accepted": ["Number.isFinite(exp)", "exp !== undefined"],
    "a token bound to a key is accepted": [" && cnf === undefined", ""],
    "another kind of JWT is an access token": ["/^(?:application\\/)?(?:at\\+)?jwt$/i", "/jwt$/i"],
    "the clocks must agree": ["        clockTolerance: clockToleranceSeconds,\n", ""],
    "the cache ends before the token": ["(Number(exp) + clockToleranceSeconds) * 1_000", "Number(exp) * 1_000"],
    "the time of a token is in milliseconds": [
      "(Number(exp) + clockToleranceSeconds) * 1_000",
      "Number(exp) + clockToleranceSeconds",
    ],
    "away keys are a refused token": [
      "if (error instanceof KeysUnavailable) {",
      "if (error instanceof KeysUnavailable && error.retryAfterSeconds < 0) {",
    ],
    "a 503 does not say when to come back": [
      'const headers = { "retry-after": String(error.retryAfterSeconds) };',
      "const headers = {};",
    ],
    "scp goes before scope": ["const claim = scope ?? scp;", "const claim = scp ?? scope;"],
    "only the first of several keys is tried": ["if (!isRefusal(failure)) throw failure;", "throw failure;"],
    "a broken key of the issuer breaks the server": [" || error instanceof TypeError", ""],
  }),
  ...defects("server/auth/key-set.ts", ["server/auth/key-set"], {
    "a redirect of the keys is followed": ['redirect: "error"', 'redirect: "follow"'],
    "fetching the keys has no end": ["{ signal: AbortSignal.timeout(timeoutMs), redirect", "{ redirect"],
    "fetching the keys may take a minute": ["timeoutMs = 5_000", "timeoutMs = 60_000"],
    "a key set of any size is read": ["if (size > maxBytes) {", "if (size < 0) {"],
    "a key set of the maximum size is refused": ["if (size > maxBytes) {", "if (size >= maxBytes) {"],
    "a failed response is a key set": ["response.status !== 200 ||", "response.status === 0 ||"],
    "each unknown key id fetches the keys": ["if (clock() < notBefore) return Promise.resolve();", ""],
    "keys serve for ever": ["clock() - fetched.at < maxStaleMs ? fetched", "fetched !== undefined ? fetched"],
    "keys are never fetched again": [">= maxAgeMs) void fetcher.refresh();", ">= maxAgeMs) void 0;"],
    "the caller waits for fresh keys": [
      "else if (clock() - (fetched?.at ?? 0) >= maxAgeMs) void fetcher.refresh();",
      "else if (clock() - (fetched?.at ?? 0) >= maxAgeMs) await fetcher.refresh();",
    ],
    "the back-off does not grow": ["minBackoffMs * 2 ** failures", "minBackoffMs"],
    "the back-off has no maximum": [
      "Math.min(maxBackoffMs, minBackoffMs * 2 ** failures)",
      "minBackoffMs * 2 ** failures",
    ],
    "the back-off is never reset": ["      failures = 0;\n", ""],
    "the cooldown is three seconds": ["cooldownMs = 30_000", "cooldownMs = 3_000"],
    "stale keys serve for an hour only": ["maxStaleMs = 86_400_000", "maxStaleMs = 3_600_000"],
    "one fetch for each waiting token": ["if (inFlight !== undefined) return inFlight;", ""],
    "Retry-After is in milliseconds": ["Math.ceil(fetcher.waitMs() / 1_000)", "Math.ceil(fetcher.waitMs())"],
  }),
  ...defects("server/auth/create-access.ts", ["server/auth/matrix", "server/config/effects"], {
    "JWTs are accepted with tokens only": [
      'if (auth === "tokens" || jwksUrl === undefined) return refuseAll;',
      "if (jwksUrl === undefined) return refuseAll;",
    ],
    "each token is asked of both": [
      "(isOpaque(token) ? stored : jwt)(token, digest)",
      "(isOpaque(token) ? jwt : stored)(token, digest)",
    ],
    "the tenant's claim is ignored": ['config.jwtTenantClaim === "" ? undefined : config.jwtTenantClaim', "undefined"],
    "the cache time is ignored": [", cacheMs: config.tokenCacheMs }", " }"],
  }),
  ...defects("server/auth/token-handler.ts", ["server/auth/token-handler"], {
    "the scheme is case-sensitive": ["=*)$/i.exec", "=*)$/.exec"],
  }),
  ...defects("server/auth/token-command.ts", ["server/auth/token-command"], {
    "a list hides the tenant": ["tenant: token.tenant ?? null,", "tenant: null,"],
    "a list hides that a token is revoked": ["revoked: day(token.revokedAt),", "revoked: null,"],
  }),
  ...defects("server/storage/store-keys.ts", ["server/storage/store-keys"], {
    "a tenant and its contact run together": [
      "${separator}${tenant}${separator}${contactID}",
      "${separator}${tenant}${contactID}",
    ],
  }),
  ...defects("server/phone-numbers/tenant-store.ts", ["server/auth/tenants", "server/commands/import-export"], {
    "a dry run for a tenant reads another contact": [
      "read: (contactID) => store.read(contactKey(tenant, contactID))",
      "read: (contactID) => store.read(contactID)",
    ],
  }),
  ...defects("server/auth/api-key-handler.ts", ["server/auth/api-key-handler"], {
    "a password may not hold a colon": ["/^([^:]*):(.*)$/s", "/^(.*):(.*)$/s"],
    "a refused password has no charset": [', charset="UTF-8"`', "`"],
    "an empty key is looked up": ['if (key === undefined || key === "") throw', "if (key === undefined) throw"],
  }),
  ...defects("server/auth/authorize.ts", ["server/auth/authorize"], {
    "a scheme that refuses later is not waited for": [
      "return principal instanceof Promise ? principal.then(next) : next();",
      "return next();",
    ],
    "the first of repeated credentials counts": [
      'return typeof found === "string" ? found : undefined;',
      "return [found].flat().map(String)[0];",
    ],
  }),
  ...defects("server/auth/create-access.ts", ["server/auth/create-access"], {
    "the note names a tenant's claim that is not used": ['auth !== "tokens" && jwtTenantClaim', "jwtTenantClaim"],
  }),
  ...defects("server/auth/key-set.ts", ["server/auth/key-set"], {
    "a failed response of the issuer is left open": ["    await response.body?.cancel();\n", ""],
  }),
  ...defects("server/auth/key-set.ts", ["server/auth/key-set"], {
    "a key set over the limit is left open": ["      await reader.cancel();\n", ""],
  }),
  ...defects("server/auth/token-handler.ts", ["server/auth/token-handler"], {
    "a token identified again keeps its old place": ["      entries.delete(digest);\n      if", "      if"],
  }),
  ...defects("server/auth/authorize.ts", ["server/auth/authorize"], {
    "a header counts where the scheme is in the query": [
      'place === "header" ? headers[name] :',
      "headers[name] !== undefined ? headers[name] :",
    ],
  }),
  ...defects("server/auth/key-set.ts", ["server/auth/key-set"], {
    "Retry-After may be 0": ["Math.max(1, Math.ceil(fetcher.waitMs() / 1_000))", "Math.ceil(fetcher.waitMs() / 1_000)"],
  }),
  ...defects("server/auth/token-handler.ts", ["server/auth/token-handler"], {
    "a known token expires by the process's own time": [
      "toPrincipal(known.identified, clock())",
      "toPrincipal(known.identified, now)",
    ],
  }),
];
