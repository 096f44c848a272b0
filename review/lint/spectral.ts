// Runs Spectral's OpenAPI and OWASP rulesets over a contract, in this process. The only importer of @stoplight/spectral-*.
import spectralCore, { type RulesetDefinition } from "@stoplight/spectral-core";
import owaspRuleset from "@stoplight/spectral-owasp-ruleset";
import spectralRulesets from "@stoplight/spectral-rulesets";
import { findPlace, type Spec, toPointer } from "../model/contract.ts";
import type { Finding } from "../model/review-report.ts";

/** All rules of both rulesets are on; what this contract does not follow stands in suppressions.ts. */
export async function lintWithSpectral(contract: Spec): Promise<Finding[]> {
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset({
    extends: [
      [asRuleset(spectralRulesets.oas), "all"],
      [asRuleset(owaspRuleset), "all"],
    ],
  });
  const problems = await spectral.run(structuredClone(contract.document));
  return problems.map(
    ({ code, severity, message, path }): Finding => ({
      rule: String(code),
      by: "spectral",
      severity: severity === 0 ? "error" : "warning",
      // Spectral reports once for each way to a place; here each place counts once.
      pointer: toPointer(findPlace(contract.document, path)),
      message: message.trim().replaceAll(/\s+/g, " "),
    }),
  );
}

/** Both are rulesets when they are loaded; their typings are of other versions of Spectral's. */
function asRuleset(ruleset: unknown): RulesetDefinition {
  return ruleset as RulesetDefinition;
}
