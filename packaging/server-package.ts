// npm run build:server: puts the built server into dist/server-package, ready for npm pack.
import { copyFile, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type ProjectManifest, serverManifest } from "./manifest.ts";
import { readOutFolder } from "./read-out-folder.ts";
import { compileCache } from "./server.ts";

const root = resolve(import.meta.dirname, "..");

const out = readOutFolder({ script: "build:server", what: "the server package", folder: "dist/server-package" });
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
// Compiled code is of one Node version and machine.
const filter = (source: string) => basename(source) !== compileCache;
await cp(join(root, "dist/server"), join(out, "server"), { recursive: true, filter });
const project = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as ProjectManifest;
await writeFile(join(out, "package.json"), `${JSON.stringify(serverManifest(project), null, 2)}\n`);
await writeFile(join(out, "README.md"), toPackagePage(await readFile(join(root, "docs/operations.md"), "utf8")));
for (const name of ["LICENSE", "openapi.yaml"]) await copyFile(join(root, name), join(out, name));

/** The page for operators, with the command that the package installs, and without links to pages that it does not contain. @throws Error when the page does not say where its commands run */
function toPackagePage(page: string): string {
  const here = "Run the commands in this\nrepository's folder after `npm ci && npm run build`.";
  if (!page.includes(here)) throw new Error("docs/operations.md does not say where its commands run");
  return (
    page
      .replace(here, "Install the\npackage, and run the commands in the same folder.")
      // Not in a container of docs/deploy/Dockerfile, which has the repository's files.
      .replaceAll(/(?<!CONTAINER )node dist\/server\/cli\.js/g, "npx contact-phone-numbers")
      .replaceAll(/\[[^\]]+\]\((?!#|https?:)([^)]+)\)/g, "`docs/$1` of the repository")
  );
}
