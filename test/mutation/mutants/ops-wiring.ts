// Defects in how the server's parts are connected, and in its defaults.
import { defects } from "../mutant.ts";

export const opsWiringMutants = [
  ...defects("server/start.ts", ["server/ops/start"], {
    "commits are not counted": [", onCommit: metrics.groupCommitted }", " }"],
    "signals are listened for after the end": ["    graceful.uninstall();\n", ""],
    "the database is not named at the start": [
      "notes: [`database: ${adapter.name}`, ...addresses,",
      "notes: [...addresses,",
    ],
    "the notes hide the operators' address": [", ...addresses, describeAccess", ", describeAccess"],
  }),
  ...defects("server/start.ts", ["server/ops/lifecycle"], {
    "an end without a person is abrupt": ['atOnce: signal !== "SIGTERM"', 'atOnce: signal === "SIGTERM"'],
  }),
  ...defects("server/ops/ops.ts", ["server/ops/start"], {
    "readiness does not ask the database": ["check: () => store.check()", "check: async () => undefined"],
    "the limit of callers has no metrics": ["metrics?.rateLimited(limiter.name);", ""],
  }),
  ...defects("server/app.ts", ["server/http/app-defaults"], {
    "a body is limited to 1 MiB": ["bodyLimitBytes ?? 4 * 1024 * 1024", "bodyLimitBytes ?? 1024 * 1024"],
    "a body may have 4 MB": ["bodyLimitBytes ?? 4 * 1024 * 1024", "bodyLimitBytes ?? 4_000_000"],
    "an idle connection is kept for 5 s": ["keepAliveTimeoutMs ?? 72_000", "keepAliveTimeoutMs ?? 5_000"],
    "a request may take five minutes": ["requestTimeoutMs ?? 30_000", "requestTimeoutMs ?? 300_000"],
    "the headers may take a minute": ["      headersTimeout: requestTimeout,\n", ""],
    "nobody may connect": ["maxConnections ?? Number.POSITIVE_INFINITY", "maxConnections ?? 0"],
    "headers are limited to 8 KiB": [
      "const defaultHeaderLimitBytes = 16 * 1024;",
      "const defaultHeaderLimitBytes = 8 * 1024;",
    ],
    "a contact id has at most 100 characters": [", maxParamLength: 64 * 1024 }", " }"],
    "a trailing slash is another path": ["ignoreTrailingSlash: true, ", ""],
  }),
  ...defects(
    "server/app.ts",
    ["server/http/client-errors", "server/http/request-context", "server/http/large-bodies"],
    {
      "a refusal before the routes has no id": ["      startRequest(request, reply);\n", ""],
      "CONNECT closes the connection": ["  refuseConnect(app.server, countRefusal);\n", ""],
      "broken HTTP has Node's response": [
        "    clientErrorHandler: (error, socket) => respondToClientError(error, socket, countRefusal),\n",
        "",
      ],
    },
  ),
  ...defects("server/app.ts", ["contract/wire-rules/request-headers"], {
    "a request without Host has Node's response": ["      requireHostHeader: false,\n", ""],
  }),
  ...defects("server/app.ts", ["server/ops/metrics", "server/ops/overload-guard.admission"], {
    "violations of the contract are not counted": [
      "createErrorHandler(send, log, ops.metrics?.contractViolated)",
      "createErrorHandler(send, log, undefined)",
    ],
    "broken HTTP is not counted": ['ops.metrics?.requestFinished("none", status, "none", 0)', "void status"],
  }),
  ...defects("server/app.ts", ["server/docs/docs-routes", "server/docs/served-contract"], {
    "a page that is off has methods": ["docs ? docsMethods : undefined", "docsMethods"],
    "the served contract never wants a token": ["dependencies.openAccess ?? false", "dependencies.openAccess ?? true"],
    "pages cannot be read by other origins": ["  await registerCors(app, dependencies.corsOrigins ?? []);\n", ""],
  }),
  ...defects("server/ops/overload-guard.ts", ["server/ops/overload-guard"], {
    "a refusal ignores the media type of the request": [
      "sent === undefined ? undefined : parseContentType(sent)?.mediaType",
      "undefined",
    ],
    "a refusal ignores Accept": ["negotiateMediaType(accept, sent", "negotiateMediaType(undefined, sent"],
    "a refusal has no type": ['      ...(contentType !== undefined && { "content-type": contentType }),\n', ""],
    "a refusal is a 500": ["response.writeHead(503,", "response.writeHead(500,"],
  }),
  ...defects("server/ops/overload-guard.ts", ["server/ops/overload-guard.admission"], {
    "a turn may take two seconds": ["const goodTurnMs = 20;", "const goodTurnMs = 2_000;"],
    "turns get shorter one by one": ["Math.max(1, perTurn >> 1)", "Math.max(1, perTurn - 1)"],
    "a turn may admit nothing": ["Math.max(1, perTurn >> 1)", "perTurn >> 1"],
    "no limit on the queue refuses everything": ["queueLimit > 0 && (", "("],
    "refusals for either reason are one": ['next.arrival.refuse("delay")', 'next.arrival.refuse("queue")'],
    "a turn never ends": ["    turnStart = undefined;\n", ""],
    "a turn's admissions add up": ["    admitted = 0;\n    while", "    while"],
  }),
  ...defects("server/ops/shutdown.ts", ["server/ops/shutdown", "server/ops/lifecycle"], {
    "a process that drains says that it is ready": ["if (atOnce || drainDelayMs > 0) health.drain();", ""],
    "the app's own end is skipped": ["  await app.close();\n", ""],
    "the drain time includes the delay": [
      "  if (!atOnce) await delay(drainDelayMs);\n  const cutOff = setTimeout(() => app.server.closeAllConnections(), drainTimeoutMs);",
      "  const cutOff = setTimeout(() => app.server.closeAllConnections(), drainTimeoutMs);\n  if (!atOnce) await delay(drainDelayMs);",
    ],
    "a used connection without a request is closed at once": [
      "  if (!atOnce) await Promise.race([ended, delay(Math.min(graceMs, drainTimeoutMs))]);\n",
      "",
    ],
  }),
  ...defects("server/auth/authorize.ts", ["server/auth/authorize"], {
    "callers without access control have no name": [
      '{ id: "anonymous", scopes: new Set(scopes) }',
      '{ id: "", scopes: new Set(scopes) }',
    ],
    "callers without access control have no scopes": [
      '{ id: "anonymous", scopes: new Set(scopes) }',
      '{ id: "anonymous", scopes: new Set<string>() }',
    ],
  }),
  ...defects("server/auth/key-set.ts", ["server/auth/key-set"], {
    "keys are fetched again as often as the cooldown lets": [
      "else if (clock() - (fetched?.at ?? 0) >= maxAgeMs) void",
      "else void",
    ],
  }),
  ...defects("server/auth/api-key-handler.ts", ["server/auth/api-key-handler"], {
    "Basic may stand anywhere": ["/^Basic +", "/Basic +"],
  }),
  ...defects("server/http/request-context.ts", ["contract/wire-rules/request-headers"], {
    "half of the header fields are accepted": [
      "raw.rawHeaders.length >= 2 * maxHeaderFields",
      "raw.rawHeaders.length >= maxHeaderFields",
    ],
  }),
  ...defects("server/http/request-context.ts", ["server/http/request-end"], {
    "a response that was not sent completely is not aborted": [
      "!reply.raw.writableFinished",
      "!reply.raw.writableEnded",
    ],
  }),
  ...defects("server/http/request-log.ts", ["server/ops/request-log"], {
    "requests in other media types share a line": [
      "${statusCode} ${mediaType} ${principal}",
      "${statusCode} ${principal}",
    ],
  }),
  ...defects("server/start.ts", ["server/ops/drain-limit"], {
    "the drain delay counts as time of the shutdown": [
      "delay: drainDelayMs + drainTimeoutMs + closeTimeoutMs",
      "delay: drainTimeoutMs + closeTimeoutMs",
    ],
  }),
];
