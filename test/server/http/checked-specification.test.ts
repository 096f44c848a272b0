// What the build puts in the place of glue's validator says of the generated routes what that validator says, and refuses all else.
import { Validator as RealValidator } from "@seriousme/openapi-schema-validator";
import Fastify, { type RouteOptions } from "fastify";
import openapiGlue from "fastify-openapi-glue";
import { describe, expect, it } from "vitest";
import { routes } from "../../../generated/routes.ts";
import { specification } from "../../../generated/specification.ts";
import { Validator } from "../../../server/http/checked-specification.ts";

// Glue calls it with new, as it does the class that it is written for.
const Standing = Validator as unknown as new () => ReturnType<typeof Validator>;

describe("the checked specification", () => {
  it("is what the real validator makes of the generated routes", async () => {
    const [ours, real] = [new Standing(), new RealValidator()];
    expect(await ours.validate(structuredClone(routes))).toEqual({ valid: true });
    expect(await real.validate(structuredClone(routes))).toEqual({ valid: true });
    expect(ours.version).toBe(real.version);
    expect(ours.specification).toEqual(real.specification);
    expect(ours.resolveRefs()).toEqual(real.resolveRefs());
  });

  it.each<[string, unknown]>([
    ["another specification, valid as it may be", specification],
    ["one with a member more", { ...routes, tags: [] }],
    ["one with a path less", { ...routes, paths: {} }],
    ["a file's name", "openapi.yaml"],
    ["nothing", undefined],
  ])("refuses %s", async (_name, other) => {
    const ours = new Standing();
    expect(await ours.validate(structuredClone(routes))).toEqual({ valid: true });
    expect((await ours.validate(other)).valid).toBe(false);
    expect(() => ours.resolveRefs()).toThrow("no specification was accepted");
  });
});

/** What glue registers of a specification, without the schemas, which the server takes from generated code. */
async function registered(document: Record<string, unknown>): Promise<unknown[]> {
  const app = Fastify({ exposeHeadRoutes: false });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => () => "");
  const found: unknown[] = [];
  app.addHook("onRoute", ({ method, url, schema }) => {
    found.push([method, url, withoutSchemas(schema)]);
  });
  await app.register(openapiGlue, {
    specification: document,
    operationResolver: (operationId: string) => ({ config: { operationId }, handler: async () => "" }) as never,
  });
  await app.close();
  return found;
}

type Members = Readonly<Record<string, unknown>>;
const members = (value: unknown): Members => (typeof value === "object" && value !== null ? { ...value } : {});
const mapped = (value: unknown, map: (member: unknown) => unknown) =>
  Object.fromEntries(Object.entries(members(value)).map(([name, member]) => [name, map(member)]));

function withoutSchemas(schema: RouteOptions["schema"]) {
  const parameters = (of: unknown) => ({
    names: Object.keys(members(members(of)["properties"])),
    required: members(of)["required"],
  });
  const content = (of: unknown) => mapped(members(of)["content"], (media) => Object.keys(members(media)));
  const { operationId, params, querystring, headers, body, response } = members(schema);
  return {
    operationId,
    params: parameters(params),
    querystring,
    headers: parameters(headers),
    body: content(body),
    response: mapped(response, content),
  };
}

it("the generated routes are to glue what the whole contract is", async () => {
  const fromRoutes = await registered(routes);
  expect(fromRoutes.length).toBeGreaterThan(2);
  expect(fromRoutes).toEqual(await registered(specification));
});
