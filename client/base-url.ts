// Reads the baseUrl option.

/** White space and invisible characters, which files and the clipboard put around a URL. */
const invisibleEnds = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;

/** Without invisible characters around it. @throws TypeError for what is not a URL. */
export function parseBaseUrl(baseUrl: string): string {
  const trimmed = baseUrl.replace(invisibleEnds, "");
  // The platform would join two lines to one URL, and send others in the path, where each call ends as 404.
  if (/[\p{Cc}\p{Cf}]/u.test(trimmed)) throw new TypeError("baseUrl has invisible characters");
  return new URL(trimmed, globalThis.location?.href).href;
}
