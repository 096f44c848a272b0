// How one sends a request: the raw message, a curl command and a call of the client, each complete enough to be pasted.
import { clientOperations } from "../generated/client.ts";
import type { Json } from "./model/contract.ts";

export const host = "contacts.example.com";

export interface SampleRequest {
  readonly operationId: string;
  readonly method: string;
  /** With the parameters filled in, encoded. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string | number>>;
  /** Header parameters by their name in the contract. */
  readonly headerParameters: Readonly<Record<string, string>>;
  /** Undefined for a request without a body. */
  readonly body?: { readonly mediaType: string; readonly value: Json; readonly text: string };
  readonly accept: string;
}

function headerFields({ headerParameters, body, accept }: SampleRequest): [name: string, value: string][] {
  return [
    ...(body === undefined ? [] : [["Content-Type", body.mediaType] as [string, string]]),
    ["Accept", accept],
    ...Object.entries(headerParameters),
  ];
}

/** The message as it goes over the wire. */
export function rawRequest(request: SampleRequest): string {
  const { method, path, body } = request;
  const fields: [string, string][] = [
    ["Host", host],
    ["Authorization", "Bearer <token>"],
    ...headerFields(request),
    ...(body === undefined ? [] : [["Content-Length", String(Buffer.byteLength(body.text))] as [string, string]]),
  ];
  return message(`${method} ${path} HTTP/1.1`, fields, body?.text ?? "");
}

export function message(start: string, fields: readonly (readonly [string, string])[], body: string): string {
  return [start, ...fields.map(([name, value]) => `${name}: ${value}`), "", body].join("\n");
}

/** For a POSIX shell with the token in $TOKEN. */
export function curlCommand(request: SampleRequest): string {
  const { method, path, body } = request;
  return [
    `curl -i -X ${method} ${quoted(`https://${host}${path}`)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...headerFields(request).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${quoted(body.text)}`]),
  ].join(" \\\n  ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A call of the client; `react` are the lines that use its result. */
export function clientCall(request: SampleRequest, react: readonly string[]): string {
  const { operationId, pathParameters, headerParameters, body, accept } = request;
  const names = clientOperations[operationId as keyof typeof clientOperations].headers as Readonly<
    Record<string, string>
  >;
  const headerArguments = Object.entries(names)
    .filter(([, header]) => Object.hasOwn(headerParameters, header))
    .map(([argument, header]): [string, Json] => [argument, headerParameters[header] ?? ""]);
  const given: [string, Json][] = [
    ...Object.entries(pathParameters),
    ...(body === undefined ? [] : [["body", body.value] as [string, Json]]),
    ...headerArguments,
  ];
  const options = [
    `  baseUrl: "https://${host}",`,
    '  token: "...",',
    ...(body === undefined ? [] : [`  mediaType: ${JSON.stringify(body.mediaType)},`]),
    `  accept: ${JSON.stringify(accept)},`,
  ];
  return [
    'import { createClient } from "@contact-phone-numbers/client";',
    "",
    "const client = createClient({",
    ...options,
    "});",
    `const result = await client.${operationId}({`,
    ...given.map(([name, value]) => `  ${name}: ${literal(value)},`),
    "});",
    ...react,
  ].join("\n");
}

/** A value as TypeScript writes it: names of members need no quotes. */
function literal(value: Json): string {
  return JSON.stringify(value, null, 2)
    .replaceAll(/^( *)"([A-Za-z_]\w*)": /gm, "$1$2: ")
    .replaceAll("\n", "\n  ");
}
