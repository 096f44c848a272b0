// unsupported_method, and paths: which requests a server must and must not route to an operation.
import { step } from "../contract/document.ts";
import { declaresStatus, type Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import type { Wrong } from "../report/checks.ts";
import { describeOutcome, expectStatus, expectSuccess } from "../session/expectations.ts";
import { matchesTemplate } from "../session/items.ts";
import { createProbe } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";

const safe = ["GET", "HEAD"];
const unsafe = ["POST", "PUT", "PATCH", "DELETE"];

/** Once per path, by its first operation. */
const isFirstOfPath = ({ declared }: Session, operation: Operation): boolean =>
  declared.find(({ path }) => path === operation.path)?.operationId === operation.operationId;

export async function checkMethods(session: Session, operation: Operation): Promise<void> {
  if (!isFirstOfPath(session, operation) && session.conventions.undeclaredMethod === undefined) return;
  const allowed = session.declared.filter(({ path }) => path === operation.path).map(({ method }) => method);
  const tried = session.readOnly ? safe : [...safe, ...unsafe];
  // RFC 9110, 9.3.2: a server may support HEAD wherever it supports GET.
  const others = tried.filter((method) => !allowed.includes(method) && !(method === "HEAD" && allowed.includes("GET")));
  for (const method of others) {
    const probe: Probe = { ...createProbe(session, operation, { isOutside: true }), method, stores: false };
    if (isDeclared(session, probe)) continue;
    const exchange = await session.sendAndRecord(operation, probe);
    session.recordCheck("unsupported_method", operation, exchange, judgeMethod(session, operation, exchange, allowed));
  }
  await checkOverride(session, operation, others);
}

/** The path may also match another template: /users/login matches /users/{name}. HEAD goes with GET. */
const isDeclared = ({ declared }: Session, { method, path }: Probe): boolean =>
  declared.some(
    (each) =>
      each.method === (method === "HEAD" ? "GET" : method) && matchesTemplate(each.path, path.replace(/\?.*/s, "")),
  );

function judgeMethod(
  session: Session,
  operation: Operation,
  exchange: JudgedExchange,
  allowed: readonly string[],
): Wrong {
  const { status, headers } = exchange.received;
  const { method } = exchange.probe;
  const pointer = step("/paths", operation.path);
  const what = `${method}, which the path does not have`;
  if (isStrict(session, operation)) {
    const wrong = expectStatus(exchange, [405], pointer, what);
    if (wrong !== undefined) return { ...wrong, cause: "405" };
  } else if (status < 400 && status !== 0)
    return { pointer, expected: `${what}: a refusal, such as 405`, actual: describeOutcome(exchange), cause: "405" };
  if (status !== 405) return undefined;
  const text = headers["allow"];
  // RFC 9110, 15.5.6: 405 has Allow. Reported only if the contract declares 405 at all.
  if (text === undefined && !isStrict(session, operation)) return undefined;
  if (text === undefined)
    return { pointer, expected: `Allow: ${allowed.join(", ")}`, actual: "no Allow", cause: "Allow" };
  const allow = text.split(",").map((each) => each.trim().toUpperCase());
  return allowed.every((each) => allow.includes(each)) && !allow.includes(method)
    ? undefined
    : { pointer, expected: `Allow: ${allowed.join(", ")}`, actual: `Allow: ${text}`, cause: "Allow" };
}

/** 405 is expected only if the contract claims or declares it: many servers send 404 or 401 first. */
const isStrict = ({ conventions }: Session, operation: Operation): boolean =>
  conventions.undeclaredMethod !== undefined || declaresStatus(operation, 405);

/** No undeclared header may override the method. */
async function checkOverride(session: Session, operation: Operation, others: readonly string[]): Promise<void> {
  const method = others.find((each) => each !== "HEAD");
  if (method === undefined) return;
  const headers = { "x-http-method-override": operation.method, "x-http-method": operation.method };
  const probe: Probe = { ...createProbe(session, operation, { headers, isOutside: true }), method, stores: false };
  if (isDeclared(session, probe)) return;
  const exchange = await session.sendAndRecord(operation, probe);
  const wrong = judgeMethod(session, operation, exchange, [operation.method]);
  session.recordCheck("unsupported_method", operation, exchange, wrong && { ...wrong, cause: "method override" });
}

/** Paths match in any letter case and with one trailing slash, if the contract claims so. */
export async function checkPathSpellings(session: Session, operation: Operation): Promise<void> {
  const { pathsInAnyLetterCase, trailingSlash } = session.conventions;
  if (operation.body !== undefined) return;
  const probe = createProbe(session, operation);
  const id = probe.path.split("/").find((part) => part.startsWith(session.contacts.prefix)) ?? "/";
  const changed = (change: (part: string) => string) => probe.path.split(id).map(change).join(id);
  const paths = [
    ...(trailingSlash ? [`${probe.path}/`] : []),
    ...(pathsInAnyLetterCase ? [changed((part) => part.toLowerCase()), changed((part) => part.toUpperCase())] : []),
  ];
  for (const path of paths) {
    const exchange = await session.sendAndRecord(operation, { ...probe, path });
    const wrong = expectSuccess(exchange, step("/paths", operation.path), "the path in another spelling");
    session.recordCheck("positive_data_acceptance", operation, exchange, wrong);
  }
}

/** An unknown path gets 404 for any method; an undecodable path gets the claimed status. */
export async function checkUnknownPath(session: Session, operation: Operation): Promise<void> {
  const { malformedPath } = session.conventions;
  const plain: Probe = { ...createProbe(session, operation, { isOutside: true }), body: undefined, stores: false };
  const path = plain.path.replace(/\?.*/s, "");
  const { prefix } = session.contacts;
  const paths: (readonly [string, number])[] = [[`${path}/unknown-${prefix}/unknown`, 404]];
  if (session.conventions.undeclaredMethod !== undefined) paths.push([`${path.split(`/${prefix}`)[0]}x`, 404]);
  if (malformedPath !== undefined && path.includes(prefix))
    paths.push([path.replace(prefix, `${prefix}%zz`), malformedPath]);
  for (const [elsewhere, status] of paths) {
    if (status === 404 && session.declared.some((each) => matchesTemplate(each.path, elsewhere))) continue;
    const exchange = await session.sendAndRecord(operation, { ...plain, path: elsewhere });
    const what = status === 404 ? "a path of no operation" : "a path that cannot be decoded";
    const strict = session.conventions.undeclaredMethod !== undefined;
    const found = exchange.received.status;
    const wrong = strict || (found > 0 && found < 400) ? expectStatus(exchange, [status], "/paths", what) : undefined;
    session.recordCheck("status_code_conformance", operation, exchange, wrong && { ...wrong, cause: what });
  }
}
