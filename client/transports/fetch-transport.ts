// A transport on the platform's fetch alone: what a small bundle wants.
import type { Transport } from "./transport.ts";

export const fetchTransport: Transport =
  ({ baseUrl, fetch }) =>
  ({ method, path, pathParameters, headers, body = null, signal }) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathParameters[name] ?? ""));
    return fetch(baseUrl + filled, { method, headers, body, signal, redirect: "manual" });
  };
