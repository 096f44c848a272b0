// Config -> store -> app -> listen -> drain on a signal.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import closeWithGrace from "close-with-grace";
import { operations } from "../generated/operations.ts";
import type { SecurityHandlers } from "./access/access.ts";
import { createBearerTokens, readTokensFile } from "./access/bearer-tokens.ts";
import { createOpenAccess } from "./access/open-access.ts";
import { createApp, loggerOptions } from "./app.ts";
import type { Config } from "./config.ts";
import { createUpdateRules } from "./phone-numbers/comparison-key.ts";
import { createHandlers } from "./phone-numbers/handlers.ts";
import { openSqliteStore } from "./storage/sqlite/sqlite-store.ts";

/** How long requests under way may take once a signal came. */
const drainTimeoutMs = 10_000;

export interface Started {
  readonly url: string;
  /** What an operator should know, one line each. */
  readonly notes: readonly string[];
  /** Stops listening, lets requests under way finish, closes the store. */
  close(): Promise<void>;
}

/** Serves until a signal comes. @throws Error when the port or the database cannot be had. */
export async function start(config: Config): Promise<Started> {
  const securityHandlers = securityHandlersOf(config);
  mkdirSync(dirname(config.database), { recursive: true });
  const store = openSqliteStore({ file: config.database, idempotencyTtlMs: config.idempotencyTtlMs });
  try {
    const app = await createApp({
      service: createHandlers({ store, rules: createUpdateRules(config) }),
      securityHandlers,
      logger: loggerOptions(config.logLevel),
      bodyLimitBytes: config.bodyLimitBytes,
      requestTimeoutMs: config.requestTimeoutMs,
      checkAnswers: config.checkAnswers,
      corsOrigins: config.corsOrigins,
    });
    const stop = async () => {
      await app.close();
      await store.close();
    };
    const url = await app.listen({ host: config.host, port: config.port });
    const graceful = closeWithGrace({ delay: drainTimeoutMs, logger: app.log }, async ({ err }) => {
      if (err) app.log.fatal({ err }, "stopping after an error");
      await stop();
    });
    const close = async () => {
      graceful.uninstall();
      await stop();
    };
    return { url, notes: notesOf(config), close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function securityHandlersOf(config: Config): SecurityHandlers {
  const scopes = [
    ...new Set(
      Object.values(operations).flatMap(({ security }) =>
        security.flatMap((requirement) => Object.values(requirement).flat()),
      ),
    ),
  ];
  if (config.auth === "off") return { bearerToken: createOpenAccess(scopes) };
  return { bearerToken: createBearerTokens(readTokensFile(config.tokensFile, scopes)) };
}

function notesOf({ auth, database }: Config): string[] {
  const access =
    auth === "off"
      ? "access control is off: every caller on this machine may read and write"
      : "callers need a bearer token";
  return [`database: ${database}`, access];
}
