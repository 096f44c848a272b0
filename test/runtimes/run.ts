// npm run test:runtimes: runs the portable suite, the recipes of docs/client.md and older TypeScripts on the packed client.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { packClient } from "../packaging/packed-client.ts";
import { platforms } from "./platforms.ts";
import { startServers } from "./servers.ts";

const here = import.meta.dirname;
const pagePort = 41_873;

const only = process.argv.slice(2);
if (only.includes("--help")) {
  console.log(
    `Usage: npm run test:runtimes -- [platform...]\n\nTest the packed client on each platform.\n\nPlatforms: ${Object.keys(platforms).join(", ")}`,
  );
  process.exit();
}
const unknown = only.filter((name) => !Object.hasOwn(platforms, name));
if (unknown.length > 0) {
  console.error(`test:runtimes: unknown platform ${unknown.join(", ")}; --help lists them`);
  process.exit(2);
}
if (!existsSync(join(here, "node_modules"))) {
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
}
const packed = await packClient();
const servers = await startServers(`http://127.0.0.1:${pagePort}`);
let failed = false;
try {
  for (const [name, run] of Object.entries(platforms)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const outcome = await run({
      project: packed.project,
      tools: join(here, "node_modules"),
      urls: servers.urls,
      pagePort,
    })
      .then(({ checks, failures }) => ({ text: `${checks - failures.length} of ${checks}`, failures }))
      .catch((error: Error) => ({ text: "did not run", failures: [error.message] }));
    console.log(`${name.padEnd(28)} ${outcome.text}`);
    for (const failure of outcome.failures) console.log(`  ${failure}`);
    failed ||= outcome.failures.length > 0;
  }
} finally {
  await servers.close();
  packed.remove();
}
process.exitCode = failed ? 1 : 0;
