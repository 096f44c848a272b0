// Generates the contract's types. The only importer of openapi-typescript.
import openapiTS, { astToString } from "openapi-typescript";
import { header } from "../source.ts";
import type { Spec } from "../spec.ts";

export async function types(spec: Spec): Promise<string> {
  const nodes = await openapiTS(spec.text, { alphabetize: false, exportType: false, silent: true });
  return header + astToString(nodes);
}
