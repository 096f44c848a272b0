// Authorizes callers by the contract's security requirements, with one handler for each security scheme.
import { createError } from "../errors.ts";

export interface Principal {
  /** Names the caller in logs and scopes its idempotency keys; never a secret. */
  readonly id: string;
  readonly scopes: ReadonlySet<string>;
  /** The owner of the contacts that it may reach; undefined: the tenant without a name. */
  readonly tenant?: string | undefined;
}

/** Identifies the sender of an Authorization header. @throws ServiceError with MissingCredentials or InvalidCredentials. */
export type SecurityHandler = (authorization: string | undefined) => Principal | Promise<Principal>;

/** One handler per security scheme of the contract, by its name. */
export type SecurityHandlers = Readonly<Record<string, SecurityHandler>>;

/** The contract's `security` of one operation: alternatives, each a set of schemes with the scopes they need. */
export type SecurityRequirement = readonly Readonly<Record<string, readonly string[]>>[];

const anonymous: Principal = { id: "anonymous", scopes: new Set() };

/**
 * The caller, when one alternative is met; at once when its handlers answer at once. @throws, or rejects with,
 * ServiceError 401 or 403 of the last alternative tried.
 */
export function authorize(
  requirement: SecurityRequirement,
  handlers: SecurityHandlers,
  authorization: string | undefined,
): Principal | Promise<Principal> {
  const [only, ...others] = requirement;
  if (only === undefined) return anonymous;
  if (others.length > 0) return authorizeByFirst(requirement, handlers, authorization);
  return authorizeByAll(Object.entries(only), handlers, authorization);
}

async function authorizeByFirst(
  requirement: SecurityRequirement,
  handlers: SecurityHandlers,
  authorization: string | undefined,
): Promise<Principal> {
  let refusal: unknown;
  for (const alternative of requirement) {
    try {
      return await authorizeByAll(Object.entries(alternative), handlers, authorization);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** All of an alternative's schemes must admit the caller; the last one says who it is. */
function authorizeByAll(
  schemes: readonly (readonly [scheme: string, scopes: readonly string[]])[],
  handlers: SecurityHandlers,
  authorization: string | undefined,
): Principal | Promise<Principal> {
  const [first, ...others] = schemes;
  if (first === undefined) return anonymous;
  const [scheme, scopes] = first;
  const handler = handlers[scheme];
  if (handler === undefined) throw new Error("a security scheme has no handler");
  const next = (principal: Principal) => {
    refuseMissingScopes(principal, scopes);
    return others.length === 0 ? principal : authorizeByAll(others, handlers, authorization);
  };
  const principal = handler(authorization);
  return principal instanceof Promise ? principal.then(next) : next(principal);
}

function refuseMissingScopes(principal: Principal, scopes: readonly string[]): void {
  const missing = scopes.filter((scope) => !principal.scopes.has(scope));
  if (missing.length === 0) return;
  const scope = missing.join(" ");
  const headers = challenge(`error="insufficient_scope", scope="${scope}"`);
  throw createError("InsufficientScope", { scope }, { headers });
}

/** The WWW-Authenticate header of RFC 6750, 3. */
export function challenge(parameters = ""): Readonly<Record<string, string>> {
  return { "www-authenticate": `Bearer realm="contacts"${parameters === "" ? "" : `, ${parameters}`}` };
}
