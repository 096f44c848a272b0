// Defects in access control.
import { defects } from "../mutant.ts";

export const authMutants = [
  ...defects("server/auth/authorize.ts", ["server/auth/authorize", "server/auth/tenants"], {
    "scopes are not checked": ["if (missing.length === 0) return;", "return;"],
    "one scope of several is enough": [
      "if (missing.length === 0) return;",
      "if (missing.length < scopes.length) return;",
    ],
    "a scheme without handler lets in": ['throw new Error("a security scheme has no handler")', "return anonymous"],
    "only the first scheme of several is asked": ["others.length === 0 ? principal :", "principal ? principal :"],
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
];
