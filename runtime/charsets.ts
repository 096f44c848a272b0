// The character encodings that a body may be in, by their canonical names (wire rule C1).

export const charsets = ["utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"] as const;

export type Charset = (typeof charsets)[number];

/** The canonical name of an encoding, in any letter case; undefined for an unknown one. */
export function canonicalCharset(name: string): Charset | undefined {
  const wanted = name.toLowerCase();
  return wanted === "utf8" ? "utf-8" : charsets.find((charset) => charset === wanted);
}
