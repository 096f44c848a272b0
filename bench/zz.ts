// Scratch.
import { openLoop } from "./open-loop.ts";
import { compileTargets, guardedOnSqlite, ourEdge, oursInMemory, oursOnSqlite, raw, start } from "./target.ts";

await compileTargets();
const [, , kind, rate, conns, items = "2", secs = "4"] = process.argv;
const t =
  kind === "mem"
    ? oursInMemory
    : kind === "raw"
      ? raw
      : kind === "edge"
        ? ourEdge
        : kind === "guarded"
          ? guardedOnSqlite("/tmp/ops-look/zz.sqlite")
          : oursOnSqlite("/tmp/ops-look/zz.sqlite");
const s = await start(t);
console.log(await openLoop(s, { rate: 3000, seconds: 2, connections: 50, items: Number(items) }));
console.log(
  await openLoop(s, { rate: Number(rate), seconds: Number(secs), connections: Number(conns), items: Number(items) }),
);
await s.stop();
