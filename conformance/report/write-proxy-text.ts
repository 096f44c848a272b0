// What a recording proxy has seen, for a terminal.
import type { ProxyReport } from "../proxy/recording-proxy.ts";

export function writeProxyText({ exchanges, findings, responses }: ProxyReport): string {
  const seen = responses.filter(({ seen: times }) => times > 0).length;
  return [
    ...findings.map(({ side, operationId, status, pointer, expected, actual, times }) =>
      [
        `the ${side}, ${operationId}, status ${status}${times === 1 ? "" : `, ${times} times`}`,
        `  expected  ${expected}`,
        `  got       ${actual}`,
        `  contract  openapi.yaml#${pointer}`,
        "",
      ].join("\n"),
    ),
    `${exchanges} exchanges; ${seen} of ${responses.length} responses of the contract seen; ${findings.length} ways in which a side breaks it`,
    "",
  ].join("\n");
}
