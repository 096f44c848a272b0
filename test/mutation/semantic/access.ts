// Defects in who may call: tokens, scopes, tenants, and how long anything is remembered.
import { defectsIn } from "./defects-in.ts";

const cache = ["access/token-cache", "access/json-web-tokens"];
const jwt = ["access/json-web-tokens"];

export const accessMutants = [
  ...defectsIn("server", "server/auth/authorize.ts", ["access/authorize", "access/tenants"], {
    "scopes are not checked": ["if (missing.length === 0) return;", "return;"],
    "one scope of several is enough": [
      "if (missing.length === 0) return;",
      "if (missing.length < scopes.length) return;",
    ],
    "a scheme without handler lets in": ['throw new Error("a security scheme has no handler")', "return anonymous"],
    "only the first scheme of several is asked": ["others.length === 0 ? principal :", "principal ? principal :"],
    "403 does not name the scope": ['challenge(`error="insufficient_scope", scope="${scope}"`)', "challenge()"],
  }),
  ...defectsIn("server", "server/auth/token-handler.ts", cache, {
    "an expired token is taken": ["identified.until <= now", "false"],
    "a token lives one moment too long": ["identified.until <= now", "identified.until < now"],
    "a revoked token works for ever": ["now < known.askAgainAt", "true"],
    "unknown tokens are nobody's, and let in": ["if (identified === undefined ||", "if (identified !== undefined &&"],
    "nothing is forgotten": ["if (entries.size >= tokenLimit) entries.delete", "if (false) entries.delete"],
    "an answer that failed is remembered": [
      "return identify(token, digest).then(",
      "return identify(token, digest).catch(() => undefined).then(",
    ],
    "no challenge with a 401": ["'error=\"invalid_token\"'", "''"],
  }),
  ...defectsIn("server", "server/auth/stored-tokens.ts", ["access/token-cache"], {
    "a revoked token is found": ["found === undefined || found.revokedAt !== undefined", "found === undefined"],
    "expiry is not looked at": ["tenant }, until: expiresAt }", "tenant }, until: undefined }"],
  }),
  ...defectsIn("server", "server/auth/json-web-tokens.ts", jwt, {
    "any algorithm is taken": ["        algorithms: [...algorithms],\n", ""],
    "another audience's token is taken": ["        audience,\n", ""],
    "another issuer's token is taken": ["        issuer,\n", ""],
    "a token without end is taken": ['requiredClaims: ["exp", "sub"]', 'requiredClaims: ["sub"]'],
    "a token of nobody is taken": ['requiredClaims: ["exp", "sub"]', 'requiredClaims: ["exp"]'],
    "the tolerance is added to no end": [
      "((payload.exp ?? 0) + clockToleranceSeconds)",
      "((payload.exp ?? 0) + 86_400)",
    ],
    "without its tenant a token is of no tenant": ["? tenant : false", "? tenant : undefined"],
    "scopes are one text": ['claim.split(" ")', "[claim]"],
    "without keys everybody is refused": [
      "if (error instanceof KeysUnavailable) throw",
      "if (error instanceof KeysUnavailable) return undefined;\n      if (false) throw",
    ],
  }),
];
