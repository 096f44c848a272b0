// Identifies callers by API key or by basic authentication, for contracts that have those security schemes.
import { realm } from "../../generated/failures.ts";
import { createError } from "../errors.ts";
import type { Principal, SecurityHandler } from "./authorize.ts";

/** The caller; undefined: the credentials are not valid. Compare secrets in constant time, such as by their digests. */
type Identify<Credentials extends readonly string[]> = (
  ...credentials: Credentials
) => Principal | undefined | Promise<Principal | undefined>;

/** For a scheme of the type apiKey. `identify` gets the key. */
export function createApiKeyHandler(identify: Identify<[key: string]>): SecurityHandler {
  const headers = { "www-authenticate": `ApiKey realm="${realm}"` };
  return (key) => {
    if (key === undefined || key === "") throw createError("MissingApiKey", {}, { headers });
    return admit(identify(key), headers);
  };
}

/** For the HTTP scheme basic (RFC 7617). */
export function createBasicHandler(identify: Identify<[user: string, password: string]>): SecurityHandler {
  const headers = { "www-authenticate": `Basic realm="${realm}", charset="UTF-8"` };
  return (authorization) => {
    if (authorization === undefined || authorization === "") throw createError("MissingPassword", {}, { headers });
    const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1] ?? "";
    const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, "base64").toString()) ?? [];
    return admit(user === undefined || password === undefined ? undefined : identify(user, password), headers);
  };
}

function admit(
  found: Principal | undefined | Promise<Principal | undefined>,
  headers: Readonly<Record<string, string>>,
): Principal | Promise<Principal> {
  const check = (principal: Principal | undefined): Principal => {
    if (principal === undefined) throw createError("UnknownCredentials", {}, { headers });
    return principal;
  };
  return found instanceof Promise ? found.then(check) : check(found);
}
