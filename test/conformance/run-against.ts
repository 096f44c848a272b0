// Runs the suite against a reference server, in this process.
import { type ContractDocument, createDocument } from "../../conformance/contract/document.ts";
import { type RunOptions, runConformance } from "../../conformance/run/run.ts";
import { specification } from "../../generated/specification.ts";
import type { MinimalServerOptions } from "./reference-servers/minimal-server.ts";
import { startReferenceServer } from "./reference-servers/start-reference-server.ts";

export const document = createDocument(specification);

/** Our contract without these operations. */
export const documentWithout = (...operationIds: string[]): ContractDocument =>
  createDocument(
    JSON.parse(
      JSON.stringify(specification, (_, value) => (operationIds.includes(value?.operationId) ? undefined : value)),
    ),
  );

/** The tokens of both the reference servers and the tests' own server. */
export const tokens = { all: "token-of-all", readOnly: "token-of-reader", writeOnly: "token-of-writer" };

export async function runAgainst(server: MinimalServerOptions, options: Partial<RunOptions> = {}) {
  const { url, close } = await startReferenceServer(server);
  try {
    return await runConformance({ document, base: new URL(url), tokens, ...options });
  } finally {
    await close();
  }
}
