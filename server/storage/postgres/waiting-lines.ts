// The writes that wait for a group, a line a contact, so that each contact keeps its order.
import type { Partition } from "./shards.ts";

export interface Group<Write> {
  readonly writes: readonly Write[];
  readonly partition: Partition;
  /** Lets later writes of the group's contacts be taken. */
  free(): void;
}

export interface WaitingLines<Write> {
  add(write: Write): void;
  /** Whether no contact is free that has a write waiting. */
  isEmpty(): boolean;
  /** How many writes have not been taken. */
  count(): number;
  /**
   * Takes up to `limit` writes of one partition, in order of arrival; their contacts are not free until the group is.
   * Undefined when no partition may start now.
   */
  take(limit: number, mayStart: (partition: Partition) => boolean): Group<Write> | undefined;
}

interface Waiting<Write> {
  readonly write: Write;
  readonly turn: number;
  readonly partition: Partition;
}

/** The waiting writes of one contact. */
type Line<Write> = Waiting<Write>[];

export function createWaitingLines<Write extends { readonly contactID: string }>(
  partitionOf: (write: Write) => Partition,
): WaitingLines<Write> {
  const lines = new Map<string, Line<Write>>();
  /** Lines whose contacts are free, by the partition of their first write. The partition that waits longest comes first. */
  const ready = new Map<Partition, Set<Line<Write>>>();
  let turn = 0;
  let waiting = 0;
  const free = (line: Line<Write>, contactID: string): void => {
    const [first] = line;
    if (first === undefined) return void lines.delete(contactID);
    const sameWay = ready.get(first.partition);
    if (sameWay) sameWay.add(line);
    else ready.set(first.partition, new Set([line]));
  };
  return {
    add(write) {
      waiting++;
      const { contactID } = write;
      const place = { write, turn: turn++, partition: partitionOf(write) };
      const line = lines.get(contactID);
      if (line) return void line.push(place);
      const own = [place];
      lines.set(contactID, own);
      free(own, contactID);
    },
    isEmpty: () => ready.size === 0,
    count: () => waiting,
    take(limit, mayStart) {
      for (const [partition, sameWay] of ready) {
        if (!mayStart(partition)) continue;
        ready.delete(partition);
        const taken = takeFrom(sameWay, partition, limit);
        if (sameWay.size > 0) ready.set(partition, sameWay);
        waiting -= taken.writes.length;
        return { partition, writes: taken.writes, free: () => taken.lines.forEach(free) };
      }
      return undefined;
    },
  };
}

/** Takes the writes of the partition from the beginnings of the lines. Returns them with the lines by their contacts. */
function takeFrom<Write extends { readonly contactID: string }>(
  sameWay: Set<Line<Write>>,
  partition: Partition,
  limit: number,
): { readonly writes: Write[]; readonly lines: Map<string, Line<Write>> } {
  const taken: Waiting<Write>[] = [];
  const lines = new Map<string, Line<Write>>();
  for (const line of sameWay) {
    sameWay.delete(line);
    const other = line.findIndex((waiting) => waiting.partition !== partition);
    const own = line.splice(0, Math.min(limit - taken.length, other < 0 ? line.length : other));
    taken.push(...own);
    if (own[0]) lines.set(own[0].write.contactID, line);
    if (taken.length === limit) break;
  }
  taken.sort((one, other) => one.turn - other.turn);
  return { writes: taken.map(({ write }) => write), lines };
}
