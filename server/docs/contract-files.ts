// The contract itself: to the letter as YAML (RFC 9512), and bundled as JSON.
import { openapiYaml } from "../../generated/openapi-yaml.ts";
import { specification } from "../../generated/specification.ts";
import { createPage, type Page } from "./page.ts";

export function yamlPage(): Promise<Page> {
  return createPage("application/yaml", openapiYaml);
}

export function jsonPage(): Promise<Page> {
  return createPage("application/json", `${JSON.stringify(specification, null, 2)}\n`);
}
