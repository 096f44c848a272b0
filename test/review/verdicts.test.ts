// Whom each kind of change breaks, by hand once more.
import { describe, expect, it } from "vitest";
import { kinds } from "../../review/changes/kinds.ts";
import { constraintKinds } from "../../review/changes/schema-kinds.ts";

/** Kind by kind, separate from the table, so that a change needs both. */
const decided = {
  clients: `schema-renamed callback-removed webhook-removed operation-removed operation-id-changed path-parameter-renamed server-removed retry-rule-removed
    retry-reason-removed security-added security-alternative-removed security-scope-added request-parameter-removed
    request-parameter-became-required request-body-removed request-body-became-required request-media-type-removed
    response-status-added response-media-type-removed response-required-header-removed response-header-became-optional
    request-property-added-to-open-object request-property-removed request-property-became-required
    response-property-added response-property-removed-from-open-object
    response-required-property-removed-from-open-object response-property-became-optional request-read-only-added`,
  servers: `callback-added webhook-added operation-added server-added retry-rule-added retry-reason-added security-removed
    security-alternative-added security-scope-removed request-parameter-added request-parameter-became-optional
    request-body-added request-body-became-optional request-media-type-added response-status-removed
    response-media-type-added response-required-header-added response-header-became-required request-property-added
    request-property-removed-from-open-object request-property-became-optional response-property-added-to-open-object
    response-required-property-added-to-open-object response-property-removed response-property-became-required
    request-read-only-removed personal-data-marked`,
  both: `callback-changed webhook-changed server-variables-changed retry-header-changed security-scheme-changed request-required-parameter-added
    request-required-parameter-removed request-parameter-serialization-changed request-required-body-added
    request-required-body-removed response-body-added response-body-removed response-header-serialization-changed
    request-required-property-added request-required-property-removed response-required-property-added
    response-required-property-removed response-write-only-added response-write-only-removed request-default-changed
    discriminator-changed xml-name-changed xml-item-name-changed xml-namespace-changed xml-attribute-changed
    xml-wrapped-changed xml-keyword-changed response-xml-order-changed encoding-changed keyword-changed`,
  nobody: `security-scheme-renamed links-changed operation-deprecated operation-no-longer-deprecated path-spelling-changed response-header-added
    response-header-removed response-default-changed personal-data-unmarked xml-prefix-changed
    request-xml-order-changed documentation-changed openapi-version-changed source-mark-changed extension-changed
    unreached-changed`,
} as const;

describe("the side that a kind breaks", () => {
  it.each(Object.entries(decided))("the table has the verdict %s for these kinds", (breaks, list) => {
    const named = Object.entries(kinds).filter(([kind, rule]) => rule.breaks === breaks && !(kind in constraintKinds));
    expect(named.map(([kind]) => kind).sort()).toEqual(list.split(/\s+/).sort());
  });

  // Whoever reads breaks when more may come, whoever sends when less may.
  it.each(Object.entries(constraintKinds))("%s breaks by the rule of direction", (kind, { breaks }) => {
    const [isRequest, narrowed] = [kind.startsWith("request-"), kind.endsWith("-narrowed")];
    if (kind.endsWith("-changed")) expect(breaks).toBe("both");
    else expect(breaks).toBe(isRequest === narrowed ? "clients" : "servers");
  });
});
