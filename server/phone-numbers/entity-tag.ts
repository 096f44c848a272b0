// ETags of a contact's list (RFC 9110, 8.8.3): its version and the format, since two formats are two representations.

/** JSON and XML differ in their bytes; application/json and text/json do not, but a tag never spans media types. */
export function entityTag(version: number, mediaType: string): string {
  return `"${version}.${mediaType.replace("/", "-")}"`;
}

/** If-None-Match (RFC 9110, 13.1.2): weak comparison with the tag of the representation asked for. */
export function noneMatch(header: string, tag: string): boolean {
  return header !== "*" && !tagsOf(header).some((candidate) => candidate.replace(/^W\//, "") === tag);
}

/** If-Match (RFC 9110, 13.1.1): strong comparison; a tag of any representation stands for the version it shows. */
export function matchesVersion(header: string, version: number): boolean {
  return header === "*" || tagsOf(header).some((candidate) => candidate.startsWith(`"${version}.`));
}

function tagsOf(header: string): string[] {
  return header.match(/(?:W\/)?"[^"]*"/g) ?? [];
}
