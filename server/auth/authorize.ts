// Authorizes callers by the contract's security requirements, with one handler for each security scheme.
import { realm } from "../../generated/failures.ts";
import { createError } from "../errors.ts";

export interface Principal {
  /** Names the caller in logs and scopes its idempotency keys; never a secret. */
  readonly id: string;
  readonly scopes: ReadonlySet<string>;
  /** The owner of the contacts that it may reach; undefined: the tenant without a name. */
  readonly tenant?: string | undefined;
}

/**
 * Identifies the sender of credentials: the whole Authorization header, or the API key, as the scheme says where they are.
 * @throws ServiceError with MissingCredentials or InvalidCredentials.
 */
export type SecurityHandler = (credentials: string | undefined) => Principal | Promise<Principal>;

/** One handler per security scheme of the contract, by its name. */
export type SecurityHandlers = Readonly<Record<string, SecurityHandler>>;

/** The contract's `security` of one operation: alternatives, each a set of schemes with the scopes they need. */
export type SecurityRequirement = readonly Readonly<Record<string, readonly string[]>>[];

/** Where a scheme has its credentials. */
export type SecuritySchemes = Readonly<Record<string, { readonly in: string; readonly name: string }>>;

/** The parts of a request that can have credentials. */
export interface CredentialsHolder {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query?: unknown;
}

/**
 * The caller, when one alternative is met; synchronously where its handlers are. @throws, or rejects with, ServiceError
 * 401 or 403 of the last alternative tried.
 */
export type Authorize = (request: CredentialsHolder) => Principal | Promise<Principal>;

const anonymous: Principal = { id: "anonymous", scopes: new Set() };

/** @throws Error for a scheme without handler. */
export function createAuthorize(
  requirement: SecurityRequirement,
  handlers: SecurityHandlers,
  schemes: SecuritySchemes,
): Authorize {
  const alternatives = requirement.map((alternative) => {
    const checks = Object.entries(alternative).map(([name, scopes]) => createCheck(name, scopes, handlers, schemes));
    return (request: CredentialsHolder) => authorizeByAll(checks, request);
  });
  const [only, ...others] = alternatives;
  if (only === undefined) return () => anonymous;
  return others.length === 0 ? only : (request) => authorizeByFirst(alternatives, request);
}

async function authorizeByFirst(alternatives: readonly Authorize[], request: CredentialsHolder): Promise<Principal> {
  let refusal: unknown;
  for (const authorize of alternatives) {
    try {
      return await authorize(request);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

function createCheck(
  name: string,
  scopes: readonly string[],
  handlers: SecurityHandlers,
  schemes: SecuritySchemes,
): Authorize {
  const handler = handlers[name];
  const scheme = schemes[name];
  if (handler === undefined || scheme === undefined) throw new Error(`the security scheme ${name} has no handler`);
  const allow = (principal: Principal): Principal => {
    refuseMissingScopes(principal, scopes);
    return principal;
  };
  return (request) => {
    const principal = handler(readCredentials(scheme, request));
    return principal instanceof Promise ? principal.then(allow) : allow(principal);
  };
}

/** Repeated credentials count as missing. */
function readCredentials(
  { in: place, name }: SecuritySchemes[string],
  { headers, query }: CredentialsHolder,
): string | undefined {
  const found = place === "header" ? headers[name] : (query as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof found === "string" ? found : undefined;
}

/** All of an alternative's schemes must admit the caller; the last one says who it is. */
function authorizeByAll(
  [first, ...others]: readonly Authorize[],
  request: CredentialsHolder,
): Principal | Promise<Principal> {
  if (first === undefined) return anonymous;
  if (others.length === 0) return first(request);
  const principal = first(request);
  const next = () => authorizeByAll(others, request);
  return principal instanceof Promise ? principal.then(next) : next();
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
  return { "www-authenticate": `Bearer realm="${realm}"${parameters === "" ? "" : `, ${parameters}`}` };
}

/** Access control is off: every caller has every scope. Only for a server that listens on loopback. */
export function createOpenAccess(scopes: readonly string[]): SecurityHandler {
  const everybody = { id: "anonymous", scopes: new Set(scopes) };
  return () => everybody;
}
