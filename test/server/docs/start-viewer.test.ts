// The settings with which the docs page starts Swagger UI.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";

it("the docs page sends the contract to no validator, and stores no token", () => {
  const given: unknown[] = [];
  runInNewContext(readFileSync(new URL("../../../server/docs/start-viewer.mjs", import.meta.url), "utf8"), {
    document: { getElementById: () => null, addEventListener: () => undefined },
    MutationObserver: class {
      observe() {}
    },
    SwaggerUIBundle: (settings: unknown) => given.push(settings),
  });
  // Without the setting, Swagger UI sends the address of the contract to validator.swagger.io, except for localhost.
  expect(given).toMatchObject([{ url: "/openapi.json", validatorUrl: null, persistAuthorization: false }]);
});
