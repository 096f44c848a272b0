// The effects of the settings of access control.
import { expect } from "vitest";
import type { AccessConfig } from "../../../server/config/config.ts";
import type { Issuer } from "../../support/issuer.ts";
import { launch } from "../../support/program.ts";
import { newFolder, run, statusOf, statusWith } from "./run-server.ts";

async function createToken(folder: string): Promise<string> {
  await launch(["migrate"], { cwd: folder }).exited;
  const made = launch(["token", "create", "--name", "a", "--scopes", "contacts:read"], { cwd: folder });
  await made.exited;
  return /^cpn_\S+/m.exec(made.output())?.[0] ?? "";
}

export function createAccessEffects(
  getIssuer: () => Issuer,
): Readonly<Record<keyof AccessConfig, () => Promise<void>>> {
  const jwt = () => ({
    auth: "jwt",
    jwksUrl: getIssuer().url.href,
    jwtIssuer: "https://issuer.example",
    jwtAudience: "contacts",
  });
  const bearer = async (claims: Parameters<Issuer["sign"]>[0] = {}) => ({
    headers: {
      authorization: `Bearer ${await getIssuer().sign({ scope: "contacts:read contacts:write", ...claims })}`,
    },
  });
  return {
    async auth() {
      for (const [auth, status, security] of [
        ["tokens", 401, [{ bearerToken: [] }]],
        ["off", 200, [{}, { bearerToken: [] }]],
      ] as const) {
        const { send } = await run({ auth });
        expect([auth, await statusOf(send("GET"))]).toEqual([auth, status]);
        const contract = (await send("GET", { path: "/openapi.json" })).json() as Promise<{ security: object[] }>;
        expect([auth, (await contract).security]).toEqual([auth, security]);
      }
    },
    async tokenCacheMs() {
      for (const [tokenCacheMs, status] of [
        ["0", 401],
        ["600000", 200],
      ] as const) {
        const folder = newFolder();
        const headers = { authorization: `Bearer ${await createToken(folder)}` };
        const { send } = await run({ auth: "tokens", tokenCacheMs }, folder);
        expect(await statusOf(send("GET", { headers }))).toBe(200);
        await launch(["token", "revoke", "a"], { cwd: folder }).exited;
        expect([tokenCacheMs, await statusOf(send("GET", { headers }))]).toEqual([tokenCacheMs, status]);
      }
    },
    async jwksUrl() {
      const before = getIssuer().fetches();
      expect(await statusWith(jwt(), await bearer())).toBe(200);
      expect(getIssuer().fetches()).toBeGreaterThan(before);
    },
    async jwtIssuer() {
      expect(await statusWith({ ...jwt(), jwtIssuer: "https://other.example" }, await bearer())).toBe(401);
    },
    async jwtAudience() {
      expect(await statusWith({ ...jwt(), jwtAudience: "other" }, await bearer())).toBe(401);
    },
    async jwtAlgorithms() {
      expect(await statusWith({ ...jwt(), jwtAlgorithms: "RS256" }, await bearer())).toBe(401);
    },
    async jwtClockToleranceS() {
      const expired = await bearer({ exp: Math.floor(Date.now() / 1_000) - 60 });
      expect(await statusWith({ ...jwt(), jwtClockToleranceS: "600" }, expired)).toBe(200);
      expect(await statusWith({ ...jwt(), jwtClockToleranceS: "0" }, expired)).toBe(401);
    },
    async jwtTenantClaim() {
      const { send } = await run({ ...jwt(), jwtTenantClaim: "team" });
      expect(await statusOf(send("GET", await bearer()))).toBe(401);
      expect(await statusOf(send("GET", await bearer({ team: "acme" })))).toBe(200);
    },
  };
}
