// Generates what the router reads of the contract: paths, parameters, media types and statuses, with no schema in them.
import { Validator } from "@seriousme/openapi-schema-validator";
import { source } from "../source.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  type Operation,
  operationsOf,
  type Spec,
  SpecError,
} from "../spec.ts";

/**
 * A whole OpenAPI document, checked against the meta-schema here so that no start of the server has to. Requests and
 * answers are validated by generated code, which the router finds by operation: that there is a schema is all it reads.
 * @throws SpecError when it is not valid OpenAPI.
 */
export async function routes(spec: Spec): Promise<string> {
  const document = routerDocument(spec);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  if (!valid) throw new SpecError(`the routes are not valid OpenAPI: ${JSON.stringify(errors)}`);
  return source(
    `export const routes: Record<string, unknown> = JSON.parse(${JSON.stringify(JSON.stringify(document))});`,
  );
}

function routerDocument(spec: Spec): JsonObject {
  const { title = "", version = "" } = asObject(spec.document["info"]);
  const paths: JsonObject = {};
  for (const operation of operationsOf(spec)) {
    paths[operation.path] = {
      ...asObject(paths[operation.path]),
      [operation.method.toLowerCase()]: routerOperation(spec, operation),
    };
  }
  return { openapi: spec.document["openapi"] ?? "", info: { title, version }, paths };
}

function routerOperation(spec: Spec, { operationId, object }: Operation): JsonObject {
  const body = spec.resolve(object["requestBody"]);
  const parameters = asArray(object["parameters"]).map(spec.resolve);
  return {
    operationId,
    parameters: parameters.map(({ name = "", in: location = "", required = false }) => ({
      name,
      in: location,
      required,
      schema: {},
    })),
    ...(object["requestBody"] !== undefined && {
      requestBody: { required: body["required"] === true, ...contentOf(body) },
    }),
    responses: Object.fromEntries(
      Object.entries(asObject(object["responses"])).map(([status, response]): [string, Json] => [
        status,
        { description: "", ...contentOf(spec.resolve(response)) },
      ]),
    ),
  };
}

function contentOf(body: JsonObject): JsonObject {
  const mediaTypes = Object.keys(asObject(body["content"]));
  return mediaTypes.length === 0
    ? {}
    : { content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: {} }])) };
}
