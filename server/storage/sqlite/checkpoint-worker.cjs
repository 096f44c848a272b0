// Checkpoints the write-ahead log in a separate thread, on its own connection, so that writers do not wait for its fsync.
// Plain JavaScript, since a worker is started from its file, in the sources as in dist/.
const { parentPort, workerData } = require("node:worker_threads");

const port = parentPort;
if (port === null) throw new Error("not a worker thread");
const { module: driver, location, options, setup } = workerData;
/** @type {import("./driver.ts").SqliteModule} */
const { DatabaseSync } = require(driver);
const db = new DatabaseSync(location, options);
db.exec(setup);
// PASSIVE copies what it can without waiting for readers or the writer.
/** @type {import("./driver.ts").Statement<[], { log: number }>} */
const checkpoint = db.prepare("PRAGMA wal_checkpoint(PASSIVE)");
/** During a round writers go on. Each round has less to copy than the one before, until it is this little. */
const fewFrames = 100;
const maxRounds = 8;

port.on("message", (/** @type {"checkpoint" | "close"} */ message) => {
  if (message === "close") {
    db.close();
    port.close();
    return;
  }
  let frames = 0;
  for (let round = 0, before = Number.NEGATIVE_INFINITY; round < maxRounds; round++) {
    frames = checkpoint.get()?.log ?? 0;
    if (frames - before <= fewFrames) break;
    before = frames;
  }
  port.postMessage({ frames });
});
