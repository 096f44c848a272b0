// Access control switched off: everybody may do everything. Only for a server that listens on loopback.
import type { SecurityHandler } from "./authorize.ts";

export function createOpenAccess(scopes: readonly string[]): SecurityHandler {
  const everybody = { id: "anonymous", scopes: new Set(scopes) };
  return () => everybody;
}
