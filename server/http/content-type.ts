// Parses Content-Type (RFC 9110, 8.3.1) once and strictly, so that nothing behind it ever sees a variant of the header.

export interface ContentType {
  /** type/subtype in lower case. */
  readonly mediaType: string;
  readonly charset: string | undefined;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const typePattern = new RegExp(`^(${token}/${token})[ \\t]*(?:;|$)`);
const parameterPattern = new RegExp(`[ \\t]*(?:(${token})=(?:(${token})|"((?:[^"\\\\]|\\\\.)*)"))?[ \\t]*(?:;|$)`, "y");

/** The parts of a Content-Type, or undefined when it is malformed or names two charsets. Other parameters are ignored (wire rule C4). */
export function parseContentType(header: string): ContentType | undefined {
  const match = typePattern.exec(header);
  if (match?.[1] === undefined) return undefined;
  let charset: string | undefined;
  parameterPattern.lastIndex = match[0].length;
  while (parameterPattern.lastIndex < header.length) {
    const parameter = parameterPattern.exec(header);
    if (parameter === null) return undefined;
    if (parameter[1]?.toLowerCase() !== "charset") continue;
    const value = (parameter[2] ?? parameter[3] ?? "").toLowerCase();
    if (charset !== undefined && charset !== value) return undefined;
    charset = value;
  }
  return { mediaType: match[1].toLowerCase(), charset };
}
