// The recipes of docs/client.md: code blocks after a comment that names them, run as they stand.
import { execFile } from "node:child_process";
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, transform } from "esbuild";
import type { Context, Run } from "./platform.ts";

const execute = promisify(execFile);

/** Code by name: <!-- recipe: NAME --> and then a fenced block. */
export async function recipes(): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(import.meta.dirname, "../../docs/client.md"), "utf8");
  const blocks = [...text.matchAll(/<!-- recipe: ([\w-]+) -->\n+```\w+\n([\s\S]*?)```/g)];
  return Object.fromEntries(blocks.map(([, name = "", code = ""]) => [name, code]));
}

async function readRecipe(name: string): Promise<string> {
  const code = (await recipes())[name];
  if (code === undefined) throw new Error(`docs/client.md has no recipe ${name}`);
  return code;
}

/** Counts the tunnels that are opened through it. */
async function startProxy(): Promise<{ url: string; tunnels: () => number; close: () => void }> {
  let tunnels = 0;
  const proxy = createServer().on("connect", (request, socket) => {
    tunnels++;
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return { url, tunnels: () => tunnels, close: () => proxy.close() };
}

/** Runs a recipe in Node. One that exports a client is called with it; the last line printed is the status. */
export const runRecipe =
  (name: string, throughProxy?: string): Run =>
  async ({ project, tools, urls }: Context) => {
    for (const package_ of ["undici", "msw"]) {
      const link = join(project, "node_modules", package_);
      if (!existsSync(link)) symlinkSync(join(tools, package_), link);
    }
    const { code } = await transform(await readRecipe(name), { loader: "ts" });
    const call = 'console.log((await client.listPhoneNumbers({ contactID: "recipe" })).status); process.exit();';
    const file = join(project, `recipe-${name}.mjs`);
    writeFileSync(file, code.includes("export") ? `${code}\n${call}` : code);
    const proxy = await startProxy();
    const env = { ...process.env, PROXY: proxy.url, BASE_URL: urls["service"], CONTACTS_URL: urls["service"] };
    try {
      const { stdout } = await execute(process.execPath, [file], { env, timeout: 60_000 });
      const failures = stdout.trim() === "200" ? [] : [`printed ${stdout}`];
      if (throughProxy !== undefined && proxy.tunnels() === 0) failures.push(`did not go ${throughProxy}`);
      return { checks: 1, failures };
    } finally {
      proxy.close();
    }
  };

export const runWorkerRecipe: Run = async ({ project, tools, urls }) => {
  const stdin = { contents: await readRecipe("worker"), resolveDir: project, loader: "ts" } as const;
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: "esm", target: "es2022" });
  const { Miniflare } = createRequire(join(tools, "x"))("miniflare");
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? "",
    compatibilityDate: "2025-11-01",
    bindings: { CONTACTS_URL: urls["service"] },
  });
  try {
    const text = await (await worker.dispatchFetch("http://worker/")).text();
    return { checks: 1, failures: text === "200" ? [] : [`responded ${text}`] };
  } finally {
    await worker.dispose();
  }
};
