// The options of a client, and their check when the client is created.
import { operations } from "../generated/operations.ts";

/** What sends a request: the platform's fetch, or a function around it (retry, tracing, a test). */
export type Fetch = (request: Request) => Promise<Response>;

export interface ClientOptions {
  /** Where the API is: an http or https URL without query, fragment and credentials. In a browser it may be relative. */
  readonly baseUrl: string;
  /** Sends the requests. Default: the global fetch at the time of the call. */
  readonly fetch?: Fetch;
  /** Bearer token, or what gets one for each call. Default: none, and no Authorization header. */
  readonly token?: string | (() => string | Promise<string>);
  /** Sent with every request. The client's own headers and the contract's header parameters cannot be given here. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The characters of a bearer token (RFC 6750, 2.1). */
const bearerToken = /^[A-Za-z0-9._~+/-]+=*$/;

export const isBearerToken = (token: unknown): token is string => typeof token === "string" && bearerToken.test(token);

/** Refuses options that would fail or leak at the first call. @throws TypeError that names the option, never its value. */
export function checkOptions({ baseUrl, token, headers = {} }: ClientOptions): { baseUrl: string; headers: Headers } {
  if (typeof token !== "function" && token !== undefined && !isBearerToken(token)) {
    throw new TypeError("token must be a bearer token (RFC 6750) or a function");
  }
  return { baseUrl: checkBaseUrl(baseUrl), headers: checkHeaders(headers, token !== undefined) };
}

/** Absolute and without slashes at its end, so that the URL of a call is this and the operation's path. */
function checkBaseUrl(baseUrl: string): string {
  const refused = () => new TypeError("baseUrl must be an http or https URL without query, fragment and credentials");
  const page = "location" in globalThis ? globalThis.location?.href : undefined;
  if (typeof baseUrl !== "string" || !URL.canParse(baseUrl, page)) throw refused();
  const { protocol, username, password, search, hash, origin, pathname } = new URL(baseUrl, page);
  if (!/^https?:$/.test(protocol) || username + password + search + hash !== "") throw refused();
  return `${origin}${pathname}`.replace(/\/+$/, "");
}

function checkHeaders(headers: Readonly<Record<string, string>>, hasToken: boolean): Headers {
  const parameters = Object.values(operations).flatMap((operation) =>
    operation.parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name),
  );
  const taken = ["Accept", "Content-Type", ...(hasToken ? ["Authorization"] : []), ...parameters];
  const reserved = new Set(taken.map((name) => name.toLowerCase()));
  const checked = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (reserved.has(name.toLowerCase())) throw new TypeError(`headers: ${name} is set by the client`);
    try {
      checked.set(name, value);
    } catch {
      // The platform's own error quotes the value, which may be a secret.
      throw new TypeError(`headers: ${JSON.stringify(name)} has a name or a value that HTTP does not allow`);
    }
  }
  return checked;
}
