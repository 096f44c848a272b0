// The style of the HTML report, in light and dark.

export const style = `
:root { --text: #1c2330; --soft: #566176; --ground: #ffffff; --panel: #f5f7fa; --line: #d8dee8; --good: #0b6b3a; --good-ground: #e4f5ea; --bad: #a4161a; --bad-ground: #fde8e8; --open: #6d4a00; --open-ground: #fdf3d7; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6eaf2; --soft: #a9b4c6; --ground: #12161e; --panel: #1b212c; --line: #313a4a; --good: #7fe0a5; --good-ground: #12331f; --bad: #ff9d9d; --bad-ground: #3d1618; --open: #f3cf73; --open-ground: #362a09; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
.kicker { margin: 0; color: var(--soft); }
h1 { margin: .2rem 0 .6rem; font-size: 1.5rem; overflow-wrap: anywhere; }
h1 span { display: inline-block; padding: 0 .6rem; border-radius: .4rem; font-size: 1.1rem; }
h2 { margin: 2.2rem 0 .6rem; font-size: 1.2rem; }
h3 { margin: 0 0 .5rem; font-size: 1rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .4rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--panel); white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { font-weight: 500; }
@media (max-width: 40rem) { #checks th, #checks td { padding: .35rem .3rem; } #checks code { overflow-wrap: anywhere; } #checks { font-size: .8rem; } }
small, .none { color: var(--soft); font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.good { color: var(--good); background: var(--good-ground); }
.bad { color: var(--bad); background: var(--bad-ground); }
.open { color: var(--open); background: var(--open-ground); }
article { margin: 0 0 1rem; padding: 1rem; border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 0 .6rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: .7rem; overflow-x: auto; background: var(--panel); border-radius: .4rem; font-size: .82rem; }
:focus-visible { outline: 3px solid #4c8dff; outline-offset: 2px; }
`;
