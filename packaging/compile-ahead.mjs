// Started by the build in a process of its own: serves, is asked once for what is usual, and keeps what was compiled meanwhile.
// Plain JavaScript, since nothing else is to be loaded in that process.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [cli] = process.argv.slice(2);
const folder = mkdtempSync(join(dirname(cli), "compile-ahead-"));
const listening = new Promise((resolve) => {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text, ...rest) => {
    const url = /^listening on (\S+)/.exec(String(text))?.[1];
    if (url === undefined) return write(text, ...rest);
    resolve(url);
    return true;
  };
});

process.argv.splice(1, 2, cli, "serve", "--port", "0", "--database", join(folder, "a.sqlite"), "--log-level", "silent");
const { compiledFile, script } = createRequire(import.meta.url)(cli);
process.once("exit", (code) => {
  if (code === 0) writeFileSync(compiledFile, script.createCachedData());
  rmSync(folder, { recursive: true, force: true });
});

const url = `${await listening}/v1/Contacts/1/PhoneNumbers`;
const headers = { "content-type": "application/json" };
await (await fetch(url)).text();
await (await fetch(url, { method: "POST", headers, body: '[{"PhoneNumber":"+44 20 7946 0000"}]' })).text();
await (await fetch(url, { headers: { accept: "application/xml" } })).text();
process.kill(process.pid, "SIGTERM");
