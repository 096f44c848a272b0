// npm run mutate: how many defects the tests find, by kind of defect. Writes results.json and docs/strength.md.
import { parseArgs } from "node:util";
import { type KindScore, kinds } from "./kinds.ts";
import { describeStrength, keep, publish } from "./strength.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    since: { type: "string" },
    only: { type: "string" },
    publish: { type: "boolean" },
  },
});
const unknown = positionals.filter((name) => !kinds.some((kind) => kind.name === name));
const sample = values.sample === undefined ? undefined : Number(values.sample);
if (unknown.length > 0 || (sample !== undefined && !(Number.isInteger(sample) && sample > 0))) {
  const names = kinds.map(({ name }) => name).join("|");
  console.error(`npm run mutate [-- ${names}] [--sample N] [--since commit] [--only run] [--publish]`);
  process.exit(2);
}
for (const kind of values.publish ? [] : kinds) {
  if (positionals.length > 0 && !positionals.includes(kind.name)) continue;
  const { since, only } = values;
  const measured = (units: KindScore["units"]) => {
    if (sample === undefined) keep({ name: kind.name, units }, false);
  };
  const score = await kind.run({ sample, since, only, measured });
  if (sample === undefined) keep(score, since === undefined && only === undefined);
  const today = new Date().toISOString().slice(0, 10);
  console.log(describeStrength({ [kind.name]: { measured: today, units: score.units } }, [kind]));
}
if (sample === undefined) publish(kinds);
