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
export { describeFailure } from "./report/describe-failure.ts";
export { writeHtml } from "./report/write-html.ts";
export { writeJson } from "./report/write-json.ts";
export { writeJunit } from "./report/write-junit.ts";
export { writeProxyText } from "./report/write-proxy-text.ts";
export { writeText } from "./report/write-text.ts";
export { type Progress, type RunOptions, runConformance } from "./run/run.ts";
