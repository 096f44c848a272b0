// Turns a call's arguments into the parts of a request, or refuses them before anything is sent.
import { InvalidRequestError } from "./errors.ts";
import type { BodyWriter, ClientFormat } from "./formats/client-format.ts";
import { getOperation, type OperationId } from "./operations.ts";
import type { TransportRequest } from "./transports/transport.ts";
import type { Validation } from "./validation/validation.ts";

/** A request without what only a try has. */
export interface RequestParts extends Pick<TransportRequest, "method" | "path" | "joined" | "body" | "serializeBody"> {
  readonly parameters: TransportRequest["parameters"] & { readonly header: Record<string, string> };
  /** Accept, Content-Type and Authorization. Names are in lower case. */
  readonly headers: Record<string, string>;
}

interface RequestRules {
  readonly format: ClientFormat;
  readonly validation?: Validation | undefined;
}

type Refuse = (place: string, expected: string) => InvalidRequestError;

/** @throws InvalidRequestError that names the argument. */
export function buildRequest(
  operationId: OperationId,
  args: object | undefined,
  { format, validation }: RequestRules,
): RequestParts {
  const given: Readonly<Record<string, unknown>> = { ...args };
  const refuse: Refuse = (place, expected) => new InvalidRequestError(operationId, place, expected);
  const violation = validation?.arguments(operationId, given);
  if (violation) throw refuse(violation.pointer, violation.expected);
  const operation = getOperation(operationId);
  const toText = (argument: string, header?: string) => {
    const text = String(given[argument] ?? "");
    try {
      // A URL's dot segments vanish even when they are percent-encoded.
      if (header ? new Headers([[header, text]]) : !/^\.{0,2}$/.test(encodeURIComponent(text))) return text;
    } catch {
      // The platform's error quotes the value.
    }
    throw refuse(argument, "must be a value that can be sent");
  };
  const path: Record<string, string> = {};
  const query: Record<string, unknown> = {};
  const header: Record<string, string> = {};
  for (const name of operation.path.match(/[^{]+(?=\})/g) ?? []) path[name] = toText(name);
  for (const name in operation.query) query[operation.query[name] as string] = given[name];
  for (const name in operation.headers) {
    // An optional header may be left out; nothing of a path may.
    const sent: string | undefined = operation.headers[name];
    if (sent && given[name] !== undefined) header[sent.toLowerCase()] = toText(name, sent);
  }
  const { body: schema, bodyType = format.mediaType, accept = format.accept } = operation;
  const parts = { ...operation, parameters: { path, query, header }, headers: { accept }, body: undefined };
  const body = schema && given["body"];
  if (schema === undefined || body === undefined) return { ...parts, serializeBody: String };
  try {
    // Written here, so that what cannot be written is refused before anything is sent. Bytes are sent as they are.
    const text = schema === "*" ? body : (format.getWriter(bodyType) as BodyWriter)(schema, body);
    return { ...parts, headers: { accept, "content-type": bodyType }, body, serializeBody: () => text as string };
  } catch (error) {
    // What the format cannot carry, such as null in a form. The writer's RangeError holds no value.
    throw refuse("body", error instanceof RangeError ? error.message : "must be a value that can be written");
  }
}
