// A transport on the platform's fetch only, for small bundles.
import { serializeQuery } from "../../generated/client.ts";
import type { Transport } from "./transport.ts";

export const fetchTransport: Transport =
  ({ baseUrl, fetch }) =>
  ({ method, path, parameters, joined, headers, body, serializeBody, credentials, signal }) => {
    const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(parameters.path[name] ?? ""));
    return fetch(baseUrl + filled + serializeQuery(parameters.query, joined), {
      method,
      headers: { ...headers, ...parameters.header },
      body: body === undefined ? null : serializeBody(body),
      signal,
      redirect: "manual",
      ...(credentials && { credentials }),
    });
  };
