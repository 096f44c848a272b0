// All mutants, by the area that they damage.
import type { Mutant } from "./mutant.ts";
import { authMutants } from "./mutants/auth.ts";
import { clientMutants } from "./mutants/client.ts";
import { generateMutants } from "./mutants/generate.ts";
import { httpMutants } from "./mutants/http.ts";
import { opsMutants } from "./mutants/ops.ts";
import { rulesMutants } from "./mutants/rules.ts";
import { storageMutants } from "./mutants/storage.ts";

export const mutantsByArea: Readonly<Record<string, readonly Mutant[]>> = {
  rules: rulesMutants,
  storage: storageMutants,
  http: httpMutants,
  auth: authMutants,
  ops: opsMutants,
  generate: generateMutants,
  client: clientMutants,
};

export const allMutants: readonly Mutant[] = Object.values(mutantsByArea).flat();
