// Bearer tokens: known by digest alone, read from a file that is checked entry by entry.
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { authorize, type SecurityRequirement } from "../../server/access/access.ts";
import { createBearerTokens, readTokensFile } from "../../server/access/bearer-tokens.ts";

const sha256 = createHash("sha256").update("a-secret").digest("hex");
const scopes = ["contacts:read", "contacts:write"];
const handler = createBearerTokens([{ name: "sync", sha256: sha256.toUpperCase(), scopes: ["contacts:read"] }]);

describe("a token", () => {
  it("is known by its digest", async () => {
    expect(await handler("Bearer a-secret")).toMatchObject({ id: "token:sync" });
    expect(await handler("bearer  a-secret")).toMatchObject({ id: "token:sync" });
  });

  it.each([
    "Bearer A-SECRET",
    "Bearer a-secret x",
    `Bearer ${sha256}`,
    "Basic a-secret",
    "a-secret",
    "Bearer",
    "Bearer ",
  ])("is not %s", (header) => {
    expect(() => handler(header)).toThrow("The bearer token is not valid");
  });

  it.each([undefined, ""])("is needed", (header) => {
    expect(() => handler(header)).toThrow("A bearer token is needed");
  });
});

describe("authorize", () => {
  /** A handler may answer at once or later; what it decides is the same. */
  const handlers = {
    "at once": handler,
    later: async (authorization: string | undefined) => handler(authorization),
  };
  const ask = async (name: keyof typeof handlers, requirement: SecurityRequirement, header: string) =>
    authorize(requirement, { bearerToken: handlers[name], second: handlers[name] }, header);

  describe.each(["at once", "later"] as const)("%s", (name) => {
    it("wants every scope of the scheme", async () => {
      await expect(ask(name, [{ bearerToken: scopes }], "Bearer a-secret")).rejects.toThrow("contacts:write");
      expect((await ask(name, [{ bearerToken: ["contacts:read"] }], "Bearer a-secret")).id).toBe("token:sync");
    });

    it("wants every scheme of an alternative", async () => {
      const both = [{ bearerToken: ["contacts:read"], second: ["contacts:write"] }];
      await expect(ask(name, both, "Bearer a-secret")).rejects.toThrow("contacts:write");
    });

    it("refuses an unknown token", async () => {
      await expect(ask(name, [{ bearerToken: [] }], "Bearer another")).rejects.toThrow("not valid");
    });
  });

  it("takes one alternative of several", async () => {
    const requirement = [{ bearerToken: ["contacts:write"] }, { bearerToken: ["contacts:read"] }];
    expect(await authorize(requirement, { bearerToken: handler }, "Bearer a-secret")).toMatchObject({
      id: "token:sync",
    });
  });

  it("never lets a scheme without handler through", async () => {
    expect(() => authorize([{ other: [] }], { bearerToken: handler }, "Bearer a-secret")).toThrow("no handler");
  });
});

describe("readTokensFile", () => {
  const fileOf = (content: unknown) => {
    const file = join(mkdtempSync(join(tmpdir(), "tokens-")), "tokens.json");
    writeFileSync(file, JSON.stringify(content));
    return file;
  };

  it("reads records", () => {
    expect(readTokensFile(fileOf([{ name: "sync", sha256, scopes }]), scopes)).toEqual([
      { name: "sync", sha256, scopes },
    ]);
  });

  it.each([
    [{}, "a JSON array is expected"],
    [[{ sha256, scopes }], "/0/name"],
    [[{ name: "a", sha256: "a-secret", scopes }], "/0/sha256"],
    [[{ name: "a", sha256, scopes: ["everything"] }], "/0/scopes"],
    [[null], "/0/name"],
  ])("says which entry is wrong: %j", (content, message) => {
    expect(() => readTokensFile(fileOf(content), scopes)).toThrow(message);
  });
});
