// A report as the conformance suite writes it: every declared response with some seen and some not, and one failure.
import type { ConformanceReport } from "../../conformance/report/conformance-report.ts";
import { declaredPairs } from "../support/contract.ts";

const rare = ["408", "431", "503"];

const pointer = "#/components/schemas/PhoneNumberDTO/properties/PhoneNumber";

export const sampleConformance: ConformanceReport = {
  target: "http://127.0.0.1:8080",
  contract: { title: "Contact Phone Numbers", version: "1.1.0" },
  startedAt: "2026-01-31T10:20:30.000Z",
  durationMs: 12_345,
  seed: 42,
  requests: 2_345,
  leftBehind: 0,
  verdict: "does not conform",
  conforms: false,
  notProvoked: [],
  retries: {},
  unreadableSchemas: [],
  checks: [
    { check: "status-declared", passed: 2_345, failed: 0 },
    { check: "body-conforms", passed: 2_344, failed: 1 },
    { check: "retry-after-kept", passed: 0, failed: 0, notDecided: "no response had a Retry-After <in this run>" },
  ],
  failures: [
    {
      check: "body-conforms",
      operationId: "listPhoneNumbers",
      status: 200,
      mediaType: "application/json",
      pointer: "#/components/schemas/StoredPhoneNumberDTO",
      expected: "an integer from 1 to 2147483647",
      actual: '</code><script>alert("came")</script>',
      curl: "curl -i 'http://127.0.0.1:8080/v1/Contacts/x/PhoneNumbers'",
      seed: 42,
      cases: 3,
      places: ["#/components/schemas/StoredPhoneNumberDTO"],
    },
  ],
  coverage: {
    responses: declaredPairs().map((pair, index) => {
      const [operationId = "", status = "", mediaType = ""] = pair.split(" ");
      const seen = rare.includes(status) ? 0 : ((index * 37) % 91) + 1;
      return { operationId, status, mediaType: mediaType === "-" ? "none" : mediaType, seen };
    }),
    keywords: ["maxLength", "pattern", "type"].flatMap((keyword) =>
      ["application/json", "text/xml"].map((mediaType) => ({
        operationId: "updatePhoneNumbers",
        mediaType,
        pointer: `${pointer}/${keyword}`,
        keyword,
        accepted: 12,
        refused: keyword === "pattern" ? 0 : 4,
      })),
    ),
  },
};
