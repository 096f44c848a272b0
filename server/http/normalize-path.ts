// Wire rule P1: the fixed parts of a path match in any letter case; its parameters stay as they are.

/** Braces stay: in the contract they name parameters. */
export const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");

/**
 * Returns a function that spells the fixed parts of a URL's path as the contract does; other URLs stay as they are. The
 * router's own case-insensitive matching folds the whole path, and loses its place after characters that are longer in
 * lower case (U+0130).
 */
export function createNormalizePath(templates: readonly string[]): (url: string) => string {
  const rules = [...new Set(templates)].map((template) => {
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
