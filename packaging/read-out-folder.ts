// Reads the command line of the scripts that build a package.
import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** The folder to write to. Ends the process for --help (0) and for a wrong argument (2). */
export function readOutFolder({
  script,
  what,
  folder,
}: Readonly<Record<"script" | "what" | "folder", string>>): string {
  try {
    const options = { out: { type: "string" }, help: { type: "boolean", default: false } } as const;
    const { values } = parseArgs({ options });
    if (!values.help) return resolve(values.out ?? resolve(import.meta.dirname, "..", folder));
    process.stdout.write(
      `Usage: npm run ${script} -- [--out FOLDER]\n\nBuild ${what}.\n\n  --out FOLDER  folder to write [${folder}]\n  --help        print this text\n`,
    );
    process.exit();
  } catch (error) {
    process.stderr.write(`${script}: ${(error as Error).message}\n`);
    process.exit(2);
  }
}
