// Puts the writes that wait at one moment into groups, because what a commit costs is its fsync and its round trips.
import { StoreUnavailable } from "../phone-number-store.ts";

export interface CommitQueue<Write> {
  /** Queues the write. @throws StoreUnavailable once the queue is closed. */
  add(write: Write): void;
  /** How many writes wait for a group to take them. */
  pending(): number;
  /** Resolves when what is queued has been worked on; whatever comes later is refused. Safe to call twice. */
  close(): Promise<void>;
}

export interface CommitQueueOptions<Write> {
  /** Commits a group and tells its callers. Never rejects. */
  readonly commit: (group: readonly Write[]) => Promise<void>;
  /** The most writes of a group. */
  readonly groupLimit: number;
  /** The most groups at the same time. */
  readonly lanes: number;
}

/** As long as fewer writes than these are under way, nothing is to be gained by gathering more. */
const few = 4;
/**
 * Milliseconds for which writes gather while a group is under way, unless they are a full one. A database nearby has
 * committed by then, and they are its next group; one that is far away, or waits for a lock, does not hold them up.
 */
const patience = 2;

interface Waiting<Write> {
  readonly write: Write;
  readonly turn: number;
}

/** The writes that wait, a line a contact. */
interface Lines<Write> {
  add(write: Write): void;
  isEmpty(): boolean;
  /** How many writes have not been taken. */
  count(): number;
  /** Takes up to `limit` writes of contacts that are free, in order of arrival; their contacts are not free until freed. */
  take(limit: number): { readonly group: readonly Write[]; readonly contactIDs: readonly string[] };
  free(contactIDs: readonly string[]): void;
}

/** Creates the queue. The groups under way never share a contact, so that each contact keeps its order. */
export function createCommitQueue<Write extends { readonly contactID: string }>(
  options: CommitQueueOptions<Write>,
): CommitQueue<Write> {
  const { commit, groupLimit, lanes } = options;
  const lines = createLines<Write>();
  const pace = createPace(groupLimit);
  const whenIdle: (() => void)[] = [];
  let launching = false;
  let gathering = false;
  let closing = false;
  const isIdle = (): boolean => pace.groups() === 0 && lines.isEmpty();

  const launch = async (): Promise<void> => {
    launching = false;
    const { group, contactIDs } = lines.take(groupLimit);
    pace.began(group.length);
    schedule();
    await commit(group);
    pace.ended(group.length);
    lines.free(contactIDs);
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

/** The groups under way, and how long writes gather beside them. */
interface Pace {
  began(writes: number): void;
  ended(writes: number): void;
  groups(): number;
  /** The milliseconds that are left until the next group, when as many writes wait for it. */
  left(waiting: number): number;
}

function createPace(groupLimit: number): Pace {
  let groups = 0;
  let underWay = 0;
  let last = 0;
  return {
    began(writes) {
      groups++;
      underWay += writes;
      last = performance.now();
    },
    ended(writes) {
      groups--;
      underWay -= writes;
    },
    groups: () => groups,
    left: (waiting) => (underWay < few || waiting >= groupLimit ? 0 : last + patience - performance.now()),
  };
}

function createLines<Write extends { readonly contactID: string }>(): Lines<Write> {
  const ready = new Map<string, Waiting<Write>[]>();
  /** Lines of contacts that a group is working on. */
  const held = new Map<string, Waiting<Write>[]>();
  let turn = 0;
  let waiting = 0;
  return {
    add(write) {
      waiting++;
      const line = held.get(write.contactID) ?? ready.get(write.contactID);
      if (line) line.push({ write, turn: turn++ });
      else ready.set(write.contactID, [{ write, turn: turn++ }]);
    },
    isEmpty: () => ready.size === 0,
    count: () => waiting,
    take(limit) {
      const group: Waiting<Write>[] = [];
      const contactIDs: string[] = [];
      for (const [contactID, line] of ready) {
        ready.delete(contactID);
        group.push(...line.splice(0, limit - group.length));
        held.set(contactID, line);
        contactIDs.push(contactID);
        if (group.length === limit) break;
      }
      waiting -= group.length;
      group.sort((one, other) => one.turn - other.turn);
      return { group: group.map(({ write }) => write), contactIDs };
    },
    free(contactIDs) {
      for (const contactID of contactIDs) {
        const line = held.get(contactID) ?? [];
        held.delete(contactID);
        if (line.length > 0) ready.set(contactID, line);
      }
    },
  };
}
