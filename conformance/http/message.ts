// A request as the suite means to send it, and the answer that came.

export interface Probe {
  readonly operationId: string;
  readonly method: string;
  /** Path below the base, already percent-encoded, with its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** The media type as the contract spells it, where the body is of one that it declares. */
  readonly mediaType?: string | undefined;
  /** The request may store something, where the server carries it out. */
  readonly stores: boolean;
}

export interface Received {
  readonly status: number;
  /** Names in lower case; a repeated header's values joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Exchange {
  readonly probe: Probe;
  readonly received: Received;
}
