// The Authorization header of a call: a fixed bearer token, or one from a function.

/** Why a token is requested. */
export interface TokenRequest {
  /** True after a 401: the last token is no longer accepted. */
  readonly refresh: boolean;
}

/** A bearer token, or a function that returns one for each call and, once, after a 401. */
export type Token = string | ((request: TokenRequest) => string | Promise<string>);

/** The characters of a bearer token (RFC 6750, 2.1). */
const bearerToken = /^[A-Za-z0-9._~+/-]+=*$/;

export const isBearerToken = (token: unknown): token is string => typeof token === "string" && bearerToken.test(token);

/** Undefined without a token. @throws what the token function throws, and TypeError if it returns something else. */
export type Authorize = (request: TokenRequest) => Promise<string | undefined>;

/** Calls that are refused at the same time share one refresh. */
export function createAuthorize(token: Token | undefined): Authorize {
  let refreshing: Promise<string | undefined> | undefined;
  const get = async (request: TokenRequest): Promise<string | undefined> => {
    if (token === undefined) return undefined;
    const value: unknown = typeof token === "function" ? await token(request) : token;
    // Checked here because the platform's error for a bad header value quotes the value.
    if (!isBearerToken(value)) throw new TypeError("the token must be a bearer token (RFC 6750)");
    return `Bearer ${value}`;
  };
  return (request) => {
    if (!request.refresh) return get(request);
    refreshing ??= get(request).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };
}
