// The transport on openapi-fetch, and its only importer. openapi-fetch serialises path, query, headers and body.
import createOpenapiFetch, { createQuerySerializer } from "openapi-fetch";
import { checkResponse } from "../check-response.ts";
import type { FetchResponse, Transport } from "../transport.ts";
import { UnsentRequest } from "./unsent-request.ts";

type Method = "get" | "post" | "put" | "delete" | "patch" | "head" | "options" | "trace";

/** The part of a path's type that a call by name and method needs; callers see the types of the contract. */
interface AnyOperation {
  parameters: { path: Record<string, string>; query: Record<string, unknown>; header: Record<string, string> };
  requestBody: { content: { "*/*": object } };
  responses: { default: { content: { "*/*": object } } };
}

export const openapiFetchTransport: Transport = ({ baseUrl, fetch }) => {
  const { request } = createOpenapiFetch<Record<string, Record<Method, AnyOperation>>>({
    baseUrl,
    // openapi-fetch only constructs it and passes it to the fetch below; its type asks for the platform's class.
    Request: UnsentRequest as unknown as typeof Request,
  });
  return async ({ method, path, parameters, joined = [], headers, body, serializeBody, credentials, signal }) => {
    let received: FetchResponse | undefined;
    await request(method.toLowerCase() as Method, path, {
      params: parameters,
      querySerializer: (query) => serializeQuery(query, joined),
      headers,
      // Undefined for none.
      body: body as object,
      bodySerializer: serializeBody,
      signal,
      redirect: "manual",
      ...(credentials && { credentials }),
      parseAs: "stream",
      fetch: async (sent) => {
        // The one that it constructed.
        received = checkResponse(await (sent as unknown as UnsentRequest).sendBy(fetch));
        return leaveUnread(received);
      },
    });
    return checkResponse(received);
  };
};

/** openapi-fetch has one style for all arrays of a request, and leaves names as they are; the contract decides for each. */
function serializeQuery(query: object, joined: readonly string[]): string {
  return Object.entries(query)
    .map(([name, value]) => {
      const serialize = createQuerySerializer({ array: { style: "form", explode: !joined.includes(name) } });
      return serialize({ [encodeURIComponent(name)]: value });
    })
    .filter(Boolean)
    .join("&");
}

/**
 * `parseAs: "stream"` leaves the body of a success unread. That of a failure openapi-fetch always reads, as JSON or text
 * in UTF-8; here the contract and Content-Type decide how to read it, and whether at all. So it sees a success. The
 * response itself is the caller's, and stays as it is.
 */
function leaveUnread({ status, headers, body }: FetchResponse): Response {
  return { ok: true, status, headers, body } as Response;
}
