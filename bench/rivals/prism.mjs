// Prism as a mock of the contract, in the process and with the options that its command line uses, without its log.
import { createRequire } from "node:module";
import { contractFile, listening } from "./contract.mjs";

const require = createRequire(import.meta.url);
const { createLogger } = require("@stoplight/prism-core");
const { getHttpOperationsFromSpec } = require("@stoplight/prism-http");
const { createServer } = require("@stoplight/prism-http-server");

const server = createServer(await getHttpOperationsFromSpec(contractFile), {
  cors: true,
  config: {
    isProxy: false,
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  },
  components: { logger: createLogger("bench", { level: "silent" }) },
});
const url = await server.listen(0, "127.0.0.1");
listening(new URL(url).port);
