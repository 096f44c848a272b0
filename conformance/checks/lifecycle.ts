// ensure_resource_availability and use_after_free for items of any contract: create, read, change, remove.
import { step } from "../contract/document.ts";
import type { Operation } from "../contract/operations.ts";
import { fromText, notReadable } from "../formats/lexical.ts";
import type { Wrong } from "../report/checks.ts";
import { describeOutcome, isSuccess, same, shown } from "../session/expectations.ts";
import { type ItemRoute, idFrom } from "../session/items.ts";
import { createProbe, validBody, wholeRequest } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { createValidValue } from "../values/valid-value.ts";

interface Item {
  readonly path: string;
  readonly made: JudgedExchange;
  readonly sent: unknown;
}

/** Creates an item of every kind for requests that need one. */
export async function prepareItems(session: Session): Promise<void> {
  for (const route of session.items) {
    const item = session.readOnly ? undefined : await make(session, route);
    const path = item?.path ?? (await firstListed(session, route));
    if (path !== undefined && hasValidId(session, route, path)) session.knowItem(route, path);
  }
}

/** Mocks assign ids that their own paths refuse. */
function hasValidId({ schemas }: Session, { parameter }: ItemRoute, path: string): boolean {
  if (parameter === undefined) return true;
  const id = fromText(schemas.node(parameter.schema), decodeURIComponent(path.slice(path.lastIndexOf("/") + 1)));
  return id !== notReadable && schemas.validate(parameter.schema, id, "request") === undefined;
}

/** Creates by POST to the parent path, or by PUT with an id of the run's own. */
async function make(session: Session, route: ItemRoute): Promise<Item | undefined> {
  const declared = route.create ?? (session.conventions.outcome === undefined ? route.replace : undefined);
  const operation = findChecked(session, declared);
  if (operation === undefined) return undefined;
  const whole = wholeRequest(session, operation);
  const made = await session.sendAndRecord(operation, createProbe(session, operation, whole));
  if (!isSuccess(made.received.status)) return undefined;
  const path = made.probe.path.replace(/\?.*/s, "");
  if (declared === route.replace) return { path, made, sent: whole.value };
  const id = idFrom(route, made.received, made.value);
  return id === undefined ? undefined : { path: `${path}/${encodeURIComponent(id)}`, made, sent: whole.value };
}

/** The operation as this run checks it, which may be with fewer media types; undefined if it does not. */
const findChecked = ({ operations }: Session, declared: Operation | undefined): Operation | undefined =>
  operations.find(({ operationId }) => operationId === declared?.operationId);

/** If nothing can be created, uses an item of the list. */
async function firstListed(session: Session, route: ItemRoute): Promise<string | undefined> {
  const above = route.path.replace(/\/\{[^/{}]+\}$/, "");
  const list = session.declared.find(({ method, path }) => method === "GET" && path === above);
  const changes = session.declared.some(({ method, path }) => path === route.path && method !== "GET");
  if (list === undefined || changes) return undefined;
  const { value, received, probe } = await session.sendAndRecord(list, createProbe(session, list));
  const id = Array.isArray(value) ? idFrom(route, received, value[0]) : undefined;
  return id === undefined ? undefined : `${probe.path.replace(/\?.*/s, "")}/${encodeURIComponent(id)}`;
}

export async function checkLifecycles(session: Session): Promise<void> {
  for (const route of session.items) await checkLifecycle(session, route);
}

async function checkLifecycle(session: Session, route: ItemRoute): Promise<void> {
  const { read } = route;
  if (read === undefined) return;
  const both = ["ensure_resource_availability", "use_after_free"] as const;
  const unknown = await session.sendAndRecord(read, createProbe(session, read, unknownId(session, route)));
  if (isSuccess(unknown.received.status)) {
    const why = `${read.operationId} succeeds for an id that was never stored, as with a mock`;
    for (const check of both) session.findings.cannotDecide(check, why);
    return;
  }
  const item = await make(session, route);
  if (item === undefined) return;
  const found = await readItem(session, read, item.path);
  const kept = judgeStored(read, item, found);
  session.recordCheck("ensure_resource_availability", read, [item.made, found], kept);
  const steps = kept === undefined ? await checkChanges(session, route, item, found) : [item.made];
  if (route.remove !== undefined) await checkRemoved(session, route.remove, read, item, steps);
}

