// Turns a call's arguments into the parts of a request, or refuses them before anything is sent.
import { clientOperations } from "../generated/client.ts";
import type { OperationId } from "./contract.ts";
import { InvalidRequestError } from "./errors/invalid-request-error.ts";
import type { ClientFormat } from "./formats/client-format.ts";
import type { Validation } from "./validation.ts";

export interface RequestParts {
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: Record<string, string>;
  /** The body as written; undefined for an operation without one. */
  readonly body: string | undefined;
}

export interface RequestRules {
  readonly format: ClientFormat;
  readonly validation?: Validation | undefined;
}

/** @throws InvalidRequestError that names the argument. */
export function writeRequest(
  operationId: OperationId,
  args: object | undefined,
  { format, validation }: RequestRules,
): RequestParts {
  const given: Readonly<Record<string, unknown>> = { ...args };
  const refuse = (place: string, expected: string) => new InvalidRequestError(operationId, place, expected);
  const wrong = validation?.arguments(operationId, given);
  if (wrong) throw refuse(wrong.pointer, wrong.expected);
  const { path, headers, body: schema } = clientOperations[operationId];
  const textOf = (argument: string, header?: string) => {
    const text = String(given[argument] ?? "");
    try {
      // A URL's dot segments vanish even when they are percent-encoded.
      if (header ? new Headers([[header, text]]) : !/^\.{0,2}$/.test(encodeURIComponent(text))) return text;
    } catch {
      // The platform's error quotes the value.
    }
    throw refuse(argument, "a value that can be sent is expected");
  };
  const pathParameters: Record<string, string> = {};
  const sent: Record<string, string> = { accept: format.accept };
  for (const argument of path.match(/\w+(?=\})/g) ?? []) pathParameters[argument] = textOf(argument);
  for (const [argument, header] of Object.entries(headers)) {
    // An optional header may be left out; nothing of a path may.
    if (given[argument] !== undefined) sent[header] = textOf(argument, header);
  }
  try {
    if (!schema) return { pathParameters, headers: sent, body: undefined };
    sent["content-type"] = format.mediaType;
    const write = format.writers[schema] as (value: unknown) => string;
    return { pathParameters, headers: sent, body: write(given["body"]) };
  } catch (error) {
    // What the format cannot carry, such as null in a form. The writer's RangeError holds no value.
    throw refuse("body", error instanceof RangeError ? error.message : "a value that can be written is expected");
  }
}
