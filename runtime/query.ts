// Writes query parameters (style form): an array is one parameter for each value, or one with commas.

/** "?a=1&b=2", or "" without parameters. `joined` names the arrays that are sent as one value (explode: false). */
export function serializeQuery(query: Readonly<Record<string, unknown>>, joined: readonly string[] = []): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values = [value].flat().map((each) => encodeURIComponent(String(each)));
    const texts = joined.includes(name) && values.length > 0 ? [values.join(",")] : values;
    return texts.map((text) => `${encodeURIComponent(name)}=${text}`);
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
