// Config -> store -> app -> listen -> drain on a signal.
import closeWithGrace from "close-with-grace";
import type { FastifyInstance } from "fastify";
import { createApp } from "./app.ts";
import { createAccess, describeAccess } from "./auth/create-access.ts";
import type { Config } from "./config/config.ts";
import { contractScopes } from "./contract-scopes.ts";
import { createLogDestination, type LogDestination } from "./http/log-destination.ts";
import { loggerOptions } from "./http/request-log.ts";
import { createOps } from "./ops/create-ops.ts";
import { createMetrics } from "./ops/metrics.ts";
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
  /** Stops listening, lets requests under way finish, closes the store. */
  close(): Promise<void>;
}

/** Serves until a signal comes. @throws Error when the port or the database cannot be had. */
export async function start(config: Config): Promise<Started> {
  const metrics = createMetrics();
  const adapter = await adapterFor(config.databaseUrl);
  const store = await adapter.openStore({ ...config, onCommit: metrics.groupCommitted });
  const { operationsPort } = config;
  const log = createLogDestination();
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
    const url = await app.listen({ host: config.host, port: config.port });
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

/** A second signal ends the process at once. Answers what ends the server without ending the process. */
function endOnSignals(
  app: FastifyInstance,
  shutdown: Shutdown,
  log: LogDestination,
  { drainDelayMs, drainTimeoutMs }: Config,
) {
  const graceful = closeWithGrace(
    { delay: drainDelayMs + drainTimeoutMs + closeTimeoutMs, logger: app.log },
    async ({ err, signal }) => {
      if (err) app.log.fatal({ err }, "stopping after an error");
      // SIGTERM comes from what will start another process; whoever pressed a key wants no delay.
      await shutdown({ atOnce: signal !== "SIGTERM" });
      log.flushSync();
    },
  );
  return async () => {
    graceful.uninstall();
    await shutdown();
    log.flushSync();
  };
}
