// Well-formed text: JSON can spell half of a surrogate pair as an escape, and that is not Unicode (RFC 7493, 2.1).

/** Where well-formed JSON has an escape that is half of a surrogate pair. Decoded text has no half pairs otherwise. */
export function halfPairOffset(json: string): number | undefined {
  if (!/\\u[dD][89a-fA-F]/.test(json)) return undefined;
  // Escapes are read one after the other, so that an escaped backslash before a u is not taken for one.
  for (const { 0: sequence, index } of json.matchAll(/\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\./g)) {
    if (/^\\u[dD][89a-fA-F]..$/.test(sequence)) return index;
  }
  return undefined;
}
