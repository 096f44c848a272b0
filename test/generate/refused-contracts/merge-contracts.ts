// Builds contracts of a few lines, each with one thing that cannot be generated, and merges them: reading one is slow.

export interface Refused {
  readonly name: string;
  readonly contract: object | string;
}

export const responses = { 204: { description: "Done." } };
export const id = { name: "id", in: "path", required: true, schema: { type: "string" } };

export const document = (paths: object, more: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths,
  ...more,
});

export const operation = (name: string, object: object, path = "/a", more: object = {}): Refused => ({
  name,
  contract: document({ [path]: { post: { responses, ...object } } }, more),
});

export const parameter = (name: string, object: object): Refused =>
  operation(name, { parameters: [{ name: "p", in: "query", ...object }] });

export const requestBody = (mediaType: string, schema?: object) => ({
  requestBody: { content: { [mediaType]: schema === undefined ? {} : { schema } } },
});

/** A body whose schema A is described in the components. */
export const schema = (name: string, A: object, mediaType = "application/json", more: object = {}): Refused =>
  operation(name, requestBody(mediaType, { $ref: "#/components/schemas/A" }), "/a", {
    components: { schemas: { A, ...more } },
  });

export const member = (name: string, object: object, mediaType?: string): Refused =>
  schema(name, { type: "object", additionalProperties: false, properties: { m: object } }, mediaType);

export const text = { type: "string" };
export const xml = "application/xml";
export const form = "application/x-www-form-urlencoded";
export const secured = (name: string, scheme: object): Refused =>
  operation(name, { security: [{ key: [] }] }, "/a", { components: { securitySchemes: scheme } });
export const retry = (name: string, rule: object, more: object = {}) => operation(name, { "x-retry": rule, ...more });

/** One contract of many, whose paths and components are named after the cases. */
export function mergeContracts(cases: readonly Refused[]): object {
  const merged = { paths: {}, components: { schemas: {}, requestBodies: {}, securitySchemes: {}, pathItems: {} } };
  for (const { name, contract } of cases) {
    const own = JSON.parse(renamed(JSON.stringify(contract), name));
    Object.assign(merged.paths, own.paths);
    for (const [kind, components] of Object.entries(merged.components))
      Object.assign(components, own.components?.[kind]);
  }
  return document(merged.paths, { components: merged.components });
}

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
const componentName = (name: string, component: string) => `${component}_${slug(name).replaceAll("-", "_")}`;

function renamed(json: string, name: string): string {
  return json
    .replaceAll(/"(\/a)(?=["/])/gi, (_whole, path: string) =>
      path === "/a" ? `"/${slug(name)}` : `"/${slug(name).toUpperCase()}`,
    )
    .replaceAll(/(?<=#\/components\/\w+\/)[AB](?=["/])/g, (component) => componentName(name, component))
    .replaceAll(/"([AB]|key)":/g, (_whole, component: string) => `"${componentName(name, component)}":`)
    .replaceAll(/"operationId":"(.)"/g, (_whole, id: string) => `"operationId":"${id}_${slug(name)}"`);
}

/** Whether a message names the path or a component of a case. */
export function isAbout(message: string, { name }: Refused): boolean {
  const names = [slug(name), slug(name).toUpperCase(), ...["A", "B", "key"].map((each) => componentName(name, each))];
  const words = message.split(/~1|[^\w-]/);
  return names.some((each) => words.includes(each));
}
