// Compiles the table of calls: what a client needs to know of each operation, small enough for a browser.
import { retryRule } from "./retry.ts";
import { source } from "./source.ts";
import { asArray, asObject, type Operation, operationsOf, referenceName, type Spec } from "./spec.ts";

const text = (value: unknown) => JSON.stringify(value);

export function callTable(spec: Spec): string {
  return source(
    "export const calls = {",
    ...operationsOf(spec).flatMap((operation) => callEntry(spec, operation)),
    "} as const;",
  );
}

function callEntry(spec: Spec, { operationId, method, path, object }: Operation): string[] {
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
    "    /** Argument of a call -> the header that it is sent as. */",
    `    headers: ${text(byArgument)},`,
    "    /** The schema of the request's body. */",
    `    body: ${text(schema)},`,
    "    /** The schema of an answer's body -> the statuses that have it; an empty name for no body. */",
    `    answers: ${text(statusesBySchema(spec, object))},`,
    `    retry: ${text(retryRule(object))},`,
    "  },",
  ];
}

/** If-None-Match is the argument ifNoneMatch. The client's types make the same name of it. */
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
