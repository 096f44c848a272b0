// What every help page has: the way back to the list, the style sheet, and no script at all.
import { helpPaths } from "../help-paths.ts";
import { createDocument, type Html, html } from "../html.ts";
import type { Page } from "../page.ts";
import { contract } from "./contract-document.ts";

const policy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface HelpDocument {
  readonly title: string;
  /** Whether this is the list itself. */
  readonly isIndex?: boolean;
  /** The place on the docs page that this page belongs to. */
  readonly tryItAt?: string;
  readonly content: Html;
}

export function helpDocument({ title, isIndex = false, tryItAt = "", content }: HelpDocument): Promise<Page> {
  const { info } = contract;
  return createDocument({
    title,
    policy,
    styleSheets: [helpPaths.style],
    body: html`<body class="help-page">
<a class="skip" href="#content">Skip to content</a>
<header>
<p class="site"><a href="${helpPaths.index}">${info.title}</a> <span>${info.version}</span></p>
<nav aria-label="Documentation"><ul><li><a href="${helpPaths.index}"${isIndex ? html` aria-current="page"` : undefined}>Help Page Home</a></li><li><a href="/docs${tryItAt}">Try it</a></li><li><a href="/openapi.yaml">openapi.yaml</a></li></ul></nav>
</header>
<main id="content">
${content}</main>
</body>`,
  });
}
