// Generates the contract's types. The only importer of openapi-typescript.
import openapiTS, { astToString } from "openapi-typescript";
import { header } from "../source.ts";
import type { Spec } from "../spec.ts";

export async function types({ document }: Spec): Promise<string> {
  // A member with a default may be left out of a request.
  const options = { alphabetize: false, exportType: false, silent: true, defaultNonNullable: false };
  return header + astToString(await openapiTS(JSON.stringify(document), options));
}
