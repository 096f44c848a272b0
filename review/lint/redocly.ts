// Runs every rule of Redocly's engine over a contract, in this process. The only importer of @redocly/openapi-core.
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { findPlace, type Path, type Spec, toPath, toPointer } from "../model/contract.ts";
import type { Finding } from "../model/review-report.ts";

/** All of Redocly's built-in rules are on; what this contract does not follow stands in suppressions.ts. */
export async function lintWithRedocly(contract: Spec): Promise<Finding[]> {
  const config = await createConfig({ extends: ["all"] });
  try {
    return toFindings(contract, await lintFromString({ source: contract.text, absoluteRef: "openapi.yaml", config }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `Redocly cannot read this contract: ${reason}`;
    return [{ rule: "readable", by: "redocly", severity: "error", pointer: "#/", message }];
  }
}

function toFindings(contract: Spec, problems: Awaited<ReturnType<typeof lintFromString>>): Finding[] {
  return problems.map(({ ruleId, severity, message, location: [place] }): Finding => {
    const path: Path = toPath(place?.pointer ?? "#/");
    return {
      rule: ruleId,
      by: "redocly",
      severity: severity === "error" ? "error" : "warning",
      pointer: toPointer(findPlace(contract.document, path)),
      message: message.trim().replaceAll(/\s+/g, " "),
    };
  });
}
