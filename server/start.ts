// Config -> store -> app -> listen -> drain on a signal.
import { lookup } from "node:dns/promises";
import closeWithGrace from "close-with-grace";
import type { FastifyInstance } from "fastify";
import { createApp } from "./app.ts";
import { createAccess, describeAccess } from "./auth/create-access.ts";
import type { Config } from "./config/config.ts";
import { contractScopes } from "./contract-scopes.ts";
import { createLogDestination, type LogDestination } from "./http/log-destination.ts";
import { loggerOptions } from "./http/request-log.ts";
import { createMetrics } from "./ops/metrics.ts";
import { createOps } from "./ops/ops.ts";
import { type OpsListener, startOpsListener } from "./ops/ops-listener.ts";
import { createShutdown, type Shutdown } from "./ops/shutdown.ts";
import { createUpdateRules } from "./phone-numbers/comparison-key.ts";
import { createHandlers } from "./phone-numbers/handlers.ts";
import { adapterFor } from "./storage/adapters.ts";
import type { TokenStore } from "./storage/token-store.ts";

/** Milliseconds that closing the store may take, after all requests. */
const closeTimeoutMs = 10_000;

export interface Started {
  readonly url: string;
  /** What an operator should know, one line each. */
  readonly notes: readonly string[];
  /** Stops listening, lets requests in flight finish, closes the store. */
  close(): Promise<void>;
}

/** Serves until a signal comes. @throws Error when the port or the database is not available. */
export async function start(config: Config): Promise<Started> {
  const metrics = createMetrics();
  const adapter = await adapterFor(config.databaseUrl);
  const store = await adapter.openStore({ ...config, onCommit: metrics.groupCommitted });
  const { operationsPort } = config;
  const log = createLogDestination({ onDropped: metrics.logLinesDropped });
  let listener: OpsListener | undefined;
  let tokens: TokenStore | undefined;
  try {
    if (config.auth === "tokens" || config.auth === "both") tokens = await adapter.openTokens();
    const ops = createOps(config, store, metrics);
    const { health } = ops;
    const app = await createApp({
      service: createHandlers({ store, rules: createUpdateRules(config), knownContacts: config.knownContacts }),
      securityHandlers: await createAccess(config, contractScopes, tokens),
      logger: { ...loggerOptions(config.logLevel), stream: log },
      ops,
      openAccess: config.auth === "off",
      ...config,
    });
    if (operationsPort !== undefined) {
      listener = await startOpsListener({ host: config.operationsHost, port: operationsPort, health, metrics });
    }
    const shutdown = createShutdown({
      ...config,
      app,
      stores: [store, ...(tokens ? [tokens] : [])],
      health,
      opsListener: listener,
    });
    const url = await app.listen({ host: await toAddress(config.host), port: config.port });
    const close = endOnSignals(app, shutdown, log, config);
    const addresses = listener === undefined ? [] : [`health and metrics on ${listener.url}`];
    return { url, notes: [`database: ${adapter.name}`, ...addresses, describeAccess(config)], close };
  } catch (error) {
    await listener?.close();
    await tokens?.close();
    await store.close();
    throw error;
  }
}

/** For "localhost" Fastify would open a second listener, without this server's limits and its way to shut down. */
async function toAddress(host: string): Promise<string> {
  return host === "localhost" ? (await lookup(host)).address : host;
}

/** A second signal ends the process immediately. Returns a function that ends the server but not the process. */
function endOnSignals(
  app: FastifyInstance,
  shutdown: Shutdown,
  log: LogDestination,
  { drainDelayMs, drainTimeoutMs }: Config,
) {
  const graceful = closeWithGrace(
    { delay: drainDelayMs + drainTimeoutMs + closeTimeoutMs, logger: app.log },
    async ({ err, signal }) => {
      if (err) app.log.fatal({ err }, "fatal error: stopping");
      // SIGTERM comes from what will start another process; whoever pressed a key wants no delay.
      await shutdown({ atOnce: signal !== "SIGTERM" });
      await log.flush();
    },
  );
  return async () => {
    graceful.uninstall();
    await shutdown();
    await log.flush();
  };
}
