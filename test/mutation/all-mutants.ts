// All mutants, by the area that they damage.
import type { Mutant } from "./mutant.ts";
import { authMutants } from "./mutants/auth.ts";
import { clientMutants } from "./mutants/client.ts";
import { clientOutcomeMutants } from "./mutants/client-outcomes.ts";
import { commandFlagMutants } from "./mutants/command-flags.ts";
import { commandMutants } from "./mutants/commands.ts";
import { configMutants } from "./mutants/config.ts";
import { conformanceMutants } from "./mutants/conformance.ts";
import { conformanceContractMutants } from "./mutants/conformance-contracts.ts";
import { conformanceGapMutants, docsGapMutants } from "./mutants/conformance-gaps.ts";
import { conformancePartMutants } from "./mutants/conformance-parts.ts";
import { conformanceServiceMutants } from "./mutants/conformance-service.ts";
import { docsMutants } from "./mutants/docs.ts";
import { generateMutants } from "./mutants/generate.ts";
import { generateSmallMutants } from "./mutants/generate-small.ts";
import { httpMutants } from "./mutants/http.ts";
import { httpEdgeMutants } from "./mutants/http-edges.ts";
import { opsMutants } from "./mutants/ops.ts";
import { opsStartMutants } from "./mutants/ops-start.ts";
import { opsWiringMutants } from "./mutants/ops-wiring.ts";
import { packagingMutants } from "./mutants/packaging.ts";
import { packagingContentMutants } from "./mutants/packaging-contents.ts";
import { postgresMutants } from "./mutants/postgres.ts";
import { postgresDetailMutants } from "./mutants/postgres-details.ts";
import { postgresSeamMutants } from "./mutants/postgres-seams.ts";
import { reviewMutants } from "./mutants/review.ts";
import { reviewDetailMutants } from "./mutants/review-details.ts";
import { reviewPartMutants } from "./mutants/review-parts.ts";
import { rulesMutants } from "./mutants/rules.ts";
import { storageMutants } from "./mutants/storage.ts";
import { storageEdgeMutants } from "./mutants/storage-edges.ts";
import { transferMutants } from "./mutants/transfer.ts";
import { transferFormatMutants } from "./mutants/transfer-formats.ts";

export const mutantsByArea: Readonly<Record<string, readonly Mutant[]>> = {
  rules: rulesMutants,
  storage: [...storageMutants, ...storageEdgeMutants],
  http: [...httpMutants, ...httpEdgeMutants],
  auth: authMutants,
  ops: [...opsMutants, ...opsStartMutants, ...opsWiringMutants],
  generate: [...generateMutants, ...generateSmallMutants],
  client: [...clientMutants, ...clientOutcomeMutants],
  transfer: [...transferMutants, ...transferFormatMutants],
  config: [...configMutants, ...commandMutants, ...commandFlagMutants],
  postgres: [...postgresMutants, ...postgresSeamMutants, ...postgresDetailMutants],
  packaging: [...packagingMutants, ...packagingContentMutants],
  review: [...reviewMutants, ...reviewPartMutants, ...reviewDetailMutants],
  docs: [...docsMutants, ...docsGapMutants],
  conformance: [
    ...conformanceMutants,
    ...conformancePartMutants,
    ...conformanceGapMutants,
    ...conformanceContractMutants,
    ...conformanceServiceMutants,
  ],
};

export const allMutants: readonly Mutant[] = Object.values(mutantsByArea).flat();
