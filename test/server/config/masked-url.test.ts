// No password of a database URL is shown, wherever it stands in it.
import { expect, it } from "vitest";
import { describeConfig } from "../../../server/config/config.ts";

it.each([
  ["postgres://app:s3cret@db:5432/contacts", "postgres://app:***@db:5432/contacts"],
  ["postgres://app@db/contacts?password=s3cret&x=1", "postgres://app@db/contacts?password=***&x=1"],
  ["postgres://db/contacts?sslPassword=s3cret", "postgres://db/contacts?sslPassword=***"],
  ["postgres://app@db/contacts", "postgres://app@db/contacts"],
  ["file:a:b@c.sqlite", "sqlite:a:b@c.sqlite"],
])("%s is shown as %s", (DATABASE_URL, shown) => {
  const [row] = describeConfig([], { DATABASE_URL }).filter(({ variable }) => variable === "DATABASE_URL");
  expect(row).toEqual({ variable: "DATABASE_URL", value: shown, source: "environment DATABASE_URL" });
});

it("the source of each setting is its flag, its variable or the default", () => {
  const rows = describeConfig(["--port", "1", "--database", "a"], { HOST: "localhost", PORT: "2" });
  const sources = Object.fromEntries(rows.map(({ variable, value, source }) => [variable, [value, source]]));
  expect(sources).toMatchObject({
    PORT: ["1", "flag --port"],
    DATABASE_URL: ["sqlite:a", "flag --database"],
    HOST: ["localhost", "environment HOST"],
    DOCS: ["on", "default"],
    CORS_ORIGINS: ["", "default"],
  });
});
