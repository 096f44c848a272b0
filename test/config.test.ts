// Configuration: flags win over the environment, which wins over defaults, and all mistakes are told at once.
import { expect, it } from "vitest";
import { ConfigError, configHelp, readConfig } from "../server/config.ts";

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

it("needs a file for auth tokens", () => {
  expect(() => readConfig(["--auth", "tokens"], {})).toThrow("TOKENS_FILE");
  expect(readConfig(["--auth", "tokens", "--tokens-file", "t.json", "--host", "0.0.0.0"], {}).tokensFile).toBe(
    "t.json",
  );
});

it("explains each setting", () => {
  expect(configHelp().split("\n")).toHaveLength(Object.keys(readConfig([], {})).length);
});
