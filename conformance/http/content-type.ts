// A Content-Type as its parts (RFC 9110, 8.3.1): what it names, and in which charset.

/** The media type without parameters, in lower case; empty where there is none. */
export const getMediaType = (contentType: string | undefined): string =>
  contentType?.split(";")[0]?.trim().toLowerCase() ?? "";

/** In lower case; undefined where none is named. */
export const getCharset = (contentType: string | undefined): string | undefined =>
  /;\s*charset="?([^";\s]+)/i.exec(contentType ?? "")?.[1]?.toLowerCase();
