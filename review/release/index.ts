// npm run release [-- --dry-run] [--version X.Y.Z]: makes a release of the repository it is run in; pushes nothing.
import { parseArgs } from "node:util";
import { release } from "./release.ts";
import { createWorkspace } from "./workspace.ts";

const { values } = parseArgs({
  options: { "dry-run": { type: "boolean", default: false }, version: { type: "string" } },
});
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
