// A transport on the platform's fetch alone: what a small bundle wants.
import type { Transport } from "./transport.ts";

export const fetchTransport: Transport =
  ({ baseUrl, fetch }) =>
  ({ path, pathParameters, body, ...init }) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathParameters[name] ?? ""));
    return fetch(new Request(baseUrl + filled, { ...init, redirect: "manual", ...(body !== undefined && { body }) }));
  };
