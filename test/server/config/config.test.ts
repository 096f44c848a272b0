// Configuration: flags win over the environment, which wins over defaults, and all mistakes are told at once.
import { expect, it } from "vitest";
import { ConfigError, configHelp, readConfig } from "../../../server/config.ts";

it("has defaults that serve on loopback", () => {
  expect(readConfig([], {})).toMatchObject({ host: "127.0.0.1", port: 8080, auth: "off", checkAnswers: false });
});

it("takes a flag before the environment, and the environment before the default", () => {
  const environment = { PORT: "1", HOST: "localhost" };
  expect(readConfig(["--port", "2"], environment)).toMatchObject({ port: 2, host: "localhost" });
});

it("is frozen", () => {
  expect(Object.isFrozen(readConfig([], {}))).toBe(true);
});

it("names every mistake with its flag and variable", () => {
  const read = () =>
    readConfig(["--port", "70000", "--nonsense", "x", "stray"], { AUTH: "maybe", BODY_LIMIT_BYTES: "0" });
  expect(read).toThrow(ConfigError);
  for (const part of [
    "--port or PORT",
    "--auth or AUTH",
    "--body-limit-bytes or BODY_LIMIT_BYTES",
    "--nonsense: no such flag",
    "stray",
  ]) {
    expect(read).toThrow(part);
  }
});

it.each(["0.0.0.0", "::", "192.168.1.4", "example.com", "127.0.0.1.example.com"])(
  "refuses auth off on %s and says what to do",
  (host) => {
    expect(() => readConfig(["--host", host], {})).toThrow(/loopback.*--auth tokens/);
  },
);

it.each(["127.0.0.1", "localhost", "::1", "127.1.2.3"])("takes auth off on %s", (host) => {
  expect(readConfig(["--host", host], {}).host).toBe(host);
});

it("takes auth tokens on any host", () => {
  expect(readConfig(["--auth", "tokens", "--host", "0.0.0.0"], {}).auth).toBe("tokens");
});

it.each(["jwt", "both"])("needs for auth %s where the keys are, who signs and for whom", (auth) => {
  for (const name of ["JWKS_URL", "JWT_ISSUER", "JWT_AUDIENCE"]) {
    expect(() => readConfig(["--auth", auth], {})).toThrow(name);
  }
  const environment = { JWKS_URL: "https://issuer.example/keys", JWT_ISSUER: "i", JWT_AUDIENCE: "a", HOST: "::" };
  expect(readConfig(["--auth", auth], environment)).toMatchObject({ jwtIssuer: "i", jwtAudience: "a" });
});

it.each(["http://issuer.example/keys", "file:///keys", "keys", "http://127.0.0.1.example/keys"])(
  "takes no keys from %s",
  (url) => {
    expect(() => readConfig(["--jwks-url", url], {})).toThrow("an https URL");
  },
);

it.each(["none", "HS256", "RS256,HS512", ""])("takes no JWT algorithm %j", (algorithms) => {
  expect(() => readConfig(["--jwt-algorithms", algorithms], {})).toThrow("RS256");
});

it("explains each setting", () => {
  expect(configHelp().split("\n")).toHaveLength(Object.keys(readConfig([], {})).length);
});
