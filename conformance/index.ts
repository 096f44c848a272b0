// The conformance suite's public surface.
export { type ContractDocument, createDocument, readContract } from "./contract/document.ts";
export {
  type ProxyOptions,
  type ProxyReport,
  type RecordingProxy,
  startRecordingProxy,
} from "./proxy/recording-proxy.ts";
export { type CheckName, checks } from "./report/checks.ts";
export type { ConformanceReport, Failure } from "./report/conformance-report.ts";
export { writeHtml } from "./report/write-html.ts";
export { writeJunit } from "./report/write-junit.ts";
export { describeFailure, writeProxyText, writeText } from "./report/write-text.ts";
export { type Provocation, readRecipe } from "./run/provoke.ts";
export { cannotCleanUpAfter, type Progress, type RunOptions, runConformance } from "./run/run.ts";
