// Takes the place of the validator that fastify-openapi-glue brings along: what it would check at each start was checked before.
import { routes } from "../../generated/routes.ts";

type Specification = Readonly<Record<string, unknown>>;

/** As much as fastify-openapi-glue asks of @seriousme/openapi-schema-validator, under the same names. */
export interface SpecificationValidator {
  readonly specification: Specification | undefined;
  /** Such as 3.1. */
  readonly version: string;
  validate(specification: unknown): Promise<{ readonly valid: boolean; readonly errors?: string }>;
  resolveRefs(): Specification;
}

/**
 * For the build, which puts it where fastify-openapi-glue imports the validator. That one compiles the meta-schema of
 * OpenAPI at every start, which took a third of it. `npm run generate` has held the generated routes against that schema
 * with that validator, so those are valid, and have no references to resolve; anything else is refused.
 */
export function Validator(): SpecificationValidator {
  let accepted: Specification | undefined;
  return {
    get specification() {
      return accepted;
    },
    version: String(routes["openapi"]).slice(0, 3),
    async validate(specification) {
      const valid = JSON.stringify(specification) === JSON.stringify(routes);
      accepted = valid ? (specification as Specification) : undefined;
      return valid
        ? { valid }
        : { valid, errors: "this is not the specification that was checked when it was generated" };
    },
    resolveRefs() {
      if (accepted === undefined) throw new Error("no specification was accepted");
      return accepted;
    },
  };
}
