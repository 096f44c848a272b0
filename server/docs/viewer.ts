// The docs page: Swagger UI from node_modules with this project's style, under a policy that lets it reach no other host.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { specification } from "../../generated/specification.ts";
import { helpPaths } from "./help-paths.ts";
import { createDocument, html } from "./html.ts";
import { createPage, type Page } from "./page.ts";
import { palette } from "./palette.ts";
import { viewerLayer, viewerStyleSheet } from "./viewer-style.ts";

/** No inline script and no inline style; the images are those that Swagger UI's style sheet carries in itself. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function viewerPage(): Promise<Page> {
  const { title, version } = specification["info"] as Readonly<Record<"title" | "version", string>>;
  return createDocument({
    title: `${title} ${version}`,
    policy,
    styleSheets: ["/docs/style.css"],
    scripts: ["/docs/viewer.js", "/docs/start-viewer.js"],
    body: html`<body>
<a class="skip" href="#docs">Skip to content</a>
<header>
<p class="site"><a href="/docs">${title}</a> <span>${version}</span></p>
<nav aria-label="Documentation"><ul><li><a href="${helpPaths.index}">Help page</a></li><li><a href="/docs" aria-current="page">Try it</a></li><li><a href="/openapi.yaml">openapi.yaml</a></li></ul></nav>
</header>
<main id="docs" tabindex="-1"><noscript><p class="notice">This page needs JavaScript. The <a href="${helpPaths.index}">help page</a> has the same content without it.</p></noscript></main>
<p id="announcement" class="announcement" role="status"></p>
</body>`,
  });
}

/** Swagger UI's own files, by a name that is never the caller's. */
export async function viewerFile(name: "swagger-ui.css" | "swagger-ui-bundle.js"): Promise<Page> {
  const folder = dirname(createRequire(import.meta.url).resolve("@fastify/swagger-ui/package.json"));
  const type = name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
  return createPage(type, await readFile(join(folder, "static", name)));
}

export async function viewerScript(): Promise<Page> {
  const file = new URL("./start-viewer.mjs", import.meta.url);
  return createPage("text/javascript; charset=utf-8", await readFile(file));
}

export function viewerStyle(): Promise<Page> {
  return createPage("text/css; charset=utf-8", viewerLayer + palette + viewerStyleSheet);
}
