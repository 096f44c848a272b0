// Runs Schemathesis (PyPI) on the server with the hook that teaches it the form.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { here, ofPython, pythonBin, workFolder } from "./tools.ts";

const examples = "20";

/** One sentence: cases, and whether a server fault was found. @throws Error when it cannot be run. */
export async function runSchemathesis(
  url: string,
  run: (command: readonly string[], cwd: string, env?: Record<string, string>) => Promise<string>,
): Promise<string> {
  const command = [
    pythonBin("schemathesis"),
    ...["run", join(workFolder, "openapi.yaml"), "--url", url, "--max-examples", examples, "--seed", "1"],
    ...["--checks", "not_a_server_error,response_schema_conformance,content_type_conformance,status_code_conformance"],
    ...["--phases", "examples,coverage,fuzzing", "--no-color", "--continue-on-failure"],
  ];
  const env = { SCHEMATHESIS_HOOKS: join(here, "schemathesis_hooks.py") };
  const output = await run(command, workFolder, env).catch((error: { stdout?: string }) => {
    if (!/test cases/i.test(error.stdout ?? "")) throw error;
    return error.stdout ?? "";
  });
  writeFileSync(join(workFolder, "schemathesis.txt"), output);
  const [, cases, passed] = /^ *(\d+) generated, (\d+) passed/m.exec(output) ?? [];
  if (cases === undefined) throw new Error("Schemathesis printed no count of its cases");
  const warnings = /^Schema validation mismatch: .*$/m.exec(output)?.[0];
  const warning = warnings === undefined ? "" : ` It warns: "${warnings}".`;
  return `Schemathesis ${ofPython("schemathesis")} with the hook below: ${passed} of ${cases} cases passed.${warning}`;
}
