// Lists the request and response bodies of a contract.
import { asObject, type JsonObject, operationsOf, referenceName, type Spec } from "./spec.ts";

/** Names of the schemas that are a whole request or response body somewhere, each once, in the order of the document. */
export function bodySchemas(spec: Spec): { requests: string[]; responses: string[] } {
  const operations = operationsOf(spec);
  const schemasOf = (bodies: JsonObject[]) => [
    ...new Set(
      bodies.flatMap(({ content }) =>
        Object.values(asObject(content)).map((media) => referenceName(asObject(media)["schema"]) ?? ""),
      ),
    ),
  ];
  return {
    requests: schemasOf(operations.map(({ object }) => spec.resolve(object["requestBody"]))),
    responses: schemasOf(
      operations.flatMap(({ object }) => Object.values(asObject(object["responses"])).map(spec.resolve)),
    ),
  };
}
