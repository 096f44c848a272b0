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
  const requestBody = spec.resolve(object["requestBody"]);
  const [content] = Object.values(asObject(requestBody["content"]));
  const headers = asArray(object["parameters"])
    .map(spec.resolve)
    .filter((parameter) => parameter["in"] === "header")
    .map((parameter) => ({ name: parameter["name"], ...(parameter["required"] === true && { required: true }) }));
  const body = { schema: referenceName(asObject(content)["schema"]), required: requestBody["required"] === true };
  return [
    `  ${operationId}: {`,
    `    method: ${text(method)},`,
    `    path: ${text(path)},`,
    `    headers: ${text(headers)},`,
    `    body: ${content === undefined ? "undefined" : text(body)},`,
    "    /** The schema of an answer's body -> the statuses that have it; an empty name for no body. */",
    `    answers: ${text(statusesBySchema(spec, object))},`,
    `    retry: ${text(retryRule(object))},`,
    "  },",
  ];
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
