// Makes docs/reference-servers.md of the faults and variations: npx tsx test/conformance/reference-servers/reference-table.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type FaultyServerName, faults, faultyServers } from "./faults.ts";
import { variations } from "./variations.ts";

const target = join(import.meta.dirname, "../../../docs/reference-servers.md");

const introduction = `# Reference servers

The servers against which the conformance suite itself is tested, for whoever changes the suite.
Made of the table in \`test/conformance/reference-servers/faults.ts\` by
\`npx tsx test/conformance/reference-servers/reference-table.ts\`; a test fails when it is not current.


- **A correct one** on bare \`node:http\`, in memory (\`minimal-server.ts\`). It shares only \`generated/\` with \`server/\`
  and follows the contract and the rules. Whatever the suite reports against it is a false alarm. Tests send the
  same requests to it and to our server and expect the same status, headers and parsed answer.
- **The same with a variation**: what a correct server may do differently. A report is a false alarm too.
- **Faulty ones**: the correct one with a fault on, which the suite must find by the check that is named. A test shows
  for each fault one sequence of requests whose last answer it changes, so none is a switch that does nothing.

\`startReferenceServer({ faults: [fault.change] })\` starts one, or one with a variation. \`X-Provoke: 503\` brings the
response of that status (404, 408, 409, 429, 500, 503).

## Where the contract leaves a choice

The correct server chooses differently from ours on purpose, and the suite must accept both:

| question | this server | ours |
|---|---|---|
| \`DELETE .../PhoneNumbers/03\` | the integer 3 | 400 |
| \`Authorization: Basic ...\` | 401 MissingCredentials, a challenge without error (RFC 6750, 3.1) | 401 InvalidCredentials |
| a header parameter and the body are both wrong | 400 for the header | 400 for the body |
| a list breaks several rules | the first item's | the first rule's |
| Content-Type with two charsets | the first | 415 |
| a path with a fragment | 404 | the fragment is left out |
| ETags | \`"application.json-1"\` | \`"1.application-json"\` |
| words of messages, realm of the challenge | its own | its own |
`;

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("<", "&lt;")).join(" | ")} |`;

/** The whole page. */
export function referencePage(): string {
  const servers = (Object.keys(faultyServers) as FaultyServerName[]).flatMap((server) => {
    const own = faults.filter((fault) => fault.server === server);
    return [
      `### ${server} (${own.length})`,
      "",
      "| fault | what it does | what it breaks | found by |",
      "|---|---|---|---|",
      ...own.map(({ name, what, breaks, expectedCheck }) => row(`\`${name}\``, what, breaks, `\`${expectedCheck}\``)),
      "",
    ];
  });
  return [
    introduction,
    `## Variations (${variations.length})`,
    "",
    "| variation | what it does | why it conforms |",
    "|---|---|---|",
    ...variations.map(({ name, what, allowedBy }) => row(`\`${name}\``, what, allowedBy)),
    "",
    `## Faults (${faults.length})`,
    "",
    ...servers,
  ].join("\n");
}

export function isCurrent(): boolean {
  return readFileSync(target, "utf8") === referencePage();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(target, referencePage());
