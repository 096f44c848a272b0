// The contract itself: to the letter as YAML (RFC 9512), and bundled as JSON.
import { jsonOnlyYaml } from "../../generated/json-only.ts";
import { openapiYaml } from "../../generated/openapi-yaml.ts";
import { specification } from "../../generated/specification.ts";
import { createPage, type Page } from "./page.ts";

export function yamlPage(): Promise<Page> {
  return createPage("application/yaml", openapiYaml);
}

/** For generators of clients that take one media type per body. */
export function jsonOnlyPage(): Promise<Page> {
  return createPage("application/yaml", jsonOnlyYaml);
}

export function jsonPage(): Promise<Page> {
  return createPage("application/json", `${JSON.stringify(specification, null, 2)}\n`);
}
