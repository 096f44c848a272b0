// The report as JSON, as it is: what programs read.
import type { ConformanceReport } from "./conformance-report.ts";

export const writeJson = (report: ConformanceReport): string => `${JSON.stringify(report, null, 2)}\n`;
