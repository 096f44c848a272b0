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
  ...defects("server/ops/metrics.ts", ["server/ops/metrics"], {
    "a response outside the contract has an empty media type": [
      'reply.statusCode === 304 || request.responseType === "" ?',
      "reply.statusCode === 304 ?",
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
];
