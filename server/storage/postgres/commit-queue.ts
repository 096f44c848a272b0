// Puts the writes that wait at one moment into groups, because what a commit costs is its fsync and its round trips.
import { StoreUnavailable } from "../phone-number-store.ts";
import type { Partition } from "./shards.ts";
import { createWaitingLines, type Group } from "./waiting-lines.ts";

export interface CommitQueue<Write> {
  /** Queues the write. @throws StoreUnavailable once the queue is closed. */
  add(write: Write): void;
  /** How many writes wait for a group to take them. */
  pending(): number;
  /** Resolves when what is queued has been worked on; whatever comes later is refused. Safe to call twice. */
  close(): Promise<void>;
}

export interface CommitQueueOptions<Write> {
  /** Commits a group and tells its callers. Never rejects. Returns false when the database was unavailable. */
  readonly commit: (group: readonly Write[]) => Promise<boolean>;
  /** The writes of one partition may share a group. */
  readonly partitionOf: (write: Write) => Partition;
  /** The most writes of a group. */
  readonly groupLimit: number;
  /** The most groups at the same time. */
  readonly lanes: number;
}

/** With fewer writes in flight, gathering more gains nothing. */
const few = 4;
/**
 * Milliseconds for which writes gather while a group is in flight, unless they fill a group. A nearby database has
 * committed by then, and they are its next group; a distant one, or a wait for a lock, does not delay them.
 */
const patience = 2;

/** Creates the queue. The groups in flight never share a contact, so that each contact keeps its order. */
export function createCommitQueue<Write extends { readonly contactID: string }>(
  options: CommitQueueOptions<Write>,
): CommitQueue<Write> {
  const { commit, groupLimit, lanes, partitionOf } = options;
  const lines = createWaitingLines<Write>(partitionOf);
  const pace = createPace(groupLimit);
  const whenIdle: (() => void)[] = [];
  let launching = false;
  let gathering = false;
  let closing = false;
  const isIdle = (): boolean => pace.groups() === 0 && lines.isEmpty();

  const launch = async (): Promise<void> => {
    launching = false;
    const group = lines.take(groupLimit, pace.mayStart);
    // What waits for an unavailable server is looked at again when the group in flight for it has ended.
    if (group === undefined) return;
    pace.began(group);
    schedule();
    pace.ended(group, await commit(group.writes));
    group.free();
    schedule();
    if (isIdle()) for (const tell of whenIdle.splice(0)) tell();
  };
  const gathered = (): void => {
    gathering = false;
    schedule();
  };
  const schedule = (): void => {
    if (launching || pace.groups() >= lanes || lines.isEmpty()) return;
    const left = pace.left(lines.count());
    launching = left <= 0;
    if (launching) setImmediate(() => void launch());
    else if (!gathering) setTimeout(gathered, left);
    gathering ||= !launching;
  };

  return {
    add(write) {
      if (closing) throw new StoreUnavailable("The store is closed");
      lines.add(write);
      schedule();
    },
    pending: () => lines.count(),
    close() {
      closing = true;
      return isIdle() ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve));
    },
  };
}

type UnderWay = Pick<Group<unknown>, "writes" | "partition">;

/** The groups in flight, and how long writes gather meanwhile. */
interface Pace {
  began(group: UnderWay): void;
  ended(group: UnderWay, isAvailable: boolean): void;
  /** The unavailable servers of a distributed database share a single lane, so that the others keep theirs. */
  mayStart(partition: Partition): boolean;
  groups(): number;
  /** The milliseconds that are left until the next group, when as many writes wait for it. */
  left(waiting: number): number;
}

function createPace(groupLimit: number): Pace {
  const groupsOf = new Map<string, number>();
  /** Servers whose last group failed. A group that spans two servers does not tell which of them is missing. */
  const unavailable = new Set<string>();
  let groups = 0;
  let underWay = 0;
  let last = 0;
  const count = ({ writes, partition: { servers } }: UnderWay, change: 1 | -1): void => {
    groups += change;
    underWay += change * writes.length;
    groupsOf.set(servers, (groupsOf.get(servers) ?? 0) + change);
  };
  return {
    began(group) {
      count(group, 1);
      last = performance.now();
    },
    ended(group, isAvailable) {
      count(group, -1);
      if (isAvailable) unavailable.delete(group.partition.servers);
      else unavailable.add(group.partition.servers);
    },
    mayStart: ({ servers }) =>
      !unavailable.has(servers) || [...unavailable].every((each) => (groupsOf.get(each) ?? 0) === 0),
    groups: () => groups,
    left: (waiting) => (underWay < few || waiting >= groupLimit ? 0 : last + patience - performance.now()),
  };
}
