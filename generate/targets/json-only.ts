// Generates the contract for tools that take one media type per body: the same, in application/json only.
import { stringify } from "yaml";
import { source } from "../source.ts";
import { asArray, asObject, type Json, type JsonObject, type Spec } from "../spec.ts";

/** As a module, so that the server can publish it without a file next to its code. */
export function jsonOnlyModule(spec: Spec): string {
  return source(`export const jsonOnlyYaml = ${JSON.stringify(jsonOnlyYaml(spec))};`);
}

/** As YAML, for the client package and for people who generate a client. */
export function jsonOnlyYaml(spec: Spec): string {
  const document = asObject(withoutXml(spec.document));
  const info = asObject(document["info"]);
  const note = "This is openapi.yaml with application/json only, derived from it by npm run generate.";
  const description = [note, ...(info["description"] === undefined ? [] : [String(info["description"])])].join("\n\n");
  const described = { ...document, info: { ...info, description } };
  return stringify(withoutUnusedExamples(described), { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Keys whose values are data, which may have members of any name. */
const data = /^(?:enum|const|default|example|value|x-.*)$/;
const names = ["properties", "headers", "responses", "schemas", "parameters", "examples"];

/** Bodies that have application/json keep only that; what describes XML goes. */
function withoutXml(value: Json, isNames = false): Json {
  if (Array.isArray(value)) return value.map((entry) => withoutXml(entry));
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key]) => isNames || (key !== "xml" && key !== "x-xml-order"));
  return Object.fromEntries(
    kept.map(([key, entry]) => {
      const isData = data.test(key) || (key === "examples" && Array.isArray(entry));
      if (!isNames && isData) return [key, entry];
      const json = key === "content" && !isNames ? asObject(entry)["application/json"] : undefined;
      const content = json === undefined ? entry : { "application/json": json };
      return [key, withoutXml(content, names.includes(key) && !isNames)];
    }),
  );
}

function withoutUnusedExamples(document: JsonObject): JsonObject {
  const components = asObject(document["components"]);
  const used = new Set(referencesIn({ ...document, components: { ...components, examples: {} } }));
  const examples = Object.fromEntries(
    Object.entries(asObject(components["examples"])).filter(([name]) => used.has(`#/components/examples/${name}`)),
  );
  return { ...document, components: { ...components, examples } };
}

function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  const { $ref, ...others } = asObject(value);
  return [...(typeof $ref === "string" ? [$ref] : []), ...asArray(Object.values(others)).flatMap(referencesIn)];
}
