// npm run release [-- --dry-run] [--version X.Y.Z]: makes a release of the repository it is run in; pushes nothing.
import { parseArgs } from "node:util";
import { release } from "./release.ts";
import { createWorkspace } from "./workspace.ts";

const usage = `Usage: npm run release -- [options]

Make a release of this repository. It does not push or publish anything.

  --dry-run          print the plan and change nothing
  --version <X.Y.Z>  version of the packages [the next one]
  --help             print this text

Exit codes:
  0  released, or the plan is printed
  1  no release was made
  2  wrong usage
`;

const options = {
  "dry-run": { type: "boolean", default: false },
  version: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

function readFlags() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(
      `release: ${error instanceof Error ? error.message : String(error)}; --help lists the flags\n`,
    );
    process.exit(2);
  }
}

const values = readFlags();
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const folder = process.cwd();
const say = (line: string) => console.log(line);
try {
  const isDone = await release({
    folder,
    workspace: createWorkspace(folder),
    date: new Date().toISOString().slice(0, 10),
    dryRun: values["dry-run"],
    ...(values.version !== undefined && { version: values.version }),
    say,
  });
  if (!isDone) process.exitCode = 1;
} catch (error) {
  console.error(`failed, and nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
