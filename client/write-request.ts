// Turns a call's arguments into the parts of a request, or refuses them before anything is sent.
import { calls } from "../generated/calls.ts";
import type { OperationId } from "./contract.ts";
import { InvalidRequestError } from "./errors/invalid-request-error.ts";
import type { ClientFormat } from "./formats/client-format.ts";
import type { Validation } from "./validation.ts";

export interface RequestParts {
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
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
  const { path, headers, body: schema } = calls[operationId];
  const argumentsInPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, ""] as const);
  const parts = { pathParameters: {} as Record<string, string>, headers: {} as Record<string, string> };
  for (const [argument, header] of [...argumentsInPath, ...Object.entries(headers)]) {
    // An optional header may be left out; nothing of a path may.
    if (header && given[argument] === undefined) continue;
    const text = String(given[argument] ?? "");
    if (!canBeSent(text, header)) throw refuse(argument, "a value that can be sent is expected");
    if (header) parts.headers[header] = text;
    else parts.pathParameters[argument] = text;
  }
  try {
    const write = schema && (format.writers[schema] as (value: unknown) => string);
    return { ...parts, body: write?.(given["body"]) };
  } catch (error) {
    // What the format cannot carry, such as null in a form. The writer's RangeError holds no value.
    throw refuse("body", error instanceof RangeError ? error.message : "a value that can be written is expected");
  }
}

/** The platform would refuse it with an error that quotes it, or send it to another path without a word. */
function canBeSent(text: string, header: string): boolean {
  try {
    // A URL's dot segments vanish even when they are percent-encoded.
    return header ? new Headers([[header, text]]).has(header) : !/^\.{0,2}$/.test(encodeURIComponent(text));
  } catch {
    return false;
  }
}
