// The options of a client.
import type { Token } from "./authorization.ts";
import type { ClientFormat } from "./formats/client-format.ts";
import type { Hooks } from "./hooks.ts";
import type { Limits } from "./limits.ts";
import type { Chance } from "./retry.ts";
import type { Fetch, Transport } from "./transports/transport.ts";
import type { Validation } from "./validation.ts";

export interface ClientOptions extends Partial<Limits>, Hooks {
  /** Where the API is: an http or https URL without query, fragment and credentials. In a browser it may be relative. */
  readonly baseUrl: string;
  /** Sends the requests. Default: the global fetch at the time of the call. */
  readonly fetch?: Fetch;
  /**
   * Bearer token, or what gets one: asked for each call, and once more, with `refresh: true`, after a 401. Calls that
   * are refused at one moment share one refresh. Default: none, and no Authorization header.
   */
  readonly token?: Token;
  /** Sent with every request. The client's own headers and the contract's header parameters win over them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where time and chance of the back-off come from. For tests. Default: Date.now and Math.random. */
  readonly chance?: Chance;
}

/** The parts of which a client is made; a bundle holds only those that are named. */
export interface ClientParts extends ClientOptions {
  /** How it writes and reads bodies: jsonFormat(), xmlFormat() or formFormat(). */
  readonly format: ClientFormat;
  /** How it sends requests: fetchTransport, or openapiFetchTransport. */
  readonly transport: Transport;
  /** What holds requests and answers to the contract: contractValidation(). Default: nothing does. */
  readonly validation?: Validation | undefined;
}
