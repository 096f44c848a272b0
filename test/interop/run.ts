// npm run interop [-- --write] [-- --only TEXT]: generates clients with other projects' tools and calls the server with them.
import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { createOpenAccess } from "../../server/auth/authorize.ts";
import { contractScopes } from "../../server/contract-scopes.ts";
import { root } from "../support/contract.ts";
import { startTestServer } from "../support/server.ts";
import { type Cells, columns, type Result, table, withTable } from "./matrix.ts";
import { runSchemathesis } from "./schemathesis.ts";
import { here, pythonBin, type Tool, tools, workFolder } from "./tools.ts";

const usage = `Usage: npm run interop -- [--write] [--only TEXT]

Generate clients of the served contract with other projects' tools, compile them, and call the server with them.

  --write      write the table into docs/interoperability.md
  --only TEXT  the tools whose name contains this text
  --help       print this text

Exit codes:
  0  every cell is as expected
  1  one is not
  2  wrong usage
`;
const limitMs = 900_000;
const execute = promisify(execFile);

function readArguments() {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ options: { write: flag, help: flag, only: { type: "string", default: "" } } }).values;
  } catch (error) {
    process.stderr.write(`interop: ${(error as Error).message}\n`);
    process.exit(2);
  }
}

async function run([program = "", ...args]: readonly string[], cwd: string, env: Record<string, string> = {}) {
  const options = { cwd, env: { ...process.env, ...env }, timeout: limitMs, maxBuffer: 64 * 1024 * 1024 };
  return (await execute(program, args, options)).stdout;
}

/** The first line that says something, for a cell. */
function reasonOf(error: unknown): string {
  const { stdout = "", stderr = "", message } = error as { stdout?: string; stderr?: string; message: string };
  const lines = `${stdout}\n${stderr}\n${message}`
    .split("\n")
    .filter((line) => /error|refused|not found|cannot/i.test(line));
  return (lines[0] ?? message).trim().slice(0, 200);
}

async function install(): Promise<void> {
  if (!existsSync(join(here, "node_modules")))
    await run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], here);
  if (existsSync(pythonBin("schemathesis"))) return;
  await run(["python3", "-m", "venv", join(here, ".venv")], here);
  await run([pythonBin("pip"), "install", "--quiet", "-r", "requirements.txt"], here);
}

async function compile(folder: string, program: string): Promise<void> {
  if (program.endsWith(".py")) return void (await run([pythonBin("python"), "-m", "compileall", "-q", "."], folder));
  const tsc = join(here, "node_modules/typescript/bin/tsc");
  const flags =
    "--noEmit --allowImportingTsExtensions --strict --skipLibCheck --target es2022 --lib es2023,dom,dom.iterable --module esnext";
  const resolution = `--moduleResolution bundler --types node --typeRoots ${join(root, "node_modules/@types")}`;
  await run([process.execPath, tsc, ...flags.split(" "), ...resolution.split(" "), program], folder);
}

async function tryTool(tool: Tool, url: string): Promise<Result> {
  const folder = join(workFolder, tool.program.replace(/\.\w+$/, ""));
  const document = join(workFolder, tool.document);
  const result = (cells: Cells): Result => ({ name: tool.name, version: tool.version, document: tool.document, cells });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    const env = { INTEROP_FOLDER: folder, INTEROP_DOCUMENT: document };
    for (const command of tool.generate(document, join(folder, "generated"))) await run(command, folder, env);
  } catch (error) {
    return result({ generates: `not available: ${reasonOf(error)}` });
  }
  for (const name of ["steps.ts", tool.program]) copyFileSync(join(here, "programs", name), join(folder, name));
  const compiles = await compile(folder, tool.program).then(() => "yes", reasonOf);
  const runner = tool.program.endsWith(".py")
    ? [pythonBin("python")]
    : [process.execPath, join(root, "node_modules/tsx/dist/cli.mjs")];
  try {
    const out = await run([...runner, tool.program], folder, { BASE_URL: url, CONTACT: tool.program });
    return result({ generates: "yes", compiles, ...(JSON.parse(out.trim().split("\n").at(-1) ?? "") as Cells) });
  } catch (error) {
    return result({ generates: "yes", compiles, POST: reasonOf(error) });
  }
}

const { write, help, only } = readArguments();
if (help) {
  process.stdout.write(usage);
  process.exit();
}
mkdirSync(workFolder, { recursive: true });
await install();
// Access control is off, as with the defaults.
const securityHandlers = { bearerToken: createOpenAccess(contractScopes) };
const server = await startTestServer({ openAccess: true, securityHandlers });
const results: Result[] = [];
try {
  for (const name of ["openapi.yaml", "openapi.json-only.yaml"])
    writeFileSync(join(workFolder, name), await (await fetch(`${server.url}/${name}`)).text());
  for (const tool of tools.filter(({ name }) => name.includes(only))) {
    const result = await tryTool(tool, server.url);
    results.push(result);
    const cells = columns.map((column) => `${column}: ${result.cells[column] ?? "no"}`);
    process.stdout.write(`${tool.name} ${tool.version}\n  ${cells.join("\n  ")}\n`);
  }
  const schemathesis = await runSchemathesis(server.url, run).catch(
    (error: unknown) => `not available: ${reasonOf(error)}`,
  );
  process.stdout.write(`Schemathesis\n  ${schemathesis}\n`);
  if (write) {
    const file = join(root, "docs/interoperability.md");
    const date = new Date().toISOString().slice(0, 10);
    writeFileSync(file, withTable(readFileSync(file, "utf8"), `${table(results, date)}\n\n${schemathesis}`));
  }
  if (results.some(({ cells }) => columns.some((column) => cells[column] !== "yes"))) process.exitCode = 1;
} finally {
  await server.close();
}
