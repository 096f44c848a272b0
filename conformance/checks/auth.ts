// ignored_auth: callers without credentials, with wrong ones, or without the operation's scope are refused.
import { step } from "../contract/document.ts";
import { declaresStatus, type Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import { expectStatus } from "../session/expectations.ts";
import { createProbe, type Wanted, wholeRequest, writable } from "../session/probes.ts";
import type { Session } from "../session/session.ts";

export async function checkAuth(session: Session, operation: Operation): Promise<void> {
  if (operation.security === undefined) return;
  const { all } = session.tokens;
  if (all === undefined) return; // whyUndecided reports that no token was given.
  const pointer = step(operation.pointer, "security");
  // If the contract does not declare 401, a server may use 403 for missing credentials.
  const statuses = declaresStatus(operation, 401) ? [401] : [401, 403];
  for (const stranger of strangers(operation, all))
    for (const probe of variants(session, operation, stranger)) {
      const exchange = await session.sendAndRecord(operation, probe);
      const wrong = expectStatus(exchange, statuses, pointer, "a caller without valid credentials");
      session.recordCheck("ignored_auth", operation, exchange, wrong && { ...wrong, cause: "stranger" });
    }
  await checkScopes(session, operation, pointer);
}

function strangers(operation: Operation, token: string): readonly Wanted[] {
  const isHttp = operation.security?.some(({ name, in: place }) => place === "header" && name === "authorization");
  const authorizations = isHttp ? ["Bearer", `Basic ${token}`, `Bearer ${token}x`, `Bearer x${token}`] : [];
  const isBearer = operation.security?.some(({ kind }) => kind === "bearer");
  return [
    { token: null },
    { token: "wrong-token" },
    ...(isBearer ? authorizations.map((authorization) => ({ headers: { authorization } })) : []),
  ];
}

async function checkScopes(session: Session, operation: Operation, pointer: string): Promise<void> {
  const changes = operation.scopes.some((scope) => /write/.test(scope));
  const lacking = changes ? session.tokens.readOnly : session.tokens.writeOnly;
  if (operation.scopes.length === 0 || lacking === undefined) return;
  for (const probe of variants(session, operation, { token: lacking })) {
    const exchange = await session.sendAndRecord(operation, probe);
    const wrong = expectStatus(exchange, [403], pointer, `a caller without ${operation.scopes.join(" ")}`);
    session.recordCheck("ignored_auth", operation, exchange, wrong && { ...wrong, cause: "scope" });
  }
}

/** If access is checked before the body, an unreadable or undeclared body makes no difference. */
function variants(session: Session, operation: Operation, stranger: Wanted): Probe[] {
  const [content] = writable(operation);
  const whole = wholeRequest(session, operation);
  const wanted = { ...whole, ...stranger, headers: { ...whole.headers, ...stranger.headers } };
  const plain = createProbe(session, operation, wanted);
  if (content === undefined || !session.conventions.accessBeforeBody) return [plain];
  return [
    plain,
    createProbe(session, operation, { ...wanted, content, body: Buffer.from("{") }),
    createProbe(session, operation, { ...wanted, headers: { ...wanted.headers, "content-type": "text/plain" } }),
  ];
}
