// unsupported_method and ignored_auth: what is decided before a body is read.
import { member, step } from "../contract/document.ts";
import type { Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import { expectStatus, expectSuccess } from "../session/expectations.ts";
import { createProbe, validBody, writable } from "../session/probes.ts";
import type { Session } from "../session/session.ts";

const safe = ["GET", "HEAD", "QUERY"];
const unsafe = ["POST", "PUT", "PATCH", "DELETE"];

export async function checkMethods(session: Session, operation: Operation): Promise<void> {
  const here = session.declared.filter(({ path }) => path === operation.path);
  const tried = session.readOnly ? safe : [...safe, ...unsafe];
  const allowed = here.map(({ method }) => method);
  const pointer = step("/paths", operation.path);
  // RFC 9110, 9.3.2: a server may answer HEAD wherever it answers GET.
  const others = tried.filter((method) => !allowed.includes(method) && !(method === "HEAD" && allowed.includes("GET")));
  for (const method of others) {
    const probe: Probe = { ...createProbe(session, operation), method, stores: false };
    const asked = await session.sendAndRecord(operation, probe);
    const allow = (asked.received.headers["allow"] ?? "").split(",").map((each) => each.trim().toUpperCase());
    const wrong =
      expectStatus(asked, [405], pointer, `${method}, which the path does not have`) ??
      (allowed.every((each) => allow.includes(each)) && !allow.includes(method)
        ? undefined
        : { pointer, expected: `Allow: ${allowed.join(", ")}`, actual: `Allow: ${allow.join(", ")}` });
    session.recordCheck("unsupported_method", operation, probe, wrong);
  }
  await checkOverride(session, operation, others);
}

/** A method is the request's own: no header that the contract does not know may replace it. */
async function checkOverride(session: Session, operation: Operation, others: readonly string[]): Promise<void> {
  const [method] = others;
  if (method === undefined) return;
  const headers = { "x-http-method-override": operation.method, "x-http-method": operation.method };
  const probe: Probe = { ...createProbe(session, operation, { headers }), method, stores: false };
  const asked = await session.sendAndRecord(operation, probe);
  const pointer = step("/paths", operation.path);
  session.recordCheck(
    "unsupported_method",
    operation,
    probe,
    expectStatus(asked, [405], pointer, `${method} with a header that names another`),
  );
}

/** Paths match in any letter case and with one trailing slash, as the contract says of itself. */
export async function checkPathSpellings(session: Session, operation: Operation): Promise<void> {
  if (operation.body !== undefined) return;
  const probe = createProbe(session, operation);
  const id = probe.path.split("/").find((part) => part.startsWith(session.contacts.prefix)) ?? "";
  const changed = (change: (part: string) => string) => probe.path.split(id).map(change).join(id);
  for (const path of [`${probe.path}/`, changed((part) => part.toLowerCase()), changed((part) => part.toUpperCase())]) {
    const spelled = { ...probe, path };
    const asked = await session.sendAndRecord(operation, spelled);
    session.recordCheck(
      "positive_data_acceptance",
      operation,
      spelled,
      expectSuccess(asked, step("/paths", operation.path), "the path in another spelling"),
    );
  }
}

/** A path that no operation has is 404, whatever the method, and one that cannot be decoded is 400. */
export async function checkUnknownPath(session: Session, operation: Operation): Promise<void> {
  const plain = { ...createProbe(session, operation), body: undefined, stores: false };
  const paths: readonly [string, number][] = [
    [`${plain.path}/Unknown/Unknown`, 404],
    [`${plain.path.split(`/${session.contacts.prefix}`)[0]}x`, 404],
    [plain.path.replace(session.contacts.prefix, `${session.contacts.prefix}%zz`), 400],
  ];
  for (const [path, status] of paths) {
    const elsewhere = { ...plain, path };
    const asked = await session.sendAndRecord(operation, elsewhere);
    const what = status === 404 ? "a path of no operation" : "a path that cannot be decoded";
    session.recordCheck("status_code_conformance", operation, elsewhere, expectStatus(asked, [status], "/paths", what));
  }
}

export async function checkAuth(session: Session, operation: Operation): Promise<void> {
  const { findings, tokens } = session;
  if (operation.scopes === undefined) return;
  const pointer = step(operation.pointer, "security");
  if (tokens.all === undefined) {
    findings.cannotDecide("ignored_auth", "no token was given (--token), so nothing tells whom the target lets in");
    return;
  }
  // Also with a body that cannot be read and with one of no declared type: neither may be looked at before the caller is.
  const strangers = [
    undefined,
    "Bearer wrong-token",
    "Bearer",
    `Basic ${tokens.all}`,
    `Bearer ${tokens.all}x`,
    `Bearer x${tokens.all}`,
  ];
  for (const authorization of strangers)
    for (const probe of variants(session, operation, authorization)) {
      const asked = await session.sendAndRecord(operation, probe);
      const wrong = expectStatus(asked, [401], pointer, "a caller without a valid token");
      session.recordCheck("ignored_auth", operation, probe, wrong ?? challengeMissing(asked.received.headers, pointer));
    }
  await checkScopes(session, operation, pointer);
}

async function checkScopes(session: Session, operation: Operation, pointer: string): Promise<void> {
  const changes = operation.scopes?.some((scope) => scope.endsWith(":write"));
  const lacking = changes ? session.tokens.readOnly : session.tokens.writeOnly;
  for (const probe of lacking === undefined ? [] : variants(session, operation, `Bearer ${lacking}`)) {
    const asked = await session.sendAndRecord(operation, probe);
    session.recordCheck(
      "ignored_auth",
      operation,
      probe,
      expectStatus(asked, [403], pointer, `a caller without ${operation.scopes?.join(" ")}`),
    );
  }
}

/** RFC 9110, 15.5.2: 401 carries a challenge. */
const challengeMissing = (headers: Readonly<Record<string, string>>, pointer: string) =>
  member(headers, "www-authenticate") === undefined
    ? { pointer, expected: "a WWW-Authenticate header", actual: "none" }
    : undefined;

function variants(session: Session, operation: Operation, authorization: string | undefined): Probe[] {
  const [content] = writable(operation);
  const headers = { authorization };
  const value = validBody(session, operation);
  if (content === undefined) return [createProbe(session, operation, { headers })];
  return [
    createProbe(session, operation, { content, value, headers }),
    createProbe(session, operation, { content, body: Buffer.from("{"), headers }),
    createProbe(session, operation, { content, value, headers: { ...headers, "content-type": "text/plain" } }),
  ];
}
