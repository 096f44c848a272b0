// Generates the contract as written, so that the server can publish it without a file next to its code.
import { source } from "../source.ts";
import type { Spec } from "../spec.ts";

export function openapiYaml(spec: Spec): string {
  return source(`export const openapiYaml = ${JSON.stringify(spec.text)};`);
}
