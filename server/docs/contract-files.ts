// The contract itself: as YAML (RFC 9512), and bundled as JSON. With access control off, tokens are optional in it.
import { jsonOnlyYaml } from "../../generated/json-only.ts";
import { openapiYaml } from "../../generated/openapi-yaml.ts";
import { specification } from "../../generated/specification.ts";
import { createPage, type Page } from "./page.ts";

export interface ContractAccess {
  /** Access control is off: a request needs no token. */
  readonly isOpen: boolean;
}

export function yamlPage({ isOpen }: ContractAccess): Promise<Page> {
  return createPage("application/yaml", isOpen ? withOptionalTokens(openapiYaml) : openapiYaml);
}

/** For client generators that take one media type per body. */
export function jsonOnlyPage({ isOpen }: ContractAccess): Promise<Page> {
  return createPage("application/yaml", isOpen ? withOptionalTokens(jsonOnlyYaml) : jsonOnlyYaml);
}

export function jsonPage({ isOpen }: ContractAccess): Promise<Page> {
  const served = isOpen ? withEmptyRequirement(specification) : specification;
  return createPage("application/json", `${JSON.stringify(served, null, 2)}\n`);
}

/** Adds the empty security requirement to each list. Only lines are inserted, so that comments and layout stay. */
function withOptionalTokens(yaml: string): string {
  return yaml.replaceAll(/^( *)security:\n(?= *- )/gm, "$&$1  - {}\n");
}

/** The same on the parsed contract. */
function withEmptyRequirement(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withEmptyRequirement);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === "security" && Array.isArray(entry) ? [{}, ...entry] : withEmptyRequirement(entry),
    ]),
  );
}
