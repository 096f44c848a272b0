// Wire rule P1: the fixed parts of a path match in any letter case, and what stands in its parameters is left alone.

/** A pattern that matches the text itself. Braces stay: they are the contract's for parameters. */
export const literal = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");

/**
 * Makes what gives a request's URL with the fixed parts of its path as the contract spells them; others stay as they
 * are. The router's own matching without regard to case folds the whole path, and loses its place after characters that
 * are longer in lower case (U+0130).
 */
export function createPathCase(templates: readonly string[]): (url: string) => string {
  const rules = [...new Set(templates)].map((template) => {
    const parts = template.split(/\{\w+\}/);
    return { parts, pattern: new RegExp(`^${parts.map(literal).join("([^/?]*)")}(?=/?(?:\\?|$))`, "i") };
  });
  return (url) => {
    for (const { parts, pattern } of rules) {
      const match = pattern.exec(url);
      if (match === null) continue;
      const spelled = parts.map((part, index) => part + (match[index + 1] ?? "")).join("");
      return spelled === match[0] ? url : spelled + url.slice(match[0].length);
    }
    return url;
  };
}
