// Configuration: flags win over the environment, which wins over defaults, and all mistakes are told at once.
import { expect, it } from "vitest";
import { ConfigError, configHelp, readConfig } from "../../../server/config/config.ts";

const jwks = { JWKS_URL: "https://issuer.example/keys" };

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

it.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ["--auth or AUTH must be one of off, tokens, jwt, both", [], { AUTH: "no" }],
  ["--auth or AUTH must be one of off, tokens, jwt, both", ["--host", "0.0.0.0"], { AUTH: "no" }],
  ["--port or PORT must be an integer from 0 to 65535, such as 8080", ["--port", "x"], {}],
  ["--docs or DOCS must be on or off", [], { DOCS: "yes" }],
  ["--port must be followed by a value", ["--port"], {}],
  ["--port must be followed by a value", ["--port", "--host", "localhost"], {}],
  ["Unknown flag --prt: did you mean --port?", ["--prt", "1"], {}],
  ["Unknown flag --prt: did you mean --port?", ["--prt=1"], {}],
  ["Unexpected argument stray: only flags are allowed", ["--port", "1", "stray"], {}],
  ["--jwt-issuer or JWT_ISSUER is required with --auth jwt", ["--auth", "jwt", "--jwt-audience", "a"], jwks],
  [
    "--jwks-url or JWKS_URL must be an https URL, or an http URL of this machine, such as https://issuer.example.com/.well-known/jwks.json",
    ["--auth", "jwt", "--jwt-audience", "a", "--jwt-issuer", "i"],
    { JWKS_URL: "none" },
  ],
  [
    "--database and --database-url are the same setting: use one of them",
    ["--database", "a", "--database-url", "file:b"],
    {},
  ],
])("reports one mistake as one line: %s", (line, args, environment) => {
  expect(() => readConfig(args, environment)).toThrow(new ConfigError(line));
});

it("names every mistake with its flag and variable", () => {
  const read = () =>
    readConfig(["--port", "70000", "--nonsense", "x", "stray"], { AUTH: "maybe", BODY_LIMIT_BYTES: "0" });
  expect(read).toThrow(ConfigError);
  for (const part of [
    "--port or PORT",
    "--auth or AUTH",
    "--body-limit-bytes or BODY_LIMIT_BYTES",
    "Unknown flag --nonsense",
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

it.each([
  ["sqlite:data/a.sqlite", "sqlite:data/a.sqlite"],
  ["sqlite:/data/a.sqlite", "sqlite:/data/a.sqlite"],
  ["sqlite:///data/a.sqlite", "sqlite:/data/a.sqlite"],
  ["sqlite:C:\\data\\a.sqlite", "sqlite:C:\\data\\a.sqlite"],
  ["file:a b.sqlite", "sqlite:a b.sqlite"],
  ["file:///data/a%20b.sqlite", "sqlite:/data/a b.sqlite"],
  ["sqlite::memory:", "sqlite::memory:"],
  ["postgres://u:p@host/name", "postgres://u:p@host/name"],
  ["postgresql://host/name", "postgresql://host/name"],
])("reads the database URL %s", (text, databaseUrl) => {
  expect(readConfig([], { DATABASE_URL: text })).toMatchObject({ databaseUrl });
  expect(readConfig(["--database-url", text], {})).toMatchObject({ databaseUrl });
  expect(readConfig(["--database", text], {})).toMatchObject({ databaseUrl });
});

it("reads a plain path from --database only", () => {
  expect(readConfig(["--database", "a.sqlite"], { DATABASE_URL: "file:b" }).databaseUrl).toBe("sqlite:a.sqlite");
  expect(readConfig([], {}).databaseUrl).toBe("sqlite:data/phone-numbers.sqlite");
});

it.each([
  "a.sqlite",
  "",
  "sqlite:",
  "sqlite://a.sqlite",
  "file://host/a",
  "file:a?mode=ro",
  "sqlite:a#b",
  "mysql://host/a",
  "postgres//user:pass@host",
  "postgres://",
])("refuses the database URL %j", (url) => {
  expect(() => readConfig(["--database-url", url], {})).toThrow(
    new ConfigError(
      "--database-url or DATABASE_URL must be sqlite:PATH, file:PATH or a postgres:// URL, such as sqlite:data/phone-numbers.sqlite",
    ),
  );
});

it("aligns the help of all settings in three columns, one line each", () => {
  const lines = configHelp()
    .split("\n")
    .filter((line) => !line.startsWith("  --database "));
  const columns = lines.map((line) => /^ {2}(--\S+ +)([A-Z0-9_]+ +)[A-Z].{5,}$/.exec(line));
  expect(new Set(columns.map((match) => match?.[1]?.length)).size).toBe(1);
  expect(new Set(columns.map((match) => match?.[2]?.length)).size).toBe(1);
  expect(columns).not.toContain(null);
});

it("explains each setting", () => {
  expect(configHelp().split("\n")).toHaveLength(Object.keys(readConfig([], {})).length + 1);
});
