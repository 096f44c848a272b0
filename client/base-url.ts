// Reads the baseUrl option.

/** Without white space around it: one from a file may end with a line break. @throws TypeError for what is not a URL. */
export function parseBaseUrl(baseUrl: string): string {
  return new URL(baseUrl.trim(), globalThis.location?.href).href;
}
