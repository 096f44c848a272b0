// Every source file of the project, and what it imports.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { root } from "./contract.ts";

export const folders = [
  "generate",
  "generated",
  "runtime",
  "packaging",
  "server",
  "client",
  "conformance",
  "review",
  "test",
  "bench",
];

/** Installed packages, and what npm run interop generates. */
const foreign = /node_modules|test\/interop\/work/;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !foreign.test(entry.parentPath))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

export const files = folders.flatMap(sources);
export const imports = files.flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  const names = [...text.matchAll(/^(?:import|export)[^;]*?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm)];
  return names.map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? "";
    return { file, name, to: name.startsWith(".") ? relative(root, resolve(root, dirname(file), name)) : name };
  });
});

export const isOurs = (to: string) => folders.some((folder) => to.startsWith(`${folder}/`));
