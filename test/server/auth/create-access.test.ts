// What the program says of its access control when it starts.
import { expect, it } from "vitest";
import { describeAccess } from "../../../server/auth/create-access.ts";
import { readConfig } from "../../../server/config/config.ts";

const jwt = { jwtIssuer: "https://issuer.test", jwtTenantClaim: "org" };

it.each([
  ["off", "access control is off: every caller on this machine may read and write"],
  ["tokens", "callers need a bearer token, made by the token command"],
  ["jwt", "callers need a bearer token, signed by https://issuer.test, of the tenant in org"],
  [
    "both",
    "callers need a bearer token, made by the token command or signed by https://issuer.test, of the tenant in org",
  ],
] as const)("with access control %s it says who may call, and whose contacts", (auth, expected) => {
  const config = readConfig([], {});
  expect(describeAccess({ ...config, ...jwt, auth })).toBe(expected);
  expect(describeAccess({ ...config, ...jwt, jwtTenantClaim: "", auth })).toBe(expected.split(", of the")[0]);
});