function unknownId(session: Session, { parameter }: ItemRoute): { parameters: Record<string, unknown> } {
  if (parameter === undefined) return { parameters: {} };
  const { types } = session.schemas.node(parameter.schema);
  const shownFirst = types.includes("string")
    ? [crypto.randomUUID(), session.contacts.fresh(), "507f1f77bcf86cd799439011"]
    : [987_654_321, 99_999, 999];
  return { parameters: { [parameter.name]: createValidValue(session.schemas, parameter.schema, shownFirst) } };
}

const readItem = (session: Session, read: Operation, path: string) =>
  session.sendAndRecord(read, createProbe(session, read, { path }));

/** The item exists and still has what its creation returned unchanged. */
function judgeStored(read: Operation, { made, sent }: Item, found: JudgedExchange): Wrong {
  const pointer = read.pointer;
  if (found.received.status === 404 || found.received.status === 410)
    return { pointer, expected: "the item that was stored", actual: describeOutcome(found), cause: "missing" };
  const echoed = members(made.value);
  const read_ = members(found.value);
  for (const [name, value] of Object.entries(members(sent)))
    if (Object.hasOwn(read_, name) && same(echoed[name], value) && !same(read_[name], value))
      return { pointer, expected: `${name}: ${shown(value, 100)}`, actual: shown(read_[name], 100), cause: "content" };
  return undefined;
}

const members = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** Members that the target stored unchanged at creation are also stored unchanged by an update. */
async function checkChanges(
  session: Session,
  { replace, change, read }: ItemRoute,
  item: Item,
  found: JudgedExchange,
): Promise<JudgedExchange[]> {
  const steps = [item.made];
  const kept = Object.entries(members(item.sent)).filter(([name, value]) => same(members(found.value)[name], value));
  for (const declared of [replace, change]) {
    const operation = findChecked(session, declared);
    if (operation === undefined || read === undefined) continue;
    const whole = wholeRequest(session, operation);
    if (whole.content === undefined) continue;
    const value = changed(session, operation, members(validBody(session, operation)), kept);
    const probe = createProbe(session, operation, { ...whole, value, path: item.path });
    const done = await session.sendAndRecord(operation, probe);
    steps.push(done);
    if (!isSuccess(done.received.status)) continue;
    const now = await readItem(session, read, item.path);
    const after = members(now.value);
    const odd = kept.find(
      ([name]) => Object.hasOwn(value, name) && Object.hasOwn(after, name) && !same(after[name], value[name]),
    );
    const pointer = operation.pointer;
    session.recordCheck(
      "ensure_resource_availability",
      operation,
      [...steps, now],
      isSuccess(now.received.status) && odd === undefined
        ? undefined
        : {
            pointer,
            expected: odd === undefined ? "the changed item" : `${odd[0]}: ${shown(value[odd[0]], 100)}`,
            actual: odd === undefined ? describeOutcome(now) : shown(after[odd[0]], 100),
            cause: "change",
          },
    );
  }
  return steps;
}

type Members = readonly (readonly [string, unknown])[];

/** The body with another valid value in one of the stored members, if it has a text or a number there. */
function changed(session: Session, operation: Operation, body: Record<string, unknown>, stored: Members) {
  const schema = operation.body?.declared[0]?.schema ?? "";
  for (const [name, before] of stored)
    for (const value of ["changed", "Changed 1", "1999-12-31", 2, 3, 4.5]) {
      if (value === before) continue;
      const other = { ...body, [name]: value };
      if (typeof value === typeof body[name] && session.schemas.validate(schema, other, "request") === undefined)
        return other;
    }
  return body;
}

async function checkRemoved(
  session: Session,
  remove: Operation,
  read: Operation,
  item: Item,
  steps: readonly JudgedExchange[],
): Promise<void> {
  const again = async () => session.sendAndRecord(remove, createProbe(session, remove, { path: item.path }));
  const removed = await again();
  if (!isSuccess(removed.received.status)) return;
  session.contacts.removed(item.path);
  const gone = await readItem(session, read, item.path);
  const pointer = step(remove.pointer, "responses");
  const isGone = !isSuccess(gone.received.status);
  session.recordCheck(
    "use_after_free",
    remove,
    [...steps, removed, gone],
    isGone
      ? undefined
      : { pointer, expected: "404 or 410 after the removal", actual: describeOutcome(gone), cause: "still there" },
  );
  await again();
}
