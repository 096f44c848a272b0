// Wire rule P1: the fixed parts of a path match in any letter case; parameters stay unchanged.

/** Braces are not escaped: in the contract they enclose parameters. */
export const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");

/**
 * Returns a function that changes the fixed parts of a URL's path to the contract's spelling, and no other URLs. The
 * router's own case-insensitive matching folds the whole path, and loses its place after characters that are longer in
 * lower case (U+0130).
 */
export function createNormalizePath(templates: readonly string[]): (url: string) => string {
  // Paths without parameters first: /users/login also matches /users/{name}.
  const byParameters = [...new Set(templates)].sort((a, b) => a.split("{").length - b.split("{").length);
  const rules = byParameters.map((template) => {
    const parts = template.split(/\{\w+\}/);
    return { parts, pattern: new RegExp(`^${parts.map(escapeRegExp).join("([^/?]*)")}(?=/?(?:\\?|$))`, "i") };
  });
  return (url) => {
    for (const { parts, pattern } of rules) {
      const match = pattern.exec(url);
      if (match === null) continue;
      const normalized = parts.map((part, index) => part + (match[index + 1] ?? "")).join("");
      return normalized === match[0] ? url : normalized + url.slice(match[0].length);
    }
    return url;
  };
}
