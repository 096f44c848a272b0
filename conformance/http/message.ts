// A request as the suite means to send it, and the response that came.

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
  /** The contract describes no such request (another method, path or media type), so its statuses need not fit. */
  readonly isOutside?: boolean;
  /** The body cannot be read, so that a framework may answer before the operation does. */
  readonly isUnreadable?: boolean;
  /** Another target than the run's own. */
  readonly base?: URL;
  /** Milliseconds between the head and the end of the body. Default: 0. */
  readonly pauseMs?: number;
}

export interface Received {
  /** 0 where no response came. */
  readonly status: number;
  /** Names in lower case; a repeated header's values joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Exchange {
  readonly probe: Probe;
  readonly received: Received;
}

/** The media type without parameters, in lower case; empty where there is none (RFC 9110, 8.3.1). */
export const getMediaType = (contentType: string | undefined): string =>
  contentType?.split(";")[0]?.trim().toLowerCase() ?? "";

/** In lower case; undefined where none is named. */
export const getCharset = (contentType: string | undefined): string | undefined =>
  /;\s*charset="?([^";\s]+)/i.exec(contentType ?? "")?.[1]?.toLowerCase();

/** Whether a declared media type, which may be a range such as image/*, covers the one that came. */
export function coversMediaType(declared: string, given: string): boolean {
  const range = getMediaType(declared);
  return range === given || range === "*/*" || (range.endsWith("/*") && given.startsWith(range.slice(0, -1)));
}
