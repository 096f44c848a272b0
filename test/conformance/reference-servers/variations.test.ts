// Each variation changes the bytes of a response but not its meaning.
import { describe, expect, it } from "vitest";
import { essence } from "./essence.ts";
import { lastAnswer } from "./show.ts";
import { combinations, getChanges, type Variation, variations } from "./variations.ts";

/** The parts of a response that no variation changes: order of Vary, spelling of the charset and wording may differ. */
function said(answer: Awaited<ReturnType<typeof lastAnswer>>): unknown {
  const contentType = answer.headers["content-type"]?.toLowerCase().replace(/;\s*/, "; ");
  const headers = { ...answer.headers, vary: "", ...(contentType !== undefined && { "content-type": contentType }) };
  const { value, ...others } = essence({ ...answer, headers }) as { value: object };
  return { ...others, value: "IsSuccess" in value ? { ...value, ErrorMessage: "", InfoMessage: "" } : value };
}

it.each(variations.map((variation) => [variation.name, variation] as const))(
  "the variation %s changes the bytes of a response but not its meaning",
  async (_name, variation) => {
    const [plain, varied] = [await lastAnswer(variation, false), await lastAnswer(variation, true)];
    expect(varied).not.toEqual(plain);
    expect(said(varied)).toEqual(said(plain));
  },
);

describe("a combination of variations", () => {
  const together = (changes: readonly Variation["change"][]): Variation["change"] => {
    return (parts) => {
      const changed = { ...parts };
      for (const change of changes) Object.assign(changed, change(changed));
      return changed;
    };
  };

  it.each(combinations.flatMap((names) => names.map((name) => [name, names] as const)))(
    "still shows %s",
    async (name, names) => {
      const { shows = [] } = variations.find((variation) => variation.name === name) ?? {};
      const others = names.filter((other) => other !== name);
      const [all, without] = await Promise.all(
        [names, others].map((chosen) => lastAnswer({ change: together(getChanges(chosen)), shows }, true)),
      );
      expect(all).not.toEqual(without);
    },
  );

  it("has each variation exactly once", () => {
    expect(combinations.flat().toSorted()).toEqual(variations.map(({ name }) => name).toSorted());
  });
});
