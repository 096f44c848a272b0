// What every store of tokens must do; each adapter runs this suite whole.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoredToken, TokenStore } from "../../../server/storage/token-store.ts";

const digestOf = (letter: string) => letter.repeat(64);
const whole: StoredToken = {
  name: "sync",
  digest: digestOf("a"),
  scopes: ["contacts:read", "contacts:write"],
  tenant: "acme",
  createdAt: 1_700_000_000_000,
  expiresAt: 1_800_000_000_000,
  revokedAt: undefined,
};
const bare: StoredToken = {
  ...whole,
  name: "Reader",
  digest: digestOf("b"),
  scopes: [],
  tenant: undefined,
  createdAt: 1_700_000_000_001,
  expiresAt: undefined,
};

export interface OpenedTokens {
  readonly tokens: TokenStore;
  reopen(): Promise<TokenStore>;
  cleanUp(): Promise<void>;
}

export function tokenConformance(name: string, open: () => Promise<OpenedTokens>): void {
  describe(`${name} keeps the promises of the port to tokens`, () => {
    let opened: OpenedTokens;
    let tokens: TokenStore;
    beforeEach(async () => {
      opened = await open();
      tokens = opened.tokens;
    });
    afterEach(() => opened.cleanUp());

    test("a token is found by its digest, every member as it was, and by another process too", async () => {
      expect(await tokens.find(whole.digest)).toBe(undefined);
      expect(await tokens.add(whole)).toBe(true);
      expect(await tokens.add(bare)).toBe(true);
      const other = await opened.reopen();
      expect(await other.find(whole.digest)).toEqual(whole);
      expect(await other.find(bare.digest)).toEqual(bare);
      expect(await other.find(digestOf("A"))).toBe(undefined);
    });

    test("a name or a token that is there is not stored again", async () => {
      await tokens.add(whole);
      expect(await tokens.add({ ...whole, digest: digestOf("c") })).toBe(false);
      expect(await tokens.add({ ...whole, name: "other" })).toBe(false);
      expect(await tokens.list()).toEqual([whole]);
    });

    test("they are listed by their names, to the letter", async () => {
      await tokens.add(whole);
      await tokens.add(bare);
      expect((await tokens.list()).map((token) => token.name)).toEqual(["Reader", "sync"]);
    });

    test("a token is revoked once, and stays, so that its name is not given again", async () => {
      await tokens.add(whole);
      expect(await tokens.revoke("nobody", 5)).toBe(false);
      expect(await tokens.revoke("sync", 5)).toBe(true);
      expect(await tokens.revoke("sync", 6)).toBe(false);
      expect(await tokens.find(whole.digest)).toEqual({ ...whole, revokedAt: 5 });
      expect(await tokens.add({ ...whole, digest: digestOf("c") })).toBe(false);
    });
  });
}
