// Defects in the start and the end of the program, and in what it tells its operators.
import { defects } from "../mutant.ts";

export const opsStartMutants = [
  ...defects("server/start.ts", ["server/ops/lifecycle"], {
    "a crash is not logged": ['      if (err) app.log.fatal({ err }, "fatal error: stopping");\n', ""],
    "the end is cut off during the drain delay": [
      "delay: drainDelayMs + drainTimeoutMs + closeTimeoutMs",
      "delay: drainTimeoutMs",
    ],
  }),
  ...defects("server/start.ts", ["server/ops/start-up-errors"], {
    "a start that failed leaves the store open": ["    await store.close();\n", ""],
    "a start that failed leaves the operators' listener open": ["    await listener?.close();\n", ""],
  }),
  ...defects("server/ops/ops.ts", ["server/ops/rate-limit"], {
    "each address of a site has a limit of its own": ["addressKey(request.ip)", "request.ip"],
  }),
  ...defects("server/app.ts", ["server/http/client-errors"], {
    "late requests are looked for every 30 s": ["Math.min(5_000, requestTimeout)", "30_000"],
  }),
  ...defects("server/ops/slow-readers.ts", ["server/ops/slow-readers"], {
    "slow readers are looked for too rarely": ["options.timeoutMs / 2)", "options.timeoutMs * 2)"],
    "the sweep goes on after the server": ['  server.once("close", () => clearInterval(timer));\n', ""],
  }),
  ...defects("server/ops/health.ts", ["server/ops/health"], {
    "a database may take ten seconds": ["  timeoutMs = 1_000,", "  timeoutMs = 10_000,"],
    "each check leaves a timer": ["    clearTimeout(timer);\n", ""],
  }),
  ...defects("server/ops/ops-listener.ts", ["server/ops/health"], {
    "a slow request holds a connection of the operators": ["{ requestTimeout: 5_000, headersTimeout: 5_000 }", "{}"],
  }),
  ...defects("server/ops/shutdown.ts", ["server/ops/shutdown"], {
    "a second call ends the server again": ["ending ??= end(", "ending = end("],
    "the timer of the cut-off outlives the server": ["  clearTimeout(cutOff);\n", ""],
  }),
  ...defects("server/ops/metrics.ts", ["server/ops/metrics"], {
    "a response outside the contract has an empty media type": [
      'status === 304 || request.responseType === "" ?',
      "status === 304 ?",
    ],
  }),
  ...defects("server/ops/ops-listener.ts", ["server/ops/health"], {
    "a waiting probe holds up the end": ["        server.closeAllConnections();\n", ""],
    "an IPv6 address has no brackets": ['family === "IPv6" ? `[${address}]` : address', "address"],
  }),
  ...defects("server/ops/overload-guard.ts", ["server/ops/overload-guard", "server/ops/overload-guard.admission"], {
    "refusals add up over the reports": ["    refused = 0;\n  };", "  };"],
    "each refusal has a line": ["    nextAt = now + logEveryMs;\n", ""],
    "turns never get longer again": ["Math.min(maxInTurn, perTurn * 2)", "Math.min(maxInTurn, perTurn)"],
  }),
  ...defects("server/start.ts", ["server/ops/shutdown"], {
    "the end leaves the tokens open": ["stores: [store, ...(tokens ? [tokens] : [])],", "stores: [store],"],
    "localhost has a second listener": ['return host === "localhost" ?', 'return host === "" ?'],
  }),
  ...defects("server/app.ts", ["server/ops/slow-readers"], {
    "a reader closed for its memory counts as slow": [
      'ops.metrics?.slowReaderClosed("memory")',
      'ops.metrics?.slowReaderClosed("time")',
    ],
  }),
  ...defects("server/program.ts", ["server/ops/stuck-log"], {
    "a closed pipe of the output ends the server": ['  if (process.argv[2] === "serve") return;\n', ""],
  }),
  ...defects("server/ops/ops.ts", ["server/ops/metrics"], {
    "the gauge of waiting requests shows those in flight": [
      "requestsWaiting: admission.requestsWaiting,",
      "requestsWaiting: admission.requestsInFlight,",
    ],
  }),
  ...defects("server/ops/overload-guard.ts", ["server/ops/overload-guard"], {
    "a refusal has no content length": ['      "content-length": bytes.length,\n', ""],
  }),
  ...defects("server/ops/shutdown.ts", ["server/ops/lifecycle"], {
    "idle connections hold up the end": ["  app.server.closeIdleConnections();\n", ""],
  }),
];
