// Removes stored data: items by their own paths, and the numbers of contacts one by one.
import type { Contract } from "../contract/contract.ts";
import type { Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import type { Sender } from "../http/send.ts";
import { findOperation } from "../phone-numbers/service.ts";
import { findItemRoutes, matchesTemplate } from "../session/items.ts";
import { createProbe } from "../session/probes.ts";
import type { Session } from "../session/session.ts";

const workers = 8;
const maxWithoutResponse = 5;

/** Operations whose effects the contract offers no way to undo. */
export function cannotCleanUp(contract: Pick<Contract, "declared">): readonly string[] {
  const routes = findItemRoutes(contract);
  const canEmptyLists = findListCleaner(contract) !== undefined;
  return contract.declared
    .filter(({ method }) => method === "POST" || method === "PUT" || method === "PATCH")
    .filter(({ operationId, path }) => {
      if (operationId === "updatePhoneNumbers") return !canEmptyLists;
      return !routes.some(
        (route) => route.remove !== undefined && (route.create?.operationId === operationId || route.path === path),
      );
    })
    .map(({ operationId }) => operationId);
}

interface ListCleaner {
  readonly list: Operation;
  readonly remove: Operation;
}

function findListCleaner(contract: Pick<Contract, "declared">): ListCleaner | undefined {
  const list = findOperation(contract, "listPhoneNumbers");
  const remove = findOperation(contract, "removePhoneNumber");
  return list === undefined || remove === undefined ? undefined : { list, remove };
}

/** Returns the number of remaining lists and items. It may send more requests than the run's limit. */
export async function cleanUp(session: Session, sender: Sender): Promise<number> {
  sender.allowMore(Number.MAX_SAFE_INTEGER / 2);
  const cleaner = findListCleaner(session);
  const written = session.contacts.written();
  const paths = [...written.keys()];
  const times = [...written.values()].reduce((sum, each) => sum + each, 0);
  const lists =
    cleaner === undefined ? times : await countLeft(paths, (path) => emptied(session, sender, cleaner, path));
  const items = await countLeft([...session.contacts.items()], (path) => removed(session, sender, path));
  return lists + items;
}

async function countLeft(paths: string[], remove: (path: string) => Promise<boolean>): Promise<number> {
  let left = 0;
  let withoutResponse = 0;
  const worker = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop())
      // A target that does not respond would take the full time-out for each.
      if (withoutResponse >= maxWithoutResponse || !(await remove(path).catch(() => ++withoutResponse < 0))) left++;
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return left;
}

async function removed(session: Session, sender: Sender, path: string): Promise<boolean> {
  const route = session.items.find((each) => matchesTemplate(each.path, path));
  if (route?.remove === undefined) return false;
  const { status } = await sender.send(createProbe(session, route.remove, { path }));
  return (status >= 200 && status < 300) || status === 404 || status === 410;
}

async function emptied(
  session: Session,
  sender: Sender,
  { list, remove }: ListCleaner,
  path: string,
): Promise<boolean> {
  const headers = { accept: "application/json" };
  const at = (operation: Operation, place: string): Probe => createProbe(session, operation, { path: place, headers });
  const { status, body } = await sender.send(at(list, path));
  if (status !== 200) return false;
  const stored = JSON.parse(body.toString()) as readonly { readonly PhoneNumberID?: number }[];
  for (const { PhoneNumberID: id } of stored) {
    const response = await sender.send(at(remove, `${path.replace(/\/$/, "")}/${id}`));
    if (response.status !== 200) return false;
  }
  // A server may report a removal without carrying it out.
  return stored.length === 0 || (await sender.send(at(list, path))).body.toString().trim() === "[]";
}
