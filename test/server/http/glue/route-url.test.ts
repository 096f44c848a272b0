// Paths that OpenAPI allows and Fastify's router would read in another way.
import fastify from "fastify";
import { expect, it } from "vitest";
import { toRouteUrl } from "../../../../server/http/glue/route-url.ts";

it("a whole segment stays a plain parameter", () => {
  expect(toRouteUrl("/v1/shelves/{shelf}/books/{book}")).toBe("/v1/shelves/:shelf/books/:book");
});

it.each<[string, string, Record<string, string> | undefined]>([
  ["/books:search", "/books:search", {}],
  ["/books:search", "/bookshelf", undefined],
  ["/books/{id}:lend", "/books/a:b:lend", { id: "a:b" }],
  ["/tiles/{x},{y}", "/tiles/-3,14", { x: "-3", y: "14" }],
  ["/files/{name}.json", "/files/a.b.json", { name: "a.b" }],
  ["/compare/{base}...{head}", "/compare/v1.0...main", { base: "v1.0", head: "main" }],
  ["/Books({id})", "/Books(7)", { id: "7" }],
  ["/Books({id})", "/Books7", undefined],
])("%s and %s", async (path, url, params) => {
  const app = fastify();
  app.get(toRouteUrl(path), async (request) => request.params);
  const response = await app.inject(url);
  expect(response.statusCode === 200 ? response.json() : undefined).toEqual(params);
});
