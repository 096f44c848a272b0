// The transport on openapi-fetch, and its only importer.
import createOpenapiFetch from "openapi-fetch";
import type { Transport } from "./transport.ts";

type Method = "get" | "post" | "put" | "delete" | "patch" | "head" | "options" | "trace";

/** What openapi-fetch needs to know of a path. The types that callers see come from the contract itself. */
interface AnyOperation {
  parameters: { path: Record<string, string> };
  requestBody?: { content: { "text/plain": string } };
  responses: { 204: { content?: never } };
}

export const openapiFetchTransport: Transport = ({ baseUrl, fetch: send }) => {
  const { request } = createOpenapiFetch<Record<string, Record<Method, AnyOperation>>>({
    // It would take braces in it for a parameter.
    baseUrl: baseUrl.replaceAll("{", "%7B").replaceAll("}", "%7D"),
    // It makes a Request of URL and options, which fetch would copy: the URL alone, by `new String`, is enough.
    Request: String as unknown as typeof Request,
  });
  // It reads every answer as JSON: it is shown an empty one, and the real one is read by its Content-Type.
  const empty = new Response(null, { status: 204 });
  return async ({ method, path, pathParameters, headers, body = null, signal }) => {
    const kept: { response?: Response } = {};
    await request(method.toLowerCase() as Method, path, {
      params: { path: pathParameters },
      fetch: async (url) => {
        kept.response = await send(String(url), { method, headers, body, signal, redirect: "manual" });
        return empty;
      },
    });
    // Whether a fetch that answers nothing is an error is the client's to say, as with every transport.
    return kept.response as Response;
  };
};
