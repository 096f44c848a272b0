// How long a token of the token command lives, and what its other arguments may be.
import { expect, it } from "vitest";
import { runTokenCreate, runTokenList, runTokenRevoke } from "../../../server/auth/token-command.ts";
import { memoryTokens } from "../../support/memory-tokens.ts";

const now = 1_800_000_000_000;
const known = ["contacts:read", "contacts:write"];

async function create(changed: { readonly scopes?: string; readonly expiresIn?: string; readonly name?: string }) {
  const store = memoryTokens();
  const printed = await runTokenCreate(store, { name: "sync", scopes: "contacts:read", ...changed }, known, now);
  const [token] = await store.list();
  return { store, printed, token };
}

it.each([
  ["1m", 60_000],
  ["30m", 1_800_000],
  ["1h", 3_600_000],
  ["12h", 43_200_000],
  ["1d", 86_400_000],
  ["90d", 7_776_000_000],
  ["999999d", 86_399_913_600_000],
])("%s is %i milliseconds", async (expiresIn, ms) => {
  expect((await create({ expiresIn })).token).toMatchObject({ createdAt: now, expiresAt: now + ms });
});

it("without a lifetime a token never expires", async () => {
  expect((await create({})).token?.expiresAt).toBe(undefined);
});

it.each(["0d", "01d", "1.5h", "30", "30s", "1w", "-1d", "1000000d", "d", "", " 1d", "1d ", "1D"])(
  "the lifetime %j is refused, and nothing is stored",
  async (expiresIn) => {
    const store = memoryTokens();
    const wanted = { name: "sync", scopes: "contacts:read", expiresIn };
    await expect(runTokenCreate(store, wanted, known, now)).rejects.toThrow(
      "--expires-in must be a time such as 90d, 12h or 30m",
    );
    expect(await store.list()).toEqual([]);
  },
);

it("scopes are a list without repeats, with spaces or not", async () => {
  const { token } = await create({ scopes: "contacts:write, contacts:read,contacts:write" });
  expect(token?.scopes).toEqual(["contacts:write", "contacts:read"]);
  for (const scopes of ["", "contacts:read,", "contacts:all", "contacts:read contacts:write"])
    await expect(create({ scopes })).rejects.toThrow("--scopes must be a list of contacts:read, contacts:write");
});

it.each([
  ["a", true],
  ["A.b_c-9", true],
  ["x".repeat(64), true],
  ["x".repeat(65), false],
  ["", false],
  ["a b", false],
  ["a/b", false],
])("the name %j: accepted is %s", async (name, isAccepted) => {
  const created = await create({ name }).catch((error: Error) => error.message);
  if (isAccepted) expect(created).toMatchObject({ token: { name } });
  else expect(created).toBe("--name must have 1 to 64 letters, digits, dots, underscores or hyphens");
});

it("a taken name is refused, and a token is revoked once", async () => {
  const { store } = await create({});
  await expect(runTokenCreate(store, { name: "sync", scopes: "contacts:read" }, known, now)).rejects.toThrow(
    "--name: the token sync already exists",
  );
  expect(await runTokenRevoke(store, "sync", now)).toBe(
    "sync is revoked; running servers refuse it within their --token-cache-ms\n",
  );
  await expect(runTokenRevoke(store, "sync", now)).rejects.toThrow("no active token is named sync");
});

it("the list shows state and times as they are now, and never a digest", async () => {
  const { store, printed } = await create({ expiresIn: "30m" });
  expect(printed).toMatch(/^cpn_[A-Za-z0-9_-]{43}\nThis is the only time that it is shown\.\n$/);
  const [secret = ""] = printed.split("\n");
  const listed = async (at: number) => JSON.parse(await runTokenList(store, at, true))[0];
  const row = { name: "sync", scopes: "contacts:read", tenant: null, revoked: null };
  const times = { created: "2027-01-15T08:00:00.000Z", expires: "2027-01-15T08:30:00.000Z" };
  expect(await listed(now + 1_799_999)).toEqual({ ...row, ...times, state: "valid" });
  expect(await listed(now + 1_800_000)).toEqual({ ...row, ...times, state: "expired" });
  const table = await runTokenList(store, now);
  expect(table.split("\n")).toEqual([
    "name  state  scopes         tenant  created                   expires",
    "sync  valid  contacts:read  -       2027-01-15T08:00:00.000Z  2027-01-15T08:30:00.000Z",
    "",
  ]);
  expect(table + JSON.stringify(await listed(now))).not.toMatch(new RegExp(`[0-9a-f]{64}|${secret}`));
});
