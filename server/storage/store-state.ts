// The state of a store, whatever it stores: what the HTTP layer and metrics know of it.

export interface StoreLoad {
  /** Writes that no commit has taken yet. */
  readonly pendingWrites: number;
  /** Connections to the database that are open, at work, and what waits for one of them. */
  readonly connections: number;
  readonly connectionsInUse: number;
  readonly connectionWaiters: number;
}

/** What health, metrics and shutdown need of a store; the port extends it. */
export interface Store {
  /** What the store is busy with now. Costs nothing: no I/O. */
  load(): StoreLoad;
  /**
   * Asks the database whether it can be written to now, by writing something if the last write failed.
   * @throws StoreUnavailable when it cannot.
   */
  check(): Promise<void>;
  /** Waits for the writes in flight, then lets go of the database. Safe to call twice. */
  close(): Promise<void>;
}

/** The database is unavailable; the same call may succeed later. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  /** True: the connection was lost while committing, and only a read can tell whether the write is stored. */
  readonly mayBeStored: boolean;

  constructor(message: string, { mayBeStored = false, ...options }: ErrorOptions & { mayBeStored?: boolean } = {}) {
    super(message, options);
    this.mayBeStored = mayBeStored;
  }
}
