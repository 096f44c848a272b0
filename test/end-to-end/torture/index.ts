// The long run of the crash test: npm run torture -- --rounds 1000.
import { parseArgs } from "node:util";
import { crashRounds } from "./crash-rounds.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "100" } } });
const report = await crashRounds(Number(values.rounds), (round) => {
  if (round % 10 === 0) process.stderr.write(`${round} rounds\n`);
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.problems.length > 0 ? 1 : 0;
