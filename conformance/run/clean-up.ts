// Removes what the run stored, contact by contact.
import type { Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import type { Sender } from "../http/send.ts";
import { createProbe } from "../session/probes.ts";
import type { Session } from "../session/session.ts";

const atOnce = 8;

/** Gives the number of lists in which something is left. It may take more requests than the run had. */
export async function cleanUp(session: Session, sender: Sender): Promise<number> {
  const paths = [...session.contacts.written()];
  const remove = session.operations.find(({ operationId }) => operationId === "removePhoneNumber");
  if (remove === undefined) return paths.length;
  sender.allowMore(Number.MAX_SAFE_INTEGER / 2);
  let left = 0;
  const worker = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop())
      if (!(await emptied(session, sender, remove, path).catch(() => false))) left++;
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return left;
}

async function emptied(session: Session, sender: Sender, remove: Operation, path: string): Promise<boolean> {
  const plain = createProbe(session, remove);
  const probe = (method: string, at: string): Probe => ({
    ...plain,
    headers: { ...plain.headers, accept: "application/json" },
    method,
    path: at,
  });
  const { status, body } = await sender.send(probe("GET", path));
  if (status !== 200) return false;
  const stored = JSON.parse(body.toString()) as readonly { readonly PhoneNumberID?: number }[];
  for (const { PhoneNumberID: id } of stored) {
    const removed = await sender.send(probe("DELETE", `${path.replace(/\/$/, "")}/${id}`));
    if (removed.status !== 200) return false;
  }
  return true;
}
