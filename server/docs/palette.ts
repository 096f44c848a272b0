// The colours and the frame that all pages share, in light and dark. Every pair of text and ground is 4.5:1 or better.

export const palette = `
:root {
  color-scheme: light dark;
  --ground: #ffffff;
  --raised: #f6f7f9;
  --line: #d8dce2;
  --text: #1b2430;
  --muted: #566273;
  --link: #1a5fb0;
  --accent: #1a5fb0;
  --on-accent: #ffffff;
  --get: #1a5fb0;
  --post: #17703f;
  --delete: #b3261e;
  --code: #8f2452;
  --sans: "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "Cascadia Code", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c;
    --raised: #1b212a;
    --line: #333d4a;
    --text: #e3e8ef;
    --muted: #a3afbf;
    --link: #83b7f5;
    --accent: #83b7f5;
    --on-accent: #10151c;
    --get: #83b7f5;
    --post: #6fcf97;
    --delete: #ff9d94;
    --code: #f2a3c4;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.6 var(--sans); }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--accent); color: var(--on-accent); z-index: 1; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
body > header {
  display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; align-items: center; justify-content: space-between;
  padding: 0.75rem max(1.25rem, calc((100% - 66rem) / 2 + 1.25rem)); border-bottom: 1px solid var(--line); background: var(--raised);
}
body > header p { margin: 0; }
.site { font-weight: 600; }
.site a { color: inherit; text-decoration: none; }
.site a:hover { text-decoration: underline; }
.site span { color: var(--muted); font-weight: 400; font-size: 0.875rem; margin-left: 0.35rem; }
body > header nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; font-size: 0.9375rem; }
body > header nav a { display: inline-block; padding: 0.25rem 0; text-decoration: none; }
body > header nav a:hover { text-decoration: underline; }
body > header nav a[aria-current] { color: var(--text); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
main { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
`;
