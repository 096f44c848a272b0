// The shards of a distributed database (Citus): a transaction that locks rows may reach one shard of the contacts only.
import type { Pool } from "pg";
import type { Idempotency } from "../phone-number-store.ts";
import { hashText } from "./hash-text.ts";
import { type ConnectionOptions, createLoneClient } from "./open-database.ts";

/** The writes that may share a group: their contacts are in one shard, and their keys on one server. */
export interface Partition {
  /** Servers that the group's transaction writes to. */
  readonly servers: string;
}

export type PartitionOf = (write: {
  readonly contactID: string;
  readonly idempotency?: Idempotency | undefined;
}) => Partition;

export interface Shards {
  readonly isDistributed: boolean;
  readonly partitionOf: PartitionOf;
  /** Reads again which shards there are, after an error that a move or split of a shard can have caused. Never rejects. */
  refresh(): Promise<void>;
}

const whole: Partition = { servers: "" };

/** A database that is one server: all writes may share groups. */
export const oneShard: Shards = { isDistributed: false, partitionOf: () => whole, refresh: async () => undefined };

interface Shard {
  /** The least hash that is in the shard. */
  readonly minimum: number;
  readonly server: string;
}

interface Layout {
  readonly contacts: readonly Shard[];
  readonly idempotency: readonly Shard[];
}

/** Asks the database whether and how the tables are distributed. */
export async function readShards(pool: Pool, options: ConnectionOptions): Promise<Shards> {
  const { rows: catalogue } = await pool.query<{ exists: boolean }>(
    "SELECT to_regclass('pg_dist_shard') IS NOT NULL AS exists",
  );
  if (catalogue[0]?.exists !== true) return oneShard;
  let layout = await readLayout(options);
  if (layout.contacts.length === 0) return oneShard;
  let partitions = new Map<string, Partition>();
  let refreshing: Promise<void> | undefined;
  const refresh = async (): Promise<void> => {
    const found = await readLayout(options).catch(() => layout);
    refreshing = undefined;
    if (JSON.stringify(found) !== JSON.stringify(layout)) [layout, partitions] = [found, new Map()];
  };
  return {
    isDistributed: true,
    partitionOf({ contactID, idempotency }) {
      const shard = findShard(layout.contacts, contactID);
      const keyServer = idempotency && findShard(layout.idempotency, idempotency.key)?.server;
      const servers = [...new Set([shard?.server, keyServer ?? shard?.server])].join(" ");
      const name = `${shard?.minimum} ${servers}`;
      const partition = partitions.get(name) ?? { servers };
      partitions.set(name, partition);
      return partition;
    },
    refresh() {
      refreshing ??= refresh();
      return refreshing;
    },
  };
}

/** On a connection outside the pool: with the pool's planner settings the server compiles (JIT) this statement for a second. */
async function readLayout(options: ConnectionOptions): Promise<Layout> {
  const client = createLoneClient(options);
  try {
    await client.connect();
    const { rows } = await client.query<Shard & { readonly isContacts: boolean }>(
      `SELECT logicalrelid = 'contacts'::regclass AS "isContacts", shardminvalue::int4 AS minimum,
         nodename || ':' || nodeport AS server
       FROM pg_dist_shard JOIN pg_dist_placement USING (shardid) JOIN pg_dist_node USING (groupid)
       WHERE logicalrelid IN ('contacts'::regclass, 'idempotency'::regclass) AND noderole = 'primary'
         AND shardminvalue IS NOT NULL
       ORDER BY shardminvalue::int4`,
    );
    const of = (isContacts: boolean) =>
      rows.filter((row) => row.isContacts === isContacts).map(({ minimum, server }): Shard => ({ minimum, server }));
    return { contacts: of(true), idempotency: of(false) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The last shard that begins at or before the hash of the text. */
function findShard(shards: readonly Shard[], text: string): Shard | undefined {
  const hash = hashText(text);
  let [low, high] = [0, shards.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((shards[middle]?.minimum ?? 0) <= hash) low = middle;
    else high = middle;
  }
  return shards[low];
}
