// The check of options: what would fail or leak at the first call is refused, by the option's name and never its value.
import { clientOperations } from "../generated/client.ts";
import type { Violation } from "../runtime/violation.ts";
import { isBearerToken } from "./authorization.ts";
import { defaultLimits } from "./limits.ts";
import type { Validation } from "./validation.ts";

/** The longest that a timer of the platform takes. */
const longest = 2 ** 31 - 1;

export const checkOptions: Validation["options"] = (options) => {
  const { token, headers } = options;
  for (const [pointer, value] of Object.entries(options)) {
    if (!Object.hasOwn(defaultLimits, pointer) || value === undefined) continue;
    const least = pointer.endsWith("DelayMs") ? 0 : 1;
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > longest) {
      return { pointer, expected: `an integer from ${least} to ${longest} is expected` };
    }
  }
  if (token !== undefined && typeof token !== "function" && !isBearerToken(token)) {
    return { pointer: "token", expected: "a bearer token (RFC 6750) or a function is expected" };
  }
  return (
    ("baseUrl" in options ? checkBaseUrl(options.baseUrl) : undefined) ??
    checkHeaders((headers ?? {}) as Readonly<Record<string, string>>, token !== undefined)
  );
};

function checkBaseUrl(baseUrl: unknown): Violation | undefined {
  const page = globalThis.location?.href;
  if (typeof baseUrl === "string" && URL.canParse(baseUrl, page)) {
    const { origin, pathname, href } = new URL(baseUrl, page);
    // Whatever else a URL can have, such as a query or a password, stands in its href alone.
    if (/^https?:/.test(origin) && origin + pathname === href) return undefined;
  }
  return {
    pointer: "baseUrl",
    expected: "an http or https URL without query, fragment and credentials is expected",
  };
}

/** Those of the client and of the contract's parameters are not for every request. */
function checkHeaders(headers: Readonly<Record<string, string>>, hasToken: boolean): Violation | undefined {
  for (const [name, value] of Object.entries(headers)) {
    // Here, so that a call, whose options have no headers, does not pay for it.
    const parameters = Object.values(clientOperations).flatMap((call) =>
      Object.values(call.headers).map((each) => each.toLowerCase()),
    );
    const reserved = ["accept", "content-type", ...(hasToken ? ["authorization"] : []), ...parameters];
    if (reserved.includes(name.toLowerCase())) {
      return { pointer: "headers", expected: `${name} is set by the client` };
    }
    try {
      new Headers([[name, value]]);
    } catch {
      // The platform's own error quotes the value, which may be a secret.
      return { pointer: "headers", expected: `${JSON.stringify(name)} must be a header that HTTP allows` };
    }
  }
  return undefined;
}
