// Defects in health, metrics, logs, limits and shutdown.
import { defects } from "../mutant.ts";

export const opsMutants = [
  ...defects("server/http/request-log.ts", ["server/ops/request-log"], {
    "the first caller of a route stands for all": ["${mediaType} ${principal}`;", "${mediaType}`;"],
    "the first status of a route stands for all": ["${route} ${statusCode} ${mediaType}", "${route} ${mediaType}"],
    "the principal is not logged": ['principal: principalId || "none"', 'principal: "none"'],
    "the response time is in seconds": ["Math.round(elapsedMs * 1_000) / 1_000", "elapsedMs / 1_000"],
    "an aborted request is not marked": ["isAborted || undefined", "undefined"],
    "the trace is left out of the request's line": ["      ...getLogContext(request),\n", "      reqId: request.id,\n"],
    "the operation is not logged": ["operation: operationId,", 'operation: "none",'],
    "the media type is not logged": ["mediaType: responseType,", 'mediaType: "",'],
  }),
  ...defects("server/ops/metrics.ts", ["server/ops/metrics", "server/ops/rate-limit"], {
    "a metric has another name": ['"commit_duration_seconds"', '"commit_seconds"'],
    "a gauge shows another figure": [
      '"Open connections to the database", () => storeLoad().connections)',
      '"Open connections to the database", () => storeLoad().connectionsInUse)',
    ],
    "waiting and in-flight requests are exchanged": [
      '"Requests queued for admission", requestsWaiting',
      '"Requests queued for admission", requestsInFlight',
    ],
    "buckets are milliseconds": ["const seconds = [0.001,", "const seconds = [1,"],
    "every caller's limit is one": ["limited.inc({ by })", "limited.inc()"],
    "the writes of a group are not counted": ["groups.observe(writes);", "groups.observe(1);"],
    "a response of any status counts": ["requests.inc({ operation, status,", "requests.inc({ operation, status: 200,"],
    "requests are measured in milliseconds": ["elapsedMs / 1_000", "elapsedMs"],
    "a 304 has a media type": ["status === 304 ||", ""],
  }),
  ...defects("server/ops/ops.ts", ["server/ops/metrics", "server/ops/rate-limit", "server/ops/health"], {
    "connections over the limit are not counted": ['app.server.on("drop", () => metrics.connectionDropped());', ";"],
    "health checks are limited": ["if (request.routeOptions.config.isOpsRoute) return done();", ""],
    "a refusal does not say when to come back": ['{ headers: { "retry-after": String(retryAfterSeconds) } }', "{}"],
    "the second limit hides the first": ["before === undefined ? item : `${before}, ${item}`", "item"],
    "health checks may be cached": ['.header("cache-control", "no-store")', ""],
  }),
  ...defects("server/http/connections.ts", ["server/ops/health"], {
    "connections stay open while draining": ['if (health.isDraining) reply.header("connection", "close");', ""],
  }),
  ...defects("server/ops/health.ts", ["server/ops/health"], {
    "a draining process is ready": ['if (health.isDraining) return "draining";', ""],
    "not ready is a success": ['readiness === "ready" ? 200 : 503', "200"],
    "the database is asked for every probe": ["clock() - asked.at >= cacheMs", "true"],
    "the database is asked once": ["clock() - asked.at >= cacheMs", "false"],
    "a database that hangs hangs the probe": ["return await Promise.race([asking, tooLate]);", "return await asking;"],
  }),
  ...defects("server/ops/rate-limit.ts", ["server/ops/rate-limit"], {
    "the limit is per minute": ["((now - bucket.at) / 1_000) * perSecond", "((now - bucket.at) / 60_000) * perSecond"],
    "tokens gather without end": ["Math.min(quota, bucket.tokens +", "(bucket.tokens +"],
    "one request too many": ["bucket.tokens >= 1", "bucket.tokens >= 0"],
    "callers are remembered for ever": ["else if (buckets.size >= keyLimit)", "else if (false)"],
    "each address of a site has a limit of its own": ['groups.slice(0, 4).join(":")', 'groups.join(":")'],
    "an IPv4 address in IPv6 is another caller": ["if (mapped !== undefined) return mapped;", ""],
    "a window of one second": ["windowSeconds = 10", "windowSeconds = 1"],
  }),
  ...defects("server/ops/overload-guard.ts", ["server/ops/overload-guard", "server/ops/overload-guard.admission"], {
    "callers that have left are served": ["if (!request.socket.destroyed) for", "for"],
    "health checks wait": ['if (request.url?.startsWith("/health/")) return admit();', ""],
    "a refusal does not say when to come back": ['      "retry-after": retryAfterSeconds,\n', ""],
    "a refusal has no id": ['      "x-request-id": getRequestId(request),\n', ""],
    "a refusal may be cached for another format": ["      ...commonHeaders,\n", ""],
    "refusals are not counted": ["metrics?.shed(reason);", ""],
    "refusals are not logged": ["        report();\n", ""],
    "a refused connection is read on": ["      socket.pause();\n", ""],
  }),
  ...defects("server/ops/overload-guard.ts", ["server/ops/overload-guard.admission"], {
    "waiting writes do not count": [
      "inFlight >= queueLimit || storeLoad().pendingWrites >= queueLimit",
      "inFlight >= queueLimit",
    ],
    "one more than the limit": ["inFlight >= queueLimit ||", "inFlight > queueLimit ||"],
    "a failed handler is in flight for ever": ["work.then(ended, ended);", "work.then(ended, () => undefined);"],
    "nobody waits too long": ["now - next.since > waitLimitMs", "now - next.since > waitLimitMs * 10"],
    "0 refuses everybody": ["else if (waitLimitMs === 0) arrival.admit();", ""],
    "turns never get shorter": ["if (took > goodTurnMs) perTurn", "if (took < 0) perTurn"],
    "the last comes first": ["const next = line.shift();", "const next = line.pop();"],
  }),
  ...defects("server/ops/ops-listener.ts", ["server/ops/health"], {
    "metrics are of another type": ['{ "content-type": metrics.contentType }', "{}"],
    "an unknown path is 200": ["respond(response, 404,", "respond(response, 200,"],
    "a POST gets the metrics": ['if (request.method !== "GET")', 'if (request.method === "")'],
    "a 405 names no method": ['"the method must be GET\\n", { allow: "GET" }', '"the method must be GET\\n"'],
    "metrics may be cached": [', "cache-control": "no-store", ...headers', ", ...headers"],
    "a failed scrape hangs": ['respond(response, 500, "failed\\n");', ""],
  }),
  ...defects("server/http/error-log.ts", ["server/http/error-log"], {
    "messages of PostgreSQL are logged": [
      "messageIsSafe.has(name) || isSystemError",
      'messageIsSafe.has(name) || isSystemError || "code" in error',
    ],
    "all messages are logged": ["messageIsSafe.has(name) || isSystemError ? message : withheld", "message"],
    "the message stays before the frames": [".filter((line) => /^ {4}at /.test(line))", ""],
    "causes are left out": ["cause !== undefined && depth < maxCauses", "cause !== undefined && depth < 0"],
    "the code is left out": ["...(code !== undefined && { code }),", ""],
    "a thrown text is logged": [
      "{ type: typeof error, message: withheld,",
      "{ type: typeof error, message: String(error),",
    ],
    "causes have no end": ["depth < maxCauses", "depth < 100"],
  }),
  ...defects("server/ops/shutdown.ts", ["server/ops/lifecycle"], {
    "the store is closed before the last response": [
      "  await ended;\n  await app.close();\n  clearTimeout(cutOff);\n  for (const store of stores) await store.close();",
      "  for (const store of stores) await store.close();\n  await ended;\n  await app.close();\n  clearTimeout(cutOff);",
    ],
    "the store stays open": ["for (const store of stores) await store.close();", ""],
    "load balancers get no time": ["if (!atOnce) await delay(drainDelayMs);", ""],
    "requests in flight are waited for without end": [
      "setTimeout(() => app.server.closeAllConnections(), drainTimeoutMs)",
      "setTimeout(() => undefined, drainTimeoutMs)",
    ],
    "a stopping process says that it is ready": ["  health.drain();\n", ""],
  }),
  ...defects("server/http/request-context.ts", ["server/http/request-context"], {
    "an id that could be a phone number is logged": [" && letter.test(sent)", ""],
    "an id of any length is logged": ["{8,64}$/", "{8,}$/"],
  }),
  ...defects("server/http/request-log.ts", ["server/http/request-context"], {
    "a trace of zeros is logged": ["zeros.test(trace_id) || zeros.test(parent_id) ? undefined :", ""],
    "an invalid version is logged": ['version === "ff" || ', ""],
  }),
  ...defects("server/http/request-context.ts", ["server/ops/request-log", "server/ops/metrics", "server/ops/privacy"], {
    "health checks are logged and counted": ["if (config.isOpsRoute) return undefined;", ""],
    "the URL is logged": ["route: url,", "route: request.url,"],
    "an aborted request is not logged": ['on("close",', 'on("finish",'],
    "a complete response is aborted": ["!reply.raw.writableFinished", "reply.raw.writableFinished"],
    "each request is only logged": ["for (const observe of observers) observe(end);", "observers[0]?.(end);"],
  }),
  ...defects("server/app.ts", ["server/ops/request-log", "contract/wire-rules/request-headers"], {
    "requests refused for their headers are not logged": [
      [
        "  observeRequestEnds(app, createEndObservers(dependencies, log));",
        "  // Before the hooks that follow: a preflight is not a request of the contract.",
        "  await registerCors(app, dependencies.corsOrigins ?? []);",
        "  registerRequestContext(app, dependencies.headerLimitBytes ?? defaultHeaderLimitBytes);",
      ].join("\n"),
      [
        "  await registerCors(app, dependencies.corsOrigins ?? []);",
        "  registerRequestContext(app, dependencies.headerLimitBytes ?? defaultHeaderLimitBytes);",
        "  observeRequestEnds(app, createEndObservers(dependencies, log));",
      ].join("\n"),
    ],
    "Fastify's own lines are lost": ["  app.log = log;\n", ""],
  }),
  ...defects("server/http/error-handler.ts", ["server/ops/request-log"], {
    "a trace is missing on a failure's line": [
      '{ err: error, ...getLogContext(request) }, "request failed"',
      '{ err: error }, "request failed"',
    ],
  }),
  ...defects("server/ops/metrics.ts", ["server/ops/metric-values", "server/ops/request-log"], {
    "an aborted response is counted": ["if (isAborted) return;", ""],
    "a commit takes milliseconds": ["commits.observe(duringSeconds);", "commits.observe(duringSeconds * 1_000);"],
    "slow callers and used memory are one": ["slowReaders.inc({ reason })", 'slowReaders.inc({ reason: "time" })'],
    "dropped lines of the log are counted once": ["lines.inc(count)", "lines.inc()"],
    "requests shed for either reason are one": ["shed.inc({ reason })", 'shed.inc({ reason: "delay" })'],
    "the metrics of the process are missing": ["  collectDefaultMetrics({ register });\n", ""],
    "the duration of each operation is that of all": [
      "duration.observe({ operation },",
      'duration.observe({ operation: "none" },',
    ],
    "a task that waits for a connection uses one": [
      '"Tasks waiting for a free connection", () => storeLoad().connectionWaiters',
      '"Tasks waiting for a free connection", () => storeLoad().connectionsInUse',
    ],
  }),
  ...defects("server/ops/rate-limit.ts", ["server/ops/rate-limit"], {
    "the policy names another window": ["w=${windowSeconds}`", "w=${windowSeconds * 1_000}`"],
    "Retry-After waits for a full quota": [
      "Math.ceil((1 - tokens) / perSecond)",
      "Math.ceil((quota - tokens) / perSecond)",
    ],
    "a part of a token is left": ["r=${Math.floor(tokens)}", "r=${Math.ceil(tokens)}"],
  }),
  ...defects("server/ops/slow-readers.ts", ["server/ops/slow-readers"], {
    "a byte now and then is enough": ["Math.min(sent + sliceBytes, bytesWritten)", "sent + 1"],
    "closed readers are not reported": ["onClosed?.();", ""],
  }),
  ...defects("server/http/log-backlog.ts", ["server/http/log-backlog"], {
    "a line continues a broken one": ["isMidLine = piece[bytes - 1] !== newline;", "isMidLine = false;"],
    "dropped lines keep their room": ["      bytesInPieces -= dropped.length;\n", ""],
    "a dropped piece is one line": ["return countLines(dropped);", "return 1;"],
    "the backlog has no bound": ["line.length > maxBytes)", "line.length > maxBytes * 1_000)"],
  }),
  ...defects("server/http/log-destination.ts", ["server/http/log-destination", "server/ops/stuck-log"], {
    "the last lines are lost at exit": ["    writeAll(output.fd, backlog);\n  });", "  });"],
    "dropped lines are not reported": [
      "if (!backlog.add(line)) onDropped(1);",
      "if (!backlog.add(line)) onDropped(0);",
    ],
    "a few lines are never written": ["else if (!backlog.isEmpty()) writeAfter(maxDelayMs);", ""],
  }),
  ...defects("server/ops/ops.ts", ["server/ops/rate-limit", "server/config/effects"], {
    "callers behind one address share a limit": [
      "takeToken(callerLimit, request.principalId,",
      "takeToken(callerLimit, request.ip,",
    ],
  }),
  ...defects("server/http/request-log.ts", ["server/ops/request-log"], {
    "a line has no request id": [
      'return { reqId: id, ...parseTraceparent(headers["traceparent"]) };',
      'return { ...parseTraceparent(headers["traceparent"]) } as never;',
    ],
    "every method is GET": ["      method,\n      route,", '      method: "GET",\n      route,'],
  }),
  ...defects("server/ops/health.ts", ["server/ops/health"], {
    "a process without its database is dead": [
      'if (path === "/health/live") return',
      'if (path === "/health/live" && (await health.ready()) === "ready") return',
    ],
  }),
  ...defects("server/ops/shutdown.ts", ["server/ops/shutdown"], {
    "connections that wait to be accepted are reset": ["if (!atOnce) await acceptWaiting(app.server);", ""],
  }),
  ...defects("server/ops/shutdown.ts", ["server/ops/shutdown"], {
    "an unused connection holds up the end": [
      "if (socket.bytesRead === 0) socket.destroy();",
      "if (socket.bytesRead < 0) socket.destroy();",
    ],
    "the operator's listener stays open": ["  await opsListener?.close();\n", ""],
  }),
];
