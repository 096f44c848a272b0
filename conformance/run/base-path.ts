// Detects a target URL without the path of the contract's servers, before every request gets 404.
import { isList, member } from "../contract/document.ts";
import type { Probe } from "../http/message.ts";
import { createProbe } from "../session/probes.ts";
import type { Session } from "../session/session.ts";

/** @throws Error if the contract's paths exist below the path of its servers, but not directly below the target. */
export async function refuseWrongBase(session: Session): Promise<void> {
  const { base } = session;
  const path = serverPath(session);
  const own = base.pathname.replace(/\/$/, "");
  const operation = session.declared.find(({ method }) => method === "GET") ?? session.declared[0];
  if (operation === undefined || path === undefined || path === "" || own.endsWith(path)) return;
  const probe: Probe = { ...createProbe(session, operation), method: "GET", body: undefined, stores: false };
  const statusAt = async (at: URL) =>
    (await session.send(operation, { ...probe, isOutside: true, base: at }, { once: true })).received.status;
  const other = new URL(path, base);
  if ((await statusAt(base)) === 404 && ![0, 404].includes(await statusAt(other)))
    throw new Error(`the paths of the contract are at ${other.href}, not at ${base.href}: use that URL`);
}

/** Path of the contract's first server; undefined without a server, or if its URL has variables. */
function serverPath({ document, base }: Session): string | undefined {
  const servers = member(document.root, "servers");
  const url = isList(servers) ? member(servers[0], "url") : undefined;
  if (typeof url !== "string" || url.includes("{") || !URL.canParse(url, base.href)) return undefined;
  return new URL(url, base).pathname.replace(/\/$/, "");
}
