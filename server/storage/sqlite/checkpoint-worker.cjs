// Checkpoints the write-ahead log in a thread and on a connection of its own, so that writers do not wait for its fsync.
// Plain JavaScript, since a worker is started from its file: the sources have it as it is, dist/ with its package in it.
const { parentPort, workerData } = require("node:worker_threads");
const Database = require("better-sqlite3");

const port = parentPort;
if (port === null) throw new Error("not a worker thread");
const db = new Database(workerData.file, { fileMustExist: true });
db.pragma("synchronous = FULL");
/** While a round copies, writers go on. Each round has less to copy than the one before, until it is this little. */
const fewFrames = 100;
const mostRounds = 8;

port.on("message", (/** @type {"checkpoint" | "close"} */ message) => {
  if (message === "close") {
    db.close();
    port.close();
    return;
  }
  let frames = 0;
  for (let round = 0, before = Number.NEGATIVE_INFINITY; round < mostRounds; round++) {
    // PASSIVE copies what it can and waits for nobody, neither readers nor the writer.
    const [{ log }] = /** @type {[{ log: number }]} */ (db.pragma("wal_checkpoint(PASSIVE)"));
    frames = log;
    if (log - before <= fewFrames) break;
    before = log;
  }
  port.postMessage({ frames });
});
