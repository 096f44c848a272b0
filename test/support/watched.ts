// A server behind the recording proxy, which validates all messages of a client under test.
import { createDocument, startRecordingProxy } from "../../conformance/index.ts";
import { specification } from "../../generated/specification.ts";

export interface Watched {
  readonly url: string;
  /** What either side did against the contract. */
  findings(): readonly string[];
  /** How many exchanges there were. */
  exchanges(): number;
  close(): Promise<void>;
}

export async function watch(url: string): Promise<Watched> {
  const document = createDocument(specification as Parameters<typeof createDocument>[0]);
  const proxy = await startRecordingProxy({ document, upstream: new URL(url) });
  return {
    url: proxy.url,
    findings: () =>
      proxy
        .report()
        .findings.map(
          ({ side, operationId, status, expected, actual }) =>
            `${side}, ${operationId} ${status}: ${expected}; ${actual}`,
        ),
    exchanges: () => proxy.report().exchanges,
    close: proxy.close,
  };
}
