// Writes a path of the contract as find-my-way, Fastify's router, expects it.

/** A literal colon is doubled. A parameter with other text in its segment is as short as that text allows. */
export function toRouteUrl(path: string): string {
  const toSegment = (segment: string) =>
    segment.replaceAll(":", "::").replaceAll(/\{(\w+)\}/g, /^\{\w+\}$/.test(segment) ? ":$1" : ":$1(.+?)");
  return path.split("/").map(toSegment).join("/");
}
