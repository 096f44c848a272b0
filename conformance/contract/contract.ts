// A contract as all parts of the suite use it: the document, its schemas, operations and claimed conventions.
import { type Conventions, readConventions } from "./conventions.ts";
import type { ContractDocument } from "./document.ts";
import { type Operation, readOperations } from "./operations.ts";
import { createSchemas, type Schemas } from "./schemas.ts";

export interface Contract {
  readonly document: ContractDocument;
  readonly schemas: Schemas;
  readonly conventions: Conventions;
  /** All declared operations. */
  readonly declared: readonly Operation[];
}

export const openContract = (document: ContractDocument): Contract => ({
  document,
  schemas: createSchemas(document),
  conventions: readConventions(document),
  declared: readOperations(document),
});
