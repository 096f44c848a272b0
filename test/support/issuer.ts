// An issuer of JSON Web Tokens on loopback: its keys at a URL, and valid and invalid tokens of every kind.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

export interface Issuer {
  readonly url: URL;
  /** How often the keys were fetched. */
  fetches(): number;
  /** Whether the URL works; otherwise it sends 503. */
  setAway(away: boolean): void;
  /** From now on another key signs, and only that one is published. */
  rotate(): Promise<void>;
  /** Signs with the newest key, or with an unpublished one. */
  sign(claims?: JWTPayload, how?: { readonly unknownKey?: boolean }): Promise<string>;
  close(): Promise<void>;
}

export const issuerName = "https://issuer.example";
export const audience = "contacts";

export async function startIssuer(): Promise<Issuer> {
  let fetches = 0;
  let away = false;
  let count = 0;
  const newKey = async () => {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const kid = `key-${++count}`;
    return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" } };
  };
  let key = await newKey();
  const stray = await newKey();
  const server = createServer((_request, response) => {
    fetches++;
    if (away) response.writeHead(503).end();
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ keys: [key.jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`),
    fetches: () => fetches,
    setAway: (next) => {
      away = next;
    },
    async rotate() {
      key = await newKey();
    },
    sign(claims = {}, { unknownKey = false } = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const all = { iss: issuerName, aud: audience, sub: "someone", iat: now, exp: now + 300, ...claims };
      const { kid, privateKey } = unknownKey ? stray : key;
      return new SignJWT(all).setProtectedHeader({ alg: "ES256", kid }).sign(privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A token of that algorithm without any signature, as an attacker writes it. */
export function unsigned(alg: string, claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg, typ: "JWT" })}.${part(claims)}.`;
}
