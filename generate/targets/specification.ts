// Generates the parsed contract, for the documentation pages.
import { source } from "../source.ts";
import type { Spec } from "../spec.ts";

export function specification(spec: Spec): string {
  const json = JSON.stringify(JSON.stringify(spec.document));
  return source(`export const specification: Record<string, unknown> = JSON.parse(${json});`);
}
