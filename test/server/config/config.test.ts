// Configuration: flags win over the environment, which wins over defaults, and all mistakes are reported together.
import { expect, it } from "vitest";
import { ConfigError, configHelp, readConfig } from "../../../server/config/config.ts";

const jwks = { JWKS_URL: "https://issuer.example/keys" };

it("the configuration has defaults that serve on loopback", () => {
  expect(readConfig([], {})).toMatchObject({ host: "127.0.0.1", port: 8080, auth: "off", validateResponses: false });
});

it("a flag overrides the environment, and the environment overrides the default", () => {
  const environment = { PORT: "1", HOST: "localhost" };
  expect(readConfig(["--port", "2"], environment)).toMatchObject({ port: 2, host: "localhost" });
});

it("the configuration is frozen", () => {
  expect(Object.isFrozen(readConfig([], {}))).toBe(true);
});

it.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ["--auth or AUTH must be one of off, tokens, jwt, both", [], { AUTH: "no" }],
  ["--auth or AUTH must be one of off, tokens, jwt, both", ["--host", "0.0.0.0"], { AUTH: "no" }],
  ["--port or PORT must be an integer from 0 to 65535, such as 8080", ["--port", "x"], {}],
  ["--docs or DOCS must be on or off", [], { DOCS: "yes" }],
  ["--host or HOST must be a text that is not empty, such as 127.0.0.1", ["--auth", "tokens"], { HOST: "" }],
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
])("one mistake is reported in one line: %s", (line, args, environment) => {
  expect(() => readConfig(args, environment)).toThrow(new ConfigError(line));
});

it("every mistake is reported with its flag and variable", () => {
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

it.each(["127.0.0.1", "localhost", "::1", "127.1.2.3"])("auth off is allowed on %s", (host) => {
  expect(readConfig(["--host", host], {}).host).toBe(host);
});

it("auth tokens is allowed on any host", () => {
  expect(readConfig(["--auth", "tokens", "--host", "0.0.0.0"], {}).auth).toBe("tokens");
});

it.each(["jwt", "both"])("auth %s needs the location of the keys, the issuer and the audience", (auth) => {
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

it.each(["https://issuer.example/keys", "http://127.0.0.1:9/keys", "http://localhost/keys", "http://[::1]:9/keys"])(
  "takes keys from %s",
  (url) => {
    expect(readConfig(["--jwks-url", url], {}).jwksUrl?.href).toBe(url);
  },
);

it.each(["none", "HS256", "RS256,HS512", ""])("the JWT algorithm %j is refused", (algorithms) => {
  expect(() => readConfig(["--jwt-algorithms", algorithms], {})).toThrow("RS256");
});

it.each(["loopback", "10.0.0.0/0", "10.0.0.0/32", "::/0", "fd00::/128", "192.0.2.1", "::1, 10.0.0.0/8"])(
  "takes the trusted proxies %s",
  (networks) => {
    const expected = networks.split(", ");
    expect(readConfig(["--trusted-proxies", networks], {}).trustedProxies).toEqual(expected);
  },
);

it.each([
  ...[
    "10.0.0.0/33",
    "10.0.0.0/129",
    "::/129",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "10.0.0.0/",
    "10.0.0.0/a",
    "10.0.0.0/0008",
  ],
  ...["10.0.0/8", "256.0.0.1", "/8", "loopback/8", "example.com", "*", "", "10.0.0.0/8,"],
])("the trusted proxies %j are refused", (networks) => {
  expect(() => readConfig(["--trusted-proxies", networks], {})).toThrow(
    "--trusted-proxies or TRUSTED_PROXIES must be a comma-separated list of addresses or networks",
  );
});

it("every setting that is no number has the documented default", () => {
  const isNumber = (value: unknown) => typeof value === "number";
  const others = Object.entries(readConfig([], {})).filter(([, value]) => !isNumber(value) && value !== undefined);
  expect(Object.fromEntries(others)).toEqual({
    host: "127.0.0.1",
    docs: true,
    validateResponses: false,
    logLevel: "info",
    databaseUrl: "sqlite:data/phone-numbers.sqlite",
    knownContacts: false,
    auth: "off",
    jwtIssuer: "",
    jwtAudience: "",
    jwtAlgorithms: ["RS256", "PS256", "ES256", "EdDSA"],
    jwtTenantClaim: "",
    trustedProxies: [],
    operationsHost: "127.0.0.1",
  });
});

it("every number has the documented default and bounds", () => {
  const bounds: Readonly<Record<string, readonly [initial: number | undefined, min: number, max: number]>> = {
    "--port": [8_080, 0, 65_535],
    "--database-pool-size": [4, 2, 1_000],
    "--database-group-limit": [64, 1, 1_000],
    "--max-numbers-per-contact": [1_000, 1, 1_000_000],
    "--idempotency-ttl-ms": [86_400_000, 1_000, 31_536_000_000],
    "--token-cache-ms": [5_000, 0, 3_600_000],
    "--jwt-clock-tolerance-s": [30, 0, 600],
    "--body-limit-bytes": [4_194_304, 1, 1_073_741_824],
    "--header-limit-bytes": [16_384, 1_024, 1_048_576],
    "--request-timeout-ms": [30_000, 100, 3_600_000],
    "--response-timeout-ms": [30_000, 100, 3_600_000],
    "--keep-alive-timeout-ms": [72_000, 100, 3_600_000],
    "--max-connections": [5_000, 1, 1_000_000],
    "--caller-rate-limit": [0, 0, 1_000_000],
    "--address-rate-limit": [0, 0, 1_000_000],
    "--overload-delay-ms": [250, 0, 3_600_000],
    "--overload-queue": [1_000, 0, 1_000_000],
    "--operations-port": [undefined, 0, 65_535],
    "--drain-delay-ms": [0, 0, 3_600_000],
    "--drain-timeout-ms": [10_000, 0, 3_600_000],
  };
  for (const [flag, [initial, min, max]] of Object.entries(bounds)) {
    const name = flag.slice(2).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const read = (value: number | string) =>
      readConfig([flag, String(value)], {}) as unknown as Record<string, unknown>;
    const defaults = readConfig([], {}) as unknown as Record<string, unknown>;
    expect([flag, defaults[name], read(min)[name], read(max)[name]]).toEqual([flag, initial, min, max]);
    for (const wrong of [min - 1, max + 1, `${min}.5`, `1e3`, ` ${min}`]) {
      expect(() => read(wrong), `${flag} ${wrong}`).toThrow(ConfigError);
    }
  }
  const numbers = Object.values(readConfig([], {})).filter((value) => typeof value === "number");
  expect(numbers).toHaveLength(Object.keys(bounds).length - 1);
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
])("the database URL %s is accepted", (text, databaseUrl) => {
  expect(readConfig([], { DATABASE_URL: text })).toMatchObject({ databaseUrl });
  expect(readConfig(["--database-url", text], {})).toMatchObject({ databaseUrl });
  expect(readConfig(["--database", text], {})).toMatchObject({ databaseUrl });
});

it("a plain path is accepted only from --database", () => {
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
  "postgres://host:port/name",
])("the database URL %j is refused", (url) => {
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
