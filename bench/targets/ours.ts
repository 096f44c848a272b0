// This server as built into dist/, with its log going nowhere: edge | memory | sqlite FILE | postgres URL [groupLimit [poolSize [unlimited]]].
import { createHash } from "node:crypto";
import { openSync } from "node:fs";
import type { StoredToken, TokenStore } from "../../server/storage/token-store.ts";
import { bearerToken } from "../bearer-token.ts";
import { createMemoryStore } from "../memory-store.ts";

/** It is compiled into dist/bench/ and runs from there. Compiled code has no types of its own; it is that of the source. */
const built = (path: string) => import(new URL(`../server/${path}.js`, import.meta.url).href);
const { createApp } = (await built("app")) as typeof import("../../server/app.ts");
const { createLogDestination, loggerOptions } = (await built(
  "http/request-log",
)) as typeof import("../../server/http/request-log.ts");
const { createHandlers } = (await built(
  "phone-numbers/handlers",
)) as typeof import("../../server/phone-numbers/handlers.ts");
const { createUpdateRules } = (await built(
  "phone-numbers/comparison-key",
)) as typeof import("../../server/phone-numbers/comparison-key.ts");
const { createAccess } = (await built("access/create-access")) as typeof import("../../server/access/create-access.ts");
const { openSqliteStore } = (await built(
  "storage/sqlite/sqlite-store",
)) as typeof import("../../server/storage/sqlite/sqlite-store.ts");
const { openPostgresStore } = (await built(
  "storage/postgres/postgres-store",
)) as typeof import("../../server/storage/postgres/postgres-store.ts");

const { createOperations } = (await built(
  "operations/create-operations",
)) as typeof import("../../server/operations/create-operations.ts");
const { createMetrics } = (await built("operations/metrics")) as typeof import("../../server/operations/metrics.ts");
const { readConfig } = (await built("config")) as typeof import("../../server/config.ts");

const [kind = "memory", place = "", group = "", pool = "", unlimited] = process.argv.slice(2);
const groupLimit = group === "" ? undefined : Number(group);
const poolSize = pool === "" ? undefined : Number(pool);
const metrics = createMetrics();
const onCommit = unlimited ? undefined : metrics.groupCommitted;
const store = await openStore();

function openStore() {
  if (kind === "sqlite") return openSqliteStore({ file: place, groupLimit, onCommit });
  if (kind === "postgres") return openPostgresStore({ connectionString: place, groupLimit, poolSize, onCommit });
  return createMemoryStore();
}

const whole = createHandlers({ store, rules: createUpdateRules() });
const answered = {
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "0 added, 1 updated, 0 unchanged",
};
/** What the contract costs, without the rules: everything from the socket to the handler and back. */
const edge = { ...whole, updatePhoneNumbers: async () => ({ status: 200, body: answered }) as const };
const token: StoredToken = {
  name: "bench",
  digest: createHash("sha256").update(bearerToken).digest("hex"),
  scopes: ["contacts:read", "contacts:write"],
  createdAt: 0,
};
const tokens: TokenStore = {
  add: async () => false,
  find: async (digest) => (digest === token.digest ? token : undefined),
  list: async () => [token],
  revoke: async () => false,
  close: async () => undefined,
};
const config = readConfig([]);
const app = await createApp({
  service: kind === "edge" ? edge : whole,
  securityHandlers: await createAccess({ ...config, auth: "tokens" }, token.scopes, tokens),
  operations: unlimited ? {} : createOperations(config, store, metrics),
  logger: { ...loggerOptions("info"), stream: createLogDestination(openSync("/dev/null", "w")) },
});
process.stdout.write(`listening on ${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
process.once("SIGTERM", async () => {
  await app.close();
  await store.close();
  process.exit(0);
});
