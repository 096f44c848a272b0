// The bundle's specification validator accepts the contract as the real one does, and nothing else.
import { Validator as RealValidator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { specification } from "../../../../generated/specification.ts";
import { Validator } from "../../../../server/http/glue/specification-validator.ts";

// Glue calls it with new, as the class that it replaces.
const Replacement = Validator as unknown as new () => ReturnType<typeof Validator>;

describe("the replaced specification validator", () => {
  it("the replaced specification validator accepts the contract with the version that the real one finds", async () => {
    const [ours, real] = [new Replacement(), new RealValidator()];
    expect(await ours.validate(structuredClone(specification))).toEqual({ valid: true });
    expect(await real.validate(structuredClone(specification))).toEqual({ valid: true });
    expect(ours.version).toBe(real.version);
    expect(ours.specification).toEqual(real.specification);
  });

  it("the replacement resolves references like the original, except those to schemas and examples", async () => {
    const [ours, real] = [new Replacement(), new RealValidator()];
    await ours.validate(structuredClone(specification));
    await real.validate(structuredClone(specification));
    const resolved = ours.resolveRefs();
    const references = [...JSON.stringify(resolved["paths"]).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, target]) => target,
    );
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((target) => !target?.match(/^#\/components\/(?:schemas|examples)\//))).toEqual([]);
    const completed = new RealValidator();
    await completed.validate(JSON.parse(JSON.stringify(resolved)));
    expect(completed.resolveRefs()).toEqual(real.resolveRefs());
  });

  it.each<[string, unknown]>([
    ["a specification with one member more", { ...specification, tags: [] }],
    ["a specification without paths", { ...specification, paths: {} }],
    ["a file name", "openapi.yaml"],
    ["undefined", undefined],
  ])("the replaced specification validator refuses %s, after it has accepted the contract", async (_name, other) => {
    const ours = new Replacement();
    expect(await ours.validate(structuredClone(specification))).toEqual({ valid: true });
    expect((await ours.validate(other)).valid).toBe(false);
    expect(() => ours.resolveRefs()).toThrow("no specification has been accepted yet");
  });
});
