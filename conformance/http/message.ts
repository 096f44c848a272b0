// A request to send, and the response to it.

export interface Probe {
  readonly operationId: string;
  readonly method: string;
  /** Path below the base URL, percent-encoded, with the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** The media type as spelled in the contract, if the contract declares it. */
  readonly mediaType?: string | undefined;
  /** Whether the request may store something if it succeeds. */
  readonly stores: boolean;
  /** Whether the contract does not describe the request (another method, path or media type): every status is allowed. */
  readonly isOutside?: boolean;
  /** Whether the body cannot be parsed, so that a framework may respond before the operation does. */
  readonly isUnreadable?: boolean;
  /** Target to use instead of the run's own. */
  readonly base?: URL;
  /** Milliseconds between the headers and the end of the body. Default: 0. */
  readonly pauseMs?: number;
}

export interface Received {
  /** 0 without a response. */
  readonly status: number;
  /** Names in lower case; values of a repeated header are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Whether the target asks to try again later: no verdict on the request (RFC 6585, 4; RFC 9110, 15.6.4). */
export const asksToWait = ({ status, headers }: Pick<Received, "status" | "headers">): boolean =>
  status === 429 || (status === 503 && headers["retry-after"] !== undefined);

export interface Exchange {
  readonly probe: Probe;
  readonly received: Received;
}

/** The media type without parameters, in lower case; empty without one (RFC 9110, 8.3.1). */
export const getMediaType = (contentType: string | undefined): string =>
  contentType?.split(";")[0]?.trim().toLowerCase() ?? "";

/** The charset in lower case; undefined without one. */
export const getCharset = (contentType: string | undefined): string | undefined =>
  /;\s*charset="?([^";\s]+)/i.exec(contentType ?? "")?.[1]?.toLowerCase();

/** Whether a declared media type, possibly a range such as image/*, covers the given one. */
export function coversMediaType(declared: string, given: string): boolean {
  const range = getMediaType(declared);
  return range === given || range === "*/*" || (range.endsWith("/*") && given.startsWith(range.slice(0, -1)));
}
