// The settings of access control: who may call, and how tokens are verified.
import { emptyOrText, integer, oneOf, type Setting } from "../setting.ts";

/** What a verifier with a public key may take: with HS256 that key would be the secret (RFC 8725, 3.1). */
export const asymmetricAlgorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;

export interface AccessConfig {
  readonly auth: "off" | "tokens" | "jwt" | "both";
  /** How long a token is not asked for again, so how long a revoked one still works. */
  readonly tokenCacheMs: number;
  readonly jwksUrl: URL | undefined;
  readonly jwtIssuer: string;
  readonly jwtAudience: string;
  readonly jwtAlgorithms: readonly string[];
  readonly jwtClockToleranceSeconds: number;
  /** Empty: tokens name no tenant. */
  readonly jwtTenantClaim: string;
}

/** An address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Keys that came over plain HTTP from elsewhere could be anybody's. */
function parseJwksUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)) ? url : undefined;
}

function parseAlgorithms(text: string): readonly string[] | undefined {
  const names = text.split(",").map((name) => name.trim());
  return names.every((name) => asymmetricAlgorithms.some((known) => known === name)) ? names : undefined;
}

export const accessSettings: { readonly [Name in keyof AccessConfig]: Setting<AccessConfig[Name]> } = {
  auth: {
    flag: "auth",
    variable: "AUTH",
    fallback: "off",
    help: "off (loopback only), tokens (made by the token command), jwt, or both",
    ...oneOf("off", "tokens", "jwt", "both"),
  },
  tokenCacheMs: {
    flag: "token-cache-ms",
    variable: "TOKEN_CACHE_MS",
    fallback: 5_000,
    help: "how long a token is remembered; a revoked one works for no longer",
    ...integer(0, 3_600_000),
  },
  jwksUrl: {
    flag: "jwks-url",
    variable: "JWKS_URL",
    fallback: undefined,
    help: "where the issuer of JWTs publishes its keys",
    parse: parseJwksUrl,
    expected: "an https URL, or one of this machine",
    example: "https://issuer.example.com/.well-known/jwks.json",
  },
  jwtIssuer: { flag: "jwt-issuer", variable: "JWT_ISSUER", fallback: "", help: "iss of JWTs", ...emptyOrText },
  jwtAudience: { flag: "jwt-audience", variable: "JWT_AUDIENCE", fallback: "", help: "aud of JWTs", ...emptyOrText },
  jwtAlgorithms: {
    flag: "jwt-algorithms",
    variable: "JWT_ALGORITHMS",
    fallback: ["RS256", "PS256", "ES256", "EdDSA"],
    help: "signature algorithms of JWTs that are taken",
    parse: parseAlgorithms,
    expected: `a list of ${asymmetricAlgorithms.join(", ")} with commas between`,
  },
  jwtClockToleranceSeconds: {
    flag: "jwt-clock-tolerance-s",
    variable: "JWT_CLOCK_TOLERANCE_S",
    fallback: 30,
    help: "seconds by which the issuer's clock may differ",
    ...integer(0, 600),
  },
  jwtTenantClaim: {
    flag: "jwt-tenant-claim",
    variable: "JWT_TENANT_CLAIM",
    fallback: "",
    help: "claim that names the tenant; with it a JWT without that claim is refused",
    ...emptyOrText,
  },
};

/** What does not go together, each with what to do. */
export function accessMistakes(config: AccessConfig & { readonly host: string }): string[] {
  const { auth, host, jwksUrl, jwtIssuer, jwtAudience } = config;
  if (auth === "off" && !isLoopback(host)) {
    return [
      `--auth or AUTH: off is for a loopback host only, and ${host} is none: use --auth tokens (or jwt), or --host 127.0.0.1`,
    ];
  }
  if (auth === "off" || auth === "tokens") return [];
  return [
    ...(jwksUrl === undefined
      ? ["--jwks-url or JWKS_URL: is needed for JWTs, such as https://issuer.example.com/.well-known/jwks.json"]
      : []),
    ...(jwtIssuer === "" ? ["--jwt-issuer or JWT_ISSUER: is needed for JWTs, such as https://issuer.example.com"] : []),
    ...(jwtAudience === "" ? ["--jwt-audience or JWT_AUDIENCE: is needed for JWTs, such as contacts"] : []),
  ];
}
