// Generates the table of client operations: each operation as the client needs it, small enough for a browser.
import { retryRule } from "../retry.ts";
import { source } from "../source.ts";
import { asArray, asObject, type Operation, operationsOf, referenceName, type Spec } from "../spec.ts";

const text = (value: unknown) => JSON.stringify(value);

export function clientOperations(spec: Spec): string {
  return source(
    "export const clientOperations = {",
    ...operationsOf(spec).flatMap((operation) => entry(spec, operation)),
    "} as const;",
  );
}

function entry(spec: Spec, { operationId, method, path, object }: Operation): string[] {
  const [content] = Object.values(asObject(spec.resolve(object["requestBody"])["content"]));
  const schema = referenceName(asObject(content)["schema"]);
  const headers = asArray(object["parameters"])
    .map(spec.resolve)
    .filter((parameter) => parameter["in"] === "header")
    .map((parameter) => String(parameter["name"]));
  const byArgument = Object.fromEntries(headers.map((header) => [argumentName(header), header]));
  return [
    `  ${operationId}: {`,
    `    method: ${text(method)},`,
    `    path: ${text(path)},`,
    "    /** Argument -> header name. */",
    `    headers: ${text(byArgument)},`,
    "    /** The schema of the request's body. */",
    `    body: ${text(schema)},`,
    "    /** The schema of a response's body -> its statuses; an empty name for no body. */",
    `    responses: ${text(statusesBySchema(spec, object))},`,
    `    retry: ${text(retryRule(object))},`,
    "  },",
  ];
}

/** If-None-Match is the argument ifNoneMatch; client/arguments.ts forms the same name in types. */
function argumentName(header: string): string {
  const joined = header.replaceAll("-", "");
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

function statusesBySchema(spec: Spec, object: Operation["object"]): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const [status, response] of Object.entries(asObject(object["responses"]))) {
    const [content] = Object.values(asObject(spec.resolve(response)["content"]));
    const schema = referenceName(asObject(content)["schema"]) ?? "";
    found[schema] = [...(found[schema] ?? []), Number(status)];
  }
  return found;
}
