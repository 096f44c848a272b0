// The client as its suite sees it: over openapi-fetch, and in a second run over the platform's fetch only.
import {
  type Client,
  type ClientFormat,
  type ClientOptions,
  contractValidation,
  createClientWith,
  createClient as createEveryFormatClient,
  type EveryFormatClientOptions,
  type Failure,
  fetchTransport,
  openapiFetchTransport,
} from "../../client/index.ts";

export const transport = process.env["CLIENT_TRANSPORT"] === "fetch" ? fetchTransport : openapiFetchTransport;

export const createClient = (options: EveryFormatClientOptions): Client =>
  createEveryFormatClient({ transport, ...options });

/** A client of one format, held to the contract. */
export const createClientOf = (format: ClientFormat, options: ClientOptions): Client =>
  createClientWith({ validation: contractValidation(), ...options, format, transport });

type Errors = { [Failed in Failure as Failed["status"]]: Failed["error"] };

/** The error of a call that failed in this way. */
export async function failing<Status extends keyof Errors>(
  call: Promise<unknown>,
  status: Status,
): Promise<Errors[Status]> {
  const result = (await call) as Failure;
  if (result.status !== status) throw new Error(`not ${status}: ${JSON.stringify(result)}`);
  return result.error as Errors[Status];
}
