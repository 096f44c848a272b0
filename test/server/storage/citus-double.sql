-- A plain PostgreSQL that shows the catalogue of Citus, and refuses what Citus refuses: a transaction of two shards.
CREATE TABLE pg_dist_shard (logicalrelid regclass, shardid bigint, shardminvalue text);
CREATE TABLE pg_dist_placement (shardid bigint, groupid int4);
CREATE TABLE pg_dist_node (groupid int4, nodename text, nodeport int4, noderole text);
INSERT INTO pg_dist_node VALUES (1, 'one', 5432, 'primary'), (2, 'two', 5432, 'primary'),
  (1, 'standby of one', 5432, 'secondary'), (2, 'standby of two', 5432, 'secondary');
INSERT INTO pg_dist_shard
  SELECT name::regclass, shard + 100 * (name = 'idempotency')::int4, (-2147483648 + shard * 1073741824)::text
  -- A catalogue has no order.
  FROM generate_series(3::bigint, 0, -1) AS shards (shard), unnest(ARRAY['contacts', 'idempotency']) AS names (name);
INSERT INTO pg_dist_placement SELECT shardid, 1 + shardid % 2 FROM pg_dist_shard;

CREATE FUNCTION refuse_second_shard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shard text := ((hashtext(NEW.contact_id)::bigint + 2147483648) / 1073741824)::text;
  before text := current_setting('double.shard', true);
BEGIN
  IF before <> '' AND before <> shard THEN
    RAISE EXCEPTION 'could not run distributed query with FOR UPDATE' USING ERRCODE = '0A000';
  END IF;
  PERFORM set_config('double.shard', shard, true);
  RETURN NEW;
END $$;
CREATE TRIGGER one_shard BEFORE INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION refuse_second_shard();
