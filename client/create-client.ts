// Creates a client that speaks one format. The only importer of openapi-fetch, which builds and sends the requests.
import createTransport from "openapi-fetch";
import { operations } from "../generated/operations.ts";
import type { Answer } from "./answers.ts";
import type { Arguments, CallOptions } from "./arguments.ts";
import { checkArguments, type RequestParts } from "./check-arguments.ts";
import { type ClientOptions, checkOptions, isBearerToken } from "./client-options.ts";
import type { OperationId } from "./contract.ts";
import { InvalidRequestError } from "./errors/invalid-request-error.ts";
import type { ClientFormat } from "./formats/client-format.ts";
import { readAnswer } from "./read-answer.ts";

/**
 * Calls an operation.
 * @throws InvalidRequestError before sending, when an argument breaks the contract.
 * @throws UnexpectedAnswerError when the answer is not one that the contract declares.
 * Network failures, aborts and what the token function throws come through as they are.
 */
export type Call<Id extends OperationId> = (args: Arguments<Id>, options?: CallOptions) => Promise<Answer<Id>>;

type Calls = { readonly [Id in OperationId]: Call<Id> };

/** One method for each operation of the contract. */
export interface Client extends Calls {
  /** Merges a list into the contact's phone numbers, whole or not at all. Numbers that it does not mention stay. */
  readonly updatePhoneNumbers: Call<"updatePhoneNumbers">;
  /** Reads the contact's phone numbers; with ifNoneMatch, 304 when the list is still that one. */
  readonly listPhoneNumbers: Call<"listPhoneNumbers">;
  /** Removes one phone number; removing one that is not there succeeds and changes nothing. */
  readonly removePhoneNumber: Call<"removePhoneNumber">;
}

type Method = Lowercase<(typeof operations)[OperationId]["method"]>;

/** What the transport needs to know of a path. The types that callers see come from the contract itself. */
interface AnyOperation {
  parameters: { path: Record<string, string> };
  requestBody?: { content: { "text/plain": string } };
  responses: { 204: { content?: never } };
}

/**
 * A client of one format: a bundle holds only that format's readers and writers.
 * @throws TypeError that names the option when an option is not usable.
 */
export function createClientWith(format: ClientFormat, options: ClientOptions): Client {
  const exchange = createExchange(options);
  const { token } = options;

  const call =
    <Id extends OperationId>(operationId: Id): Call<Id> =>
    async (args, { signal } = {}) => {
      const parts = checkArguments(operationId, args, format.writers);
      signal?.throwIfAborted();
      const authorization = await authorizationOf(operationId, token);
      signal?.throwIfAborted();
      const headers = {
        ...parts.headers,
        ...authorization,
        accept: format.accept,
        ...(parts.body !== undefined && { "content-type": format.mediaType }),
      };
      return readAnswer(operationId, await exchange(operationId, { ...parts, headers }, signal), format.readers);
    };

  return {
    updatePhoneNumbers: call("updatePhoneNumbers"),
    listPhoneNumbers: call("listPhoneNumbers"),
    removePhoneNumber: call("removePhoneNumber"),
  };
}

type Exchange = (operationId: OperationId, parts: RequestParts, signal: AbortSignal | undefined) => Promise<Response>;

/** What puts a request's URL, headers and body together and sends it. */
function createExchange(options: ClientOptions): Exchange {
  const transport = createTransport<Record<string, Record<Method, AnyOperation>>>(checkOptions(options));
  const { fetch: send = (request) => globalThis.fetch(request) } = options;

  return async (operationId, { path, headers, body }, signal) => {
    const { method, path: template } = operations[operationId];
    const kept: { response?: Response } = {};
    await transport.request(method.toLowerCase() as Method, template, {
      params: { path: { ...path } },
      headers,
      ...(body !== undefined && { body }),
      // The body is text already, and the transport's own serializer knows JSON only.
      bodySerializer: (text: unknown) => text,
      // A redirect is no answer of the contract, and following one could turn a write into a read, or send it elsewhere.
      redirect: "manual",
      // The transport reads every answer as JSON: it is shown an empty one, and the real one is read by its Content-Type.
      fetch: async (request) => {
        kept.response = await send(request);
        return new Response(null, { status: 204 });
      },
      ...(signal !== undefined && { signal }),
    });
    if (kept.response === undefined) throw new TypeError("the fetch option answered no Response");
    return kept.response;
  };
}

async function authorizationOf(
  operationId: OperationId,
  token: ClientOptions["token"],
): Promise<Record<string, string>> {
  if (token === undefined) return {};
  const value: unknown = typeof token === "function" ? await token() : token;
  // Checked here because the platform's error for a bad header value quotes the value.
  if (!isBearerToken(value))
    throw new InvalidRequestError(operationId, "token", "a bearer token (RFC 6750) is expected");
  return { authorization: `Bearer ${value}` };
}
