// What two patterns mean to each other, decided without trying texts.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePatterns } from "../../review/changes/pattern.ts";

const forbidden = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF";

describe("two patterns", () => {
  it.each<[string[], string[], ReturnType<typeof comparePatterns>]>([
    [["^a|b$"], ["^[ab]$"], "narrowed"],
    [["^(?:a|b)$"], ["^[ab]$"], "equal"],
    [["^(?<one>a)(?<two>b)$"], ["^ab$"], "equal"],
    [["^[\\d-]$"], ["^[-0-9]$"], "equal"],
    [["^(a|b)c$"], ["^ac|bc$"], "widened"],
    [["^[0-9]+$"], ["^\\d\\d*$"], "equal"],
    [["^\\w$"], ["^[A-Za-z0-9_]$"], "equal"],
    [["^\\W$"], ["^[^\\w]$"], "equal"],
    [["^\\D$"], ["^[^0-9]$"], "equal"],
    [["^\\s$"], ["^[\\t-\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]$"], "equal"],
    [["^[\\0\\t\\n\\v\\f\\r]$"], ["^[\\x00\\x09-\\x0D]$"], "equal"],
    [["^[a\\-c]$"], ["^(?:a|-|c)$"], "equal"],
    [["^[]$"], ["^[^\\s\\S]$"], "equal"],
    [["^a{0}b{12}$"], ["^b{6}b{6}$"], "equal"],
    [["^(?:a?){2,3}$"], ["^a{0,3}$"], "equal"],
    [["^.$"], ["^[^\\n\\r\\u2028\\u2029]$"], "equal"],
    [["^a{2}$"], ["^aa$"], "equal"],
    [["^a{2,}$"], ["^aaa*$"], "equal"],
    [["^a{1,3}$"], ["^a{1,4}$"], "widened"],
    [["^x{0,255}$"], ["^x{0,254}$"], "narrowed"],
    [["^a+?b?$"], ["^aa*(b|)$"], "equal"],
    [["^[a-c-]$"], ["^[-abc]$"], "equal"],
    [["^[\\b]\\x41\\t\\.$"], ["^\\u0008A\\u{9}[.]$"], "equal"],
    [["\\S"], ["^\\s*\\S[\\s\\S]*$"], "equal"],
    [["a"], ["^a"], "narrowed"],
    [["^a$"], ["^b$"], "changed"],
    [["^😀$"], ["^\\u{1F600}$"], "equal"],
    [["^[^\\uD800-\\uDFFF]*$"], ["^[^]*$"], "equal"],
    [[], ["^[^]*$"], "equal"],
    [["\\S", `^[^${forbidden}\\uD800-\\uDFFF]*$`], [`^[^${forbidden}]*[^\\s${forbidden}][^${forbidden}]*$`], "equal"],
  ])("the change from %j to %j is %s", (before, after, expected) => {
    expect(comparePatterns(before, after)).toBe(expected);
  });

  it.each([
    "^(?=a)b$",
    "^(?!a)b$",
    "^(?<=a)b$",
    "^(?<!a)b$",
    "^(?<a",
    "^b)$",
    "^[a-\\d]$",
    "^[\\d-z]$",
    "^[b-a]$",
    "^\\x4g$",
    "^\\u{}$",
    "^(a)\\1$",
    "^\\bа$",
    "^\\p{L}$",
    "^a{x}$",
    "a^b",
    "^(",
    "^[b-a-]x\\",
    "^b$b",
    "^\\xZZ$",
  ])("%j is not decided", (pattern) => {
    expect(comparePatterns([pattern], ["^b$"])).toBeUndefined();
  });

  it("a comparison of two patterns ends in bounded time", () => {
    expect(comparePatterns(["(?:a|aa){0,200}b(?:a|b){100}"], ["(?:a|aa){0,199}b(?:a|b){101}"])).not.toBe("equal");
  });

  const piece = fc.letrec<{ one: string }>((tie) => ({
    one: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom("a", "b", "[ab]", "[^a]", "."),
      fc.tuple(tie("one"), tie("one")).map(([x, y]) => x + y),
      fc.tuple(tie("one"), tie("one")).map(([x, y]) => `(?:${x}|${y})`),
      fc.tuple(tie("one"), fc.constantFrom("*", "+", "?", "{1,2}")).map(([x, times]) => `(?:${x})${times}`),
    ),
  })).one;
  const pattern = fc
    .tuple(piece, fc.boolean(), fc.boolean())
    .map(([x, start, end]) => `${start ? "^" : ""}${x}${end ? "$" : ""}`);
  const texts = fc.array(fc.stringMatching(/^[abc]{0,6}$/), { minLength: 20, maxLength: 40 });

  it("two patterns match texts as their comparison says", () => {
    fc.assert(
      fc.property(pattern, pattern, texts, (before, after, some) => {
        const verdict = comparePatterns([before], [after]);
        const allows = (one: string, text: string) => new RegExp(one, "u").test(text);
        for (const text of some) {
          if (verdict === "equal" || verdict === "narrowed")
            expect(allows(after, text) && !allows(before, text)).toBe(false);
          if (verdict === "equal" || verdict === "widened")
            expect(allows(before, text) && !allows(after, text)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
