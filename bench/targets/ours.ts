// This server, with its log going nowhere: edge | memory | bare | sqlite FILE | postgres URL [groupLimit [poolSize [unlimited]]].
import { createHash } from "node:crypto";
import { openSync } from "node:fs";
import { createApp } from "../../server/app.ts";
import { createAccess } from "../../server/auth/create-access.ts";
import { readConfig } from "../../server/config/config.ts";
import { createLogDestination } from "../../server/http/log-destination.ts";
import { loggerOptions } from "../../server/http/request-log.ts";
import { createMetrics } from "../../server/ops/metrics.ts";
import { createOps } from "../../server/ops/ops.ts";
import { createUpdateRules } from "../../server/phone-numbers/comparison-key.ts";
import { createHandlers } from "../../server/phone-numbers/handlers.ts";
import { openPostgresStore } from "../../server/storage/postgres/postgres-store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/sqlite-store.ts";
import type { StoredToken, TokenStore } from "../../server/storage/token-store.ts";
import { createMemoryStore } from "./memory-store.ts";

/** The load generator's Authorization header; target.ts passes it on. */
const bearerToken = (process.env["BENCH_AUTHORIZATION"] ?? "").replace("Bearer ", "");
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
const updated = {
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "0 added, 1 updated, 0 unchanged",
};
/** What the contract costs, without the rules: everything from the socket to the handler and back. */
const edge = { ...whole, updatePhoneNumbers: async () => ({ status: 200, body: updated }) as const };
/** The work of a bare fastify-openapi-glue: a Map instead of the rules and the store; no log, limits or metrics. */
const kept = new Map<string, unknown>();
const bare: typeof whole = {
  ...whole,
  async updatePhoneNumbers({ path, body }) {
    kept.set(path.contactID, body);
    return { status: 200, body: updated };
  },
};
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
  service: { edge, bare }[kind] ?? whole,
  securityHandlers: await createAccess({ ...config, auth: "tokens" }, token.scopes, tokens),
  ops: unlimited || kind === "bare" ? {} : createOps(config, store, metrics),
  logger: kind !== "bare" && {
    ...loggerOptions("info"),
    stream: createLogDestination({ fd: openSync("/dev/null", "w") }),
  },
});
process.stdout.write(`listening on ${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
process.once("SIGTERM", async () => {
  await app.close();
  await store.close();
  process.exit(0);
});
