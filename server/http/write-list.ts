// Writes a long list over several turns of the event loop: a contact of maximum size would block all other callers.
import { setImmediate as nextTurn } from "node:timers/promises";

/** Twenty-five numbers of maximum length are 0.6 MB of XML. */
export const itemsPerPart = 25;
/** Parts of short texts share a turn. */
export const charactersPerTurn = 64 * 1024;

/** Maximum lists being written, because they hold memory. Further ones are written in one turn, then sent or aborted. */
export const maxListsInProgress = 8;

/** Whether a list is written in parts. */
export function isLongList(items: readonly unknown[]): boolean {
  return items.length > itemsPerPart;
}

/** The bytes of the whole list in JSON or XML. `write` gets one part of it after another. */
export async function writeList(
  write: (items: readonly unknown[]) => string,
  items: readonly unknown[],
  isXml: boolean,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let [start, end] = ["", ""];
  let writtenInTurn = 0;
  for (let index = 0; index < items.length; index += itemsPerPart) {
    if (writtenInTurn > charactersPerTurn) {
      await nextTurn();
      writtenInTurn = 0;
    }
    const text = write(items.slice(index, index + itemsPerPart));
    writtenInTurn += text.length;
    const inner = isXml ? text.indexOf(">") + 1 : 1;
    const outer = isXml ? text.lastIndexOf("</") : text.length - 1;
    const before = isXml || index === 0 ? "" : ",";
    [start, end] = [text.slice(0, inner), text.slice(outer)];
    parts.push(Buffer.from(before + text.slice(inner, outer)));
  }
  return Buffer.concat([Buffer.from(start), ...parts, Buffer.from(end)]);
}
