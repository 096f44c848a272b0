// Generates the contract's types. The only importer of openapi-typescript.
import openapiTS, { astToString } from "openapi-typescript";
import { header } from "../source.ts";
import { type Spec, SpecError } from "../spec.ts";

export async function types({ document }: Spec): Promise<string> {
  // A member with a default may be left out of a request.
  const options = { alphabetize: false, exportType: false, silent: true, defaultNonNullable: false };
  try {
    return header + astToString(await openapiTS(JSON.stringify(document), options));
  } catch (error) {
    throw new SpecError(`the contract has no TypeScript types: ${error instanceof Error ? error.message : error}`);
  }
}
