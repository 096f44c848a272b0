// The exact bytes of every message of the contract: each operation, request and status, in each of its media types.
import { STATUS_CODES } from "node:http";

import { bodyExample, exampleText, getCodecs } from "./example-values.ts";
import {
  asArray,
  asObject,
  type Body,
  type Json,
  type JsonObject,
  listBodies,
  type Operation,
  type Spec,
} from "./model/contract.ts";
import type { WireExample } from "./model/review-report.ts";
import { clientCall, curlCommand, message, rawRequest, type SampleRequest } from "./wire-snippets.ts";

const form = "application/x-www-form-urlencoded";
/** The precondition that leads to a status. */
const preconditions: Readonly<Record<string, string>> = { "304": "If-None-Match", "412": "If-Match" };

/**
 * One example for each message that the contract declares, in the order of the document. Bodies are written by the
 * generated writers from the contract's own examples, which the generated validators have accepted.
 * @throws Error that names the message if the contract has no example, or if the example violates its schema.
 */
export function wireExamples(contract: Spec): WireExample[] {
  const bodies = listBodies(contract);
  const operations = [...new Set(bodies.map(({ operation }) => operation))];
  return operations.flatMap((operation) => {
    const own = bodies.filter((body) => body.operation === operation);
    const request = own.find(({ part }) => part === "request");
    return [
      ...requestExamples(contract, operation, request),
      ...own
        .filter(({ part }) => part !== "request")
        .flatMap((response) => responseExamples(contract, response, request)),
    ];
  });
}

function requestExamples(contract: Spec, operation: Operation, body: Body | undefined): WireExample[] {
  const types = body === undefined ? ["none"] : Object.keys(body.content);
  return types.map((mediaType): WireExample => {
    const request = sampleRequest(contract, operation, body, { mediaType, accept: acceptFor(mediaType) });
    return {
      operationId: operation.operationId,
      part: "request",
      mediaType,
      body: request.body?.text ?? "",
      raw: rawRequest(request),
      curl: curlCommand(request),
      client: clientCall(request, ["if (result.status === 200) console.log(result.body, result.mediaType);"]),
    };
  });
}

/** Only requests can be forms, and a request without a body may accept any type. */
const acceptFor = (mediaType: string) => (mediaType === form || mediaType === "none" ? "application/json" : mediaType);

function responseExamples(contract: Spec, response: Body, request: Body | undefined): WireExample[] {
  const { operation, part, content } = response;
  const types = Object.keys(content);
  const example = types.length === 0 ? undefined : bodyExample(contract, response);
  return (types.length === 0 ? ["none"] : types).map((mediaType): WireExample => {
    const name = `${operation.operationId} ${part} ${mediaType}`;
    const body = example === undefined ? "" : written(example.schema, mediaType, example.value, name);
    const accept = acceptFor(mediaType);
    const header = preconditions[part];
    const sample = sampleRequest(contract, operation, request, {
      mediaType: accept,
      accept,
      ...(header !== undefined && { header }),
    });
    return {
      operationId: operation.operationId,
      part,
      mediaType,
      body,
      raw: message(
        `HTTP/1.1 ${part} ${STATUS_CODES[part] ?? ""}`.trim(),
        responseFields(contract, response, mediaType, body),
        body,
      ),
      curl: curlCommand(sample),
      client: clientCall(sample, [
        `if (result.status === ${part}) console.log(${reaction(response, example?.schema)});`,
      ]),
    };
  });
}

function responseFields(contract: Spec, { object, part }: Body, mediaType: string, body: string): [string, string][] {
  const declared = Object.entries(asObject(object["headers"]))
    .filter(([name, header]) => contract.resolve(header)["required"] === true || name === "X-Request-Id")
    .map(([name, header]): [string, string] => [name, exampleText(`${part} ${name}`, contract.resolve(header))]);
  if (mediaType === "none") return declared;
  return [
    ["Content-Type", `${mediaType}; charset=utf-8`],
    ["Content-Length", String(Buffer.byteLength(body))],
    ...declared,
  ];
}

/** What a program would look at in a response. */
function reaction({ part, object }: Body, schema: string | undefined): string {
  if (Number(part) >= 400) return "result.body.ErrorCode, result.body.ErrorMessage";
  if (schema === "ActionResultDTO") return "result.body.InfoMessage";
  return "ETag" in asObject(object["headers"]) && schema === undefined ? "result.etag" : "result.body, result.etag";
}

function sampleRequest(
  contract: Spec,
  operation: Operation,
  body: Body | undefined,
  { mediaType, accept, header }: { readonly mediaType: string; readonly accept: string; readonly header?: string },
): SampleRequest {
  const { operationId, method, path, object } = operation;
  const parameters = asArray(object["parameters"]).map(contract.resolve);
  const safeBy = asObject(object["x-retry"])["with"];
  const wanted = ({ name, required }: JsonObject) => required === true || name === safeBy || name === header;
  const pathParameters: Record<string, string | number> = {};
  const headerParameters: Record<string, string> = {};
  for (const parameter of parameters.filter(wanted)) {
    const name = String(parameter["name"]);
    const text = exampleText(`${operationId} ${name}`, parameter);
    if (parameter["in"] === "header") headerParameters[name] = text;
    else pathParameters[name] = typeof parameter["example"] === "number" ? parameter["example"] : text;
  }
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) =>
    encodeURIComponent(pathParameters[name] ?? ""),
  );
  const sample = { operationId, method, path: filled, pathParameters, headerParameters, accept };
  if (body === undefined) return sample;
  const { schema, value } = bodyExample(contract, body);
  return {
    ...sample,
    body: { mediaType, value, text: written(schema, mediaType, value, `${operationId} request ${mediaType}`) },
  };
}

function written(schema: string, mediaType: string, value: Json, name: string): string {
  const codec = getCodecs(schema, name).codecs[mediaType];
  if (codec === undefined) throw new Error(`${name}: generated/ has no codec for this media type`);
  return codec.write(value);
}
