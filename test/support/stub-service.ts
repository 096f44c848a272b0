// A service for tests of what is in front of the handlers: each operation does what the test says, and else fails.
import { operations } from "../../generated/operations.ts";
import type { Handler, Service } from "../../server/service.ts";

type AnyRequest = { readonly path: { readonly contactID: string } };

/** `otherwise` stands for every operation without its own handler, also for later ones. */
export function stubService(
  handlers: Partial<Service> = {},
  otherwise: (request: AnyRequest) => Promise<never> = () => Promise.reject(new Error("no test expects this call")),
): Service {
  const rest = Object.fromEntries(Object.keys(operations).map((id) => [id, otherwise])) as Record<
    keyof Service,
    typeof otherwise
  >;
  return { ...(rest satisfies { [Id in keyof Service]: Handler<Id> }), ...handlers };
}
