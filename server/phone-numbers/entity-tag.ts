// ETags of a contact's list (RFC 9110, 8.8.3): its version and the format, since two formats are two representations.
import { operations } from "../../generated/operations.ts";

/** JSON and XML differ in their bytes; application/json and text/json do not, but a tag never spans media types. */
export function entityTag(version: number, mediaType: string): string {
  return `"${version}.${mediaType.replace("/", "-")}"`;
}

const mediaTypes = operations.listPhoneNumbers.responses[200].mediaTypes;

/** If-None-Match (RFC 9110, 13.1.2): weak comparison with the tag of the requested representation. */
export function noneMatch(header: string, tag: string): boolean {
  return header !== "*" && !parseTags(header).some((candidate) => candidate.replace(/^W\//, "") === tag);
}

/** If-Match (RFC 9110, 13.1.1): strong comparison; the tag of any representation stands for the version that it shows. */
export function matchesVersion(header: string, version: number): boolean {
  if (header === "*") return true;
  const tags = mediaTypes.map((mediaType) => entityTag(version, mediaType));
  return parseTags(header).some((candidate) => tags.includes(candidate));
}

/** Apache and nginx modules mark the tags of responses that they compress; the list is the same. */
function parseTags(header: string): string[] {
  const tags = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.map((tag) => tag.replace(/[-;](?:gzip|br|deflate|zstd)"$/, '"'));
}
