// The docs pages next to other routes, and what is kept of them.
import Fastify from "fastify";
import { expect, it } from "vitest";
import { keepMade, registerDocs } from "../../../server/docs/docs-routes.ts";

it("a path that the contract has too stays the contract's", async () => {
  const app = Fastify({ exposeHeadRoutes: false });
  for (const path of ["/docs", "/"]) app.get(path, async () => "of the contract");
  registerDocs(app, { isOpen: false });
  expect((await app.inject("/docs")).body).toBe("of the contract");
  expect((await app.inject({ url: "/", headers: { accept: "text/html" } })).body).toBe("of the contract");
  expect((await app.inject("/openapi.yaml")).statusCode).toBe(200);
  await app.close();
});

it("a page is made once for each key, and a failure is not kept", async () => {
  const asked: string[] = [];
  const getPage = keepMade(async (key) => {
    asked.push(key);
    if (key === "unknown") throw new Error("unknown");
    return { key };
  });
  expect(await getPage("a")).toBe(await getPage("a"));
  expect(await getPage("b")).toEqual({ key: "b" });
  for (let time = 0; time < 2; time++) await expect(getPage("unknown")).rejects.toThrow("unknown");
  expect(asked).toEqual(["a", "b", "unknown", "unknown"]);
});
