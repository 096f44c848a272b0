// Who may call: the contract's security requirements, decided by one handler per security scheme.
import { ServiceError } from "../errors.ts";

export interface Principal {
  /** Names the caller in logs and scopes its idempotency keys; never a secret. */
  readonly id: string;
  readonly scopes: ReadonlySet<string>;
}

/** Tells who sends an Authorization header. @throws ServiceError with MissingCredentials or InvalidCredentials. */
export type SecurityHandler = (authorization: string | undefined) => Principal | Promise<Principal>;

/** One handler per security scheme of the contract, by its name. */
export type SecurityHandlers = Readonly<Record<string, SecurityHandler>>;

/** The contract's `security` of one operation: alternatives, each a set of schemes with the scopes they need. */
export type SecurityRequirement = readonly Readonly<Record<string, readonly string[]>>[];

const anonymous: Principal = { id: "anonymous", scopes: new Set() };

/** The caller, when one alternative is met. @throws ServiceError 401 or 403 of the last alternative tried. */
export async function authorize(
  requirement: SecurityRequirement,
  handlers: SecurityHandlers,
  authorization: string | undefined,
): Promise<Principal> {
  let refusal: unknown;
  for (const alternative of requirement) {
    try {
      let principal = anonymous;
      for (const [scheme, scopes] of Object.entries(alternative)) {
        principal = await authorizeScheme(handlers[scheme], scopes, authorization);
      }
      return principal;
    } catch (error) {
      refusal = error;
    }
  }
  if (requirement.length === 0) return anonymous;
  throw refusal;
}

async function authorizeScheme(
  handler: SecurityHandler | undefined,
  scopes: readonly string[],
  authorization: string | undefined,
): Promise<Principal> {
  if (handler === undefined) throw new Error("a security scheme has no handler");
  const principal = await handler(authorization);
  const missing = scopes.filter((scope) => !principal.scopes.has(scope));
  if (missing.length === 0) return principal;
  const scope = missing.join(" ");
  throw new ServiceError(
    "InsufficientScope",
    `The token needs the scope ${scope}`,
    challenge(`error="insufficient_scope", scope="${scope}"`),
  );
}

/** The WWW-Authenticate header of RFC 6750, 3. */
export function challenge(parameters = ""): Readonly<Record<string, string>> {
  return { "www-authenticate": `Bearer realm="contacts"${parameters === "" ? "" : `, ${parameters}`}` };
}
