// Writes docs/reference-servers.md from the faults and variations: npx tsx test/conformance/reference-servers/reference-table.ts.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readArguments } from "../../support/read-arguments.ts";
import { type FaultyServerName, faults, faultyServers } from "./faults.ts";
import { variations } from "./variations.ts";

const target = join(import.meta.dirname, "../../../docs/reference-servers.md");

const introduction = `# Reference servers

For contributors who change the conformance suite: the servers that test the suite itself.
\`npx tsx test/conformance/reference-servers/reference-table.ts\` writes this page from the tables in
\`test/conformance/reference-servers/\`; a test fails if it is out of date.

| server | what it is | expected result |
|---|---|---|
| correct | a small server on bare \`node:http\`, in memory (\`minimal-server.ts\`); it shares only \`generated/\` with \`server/\` | no failures |
| variation | the correct server with a permitted difference | no failures |
| faulty | the correct server with one fault | a failure of the check in the column "found by" |

Letters with a number, such as N7, are rules of [wire.md](wire.md); "rule 7" is a rule of [rules.md](rules.md); other names
are places in \`openapi.yaml\`.

Other tests check these servers. They send the same requests to the correct server and to ours, and expect the same status,
headers and parsed body. For each fault they send a sequence of requests, and expect the last response to differ from the correct
server's.

\`startReferenceServer({ faults: [fault.change] })\` starts a server with a fault or a variation. \`X-Provoke: 503\` makes it send that status (404, 408, 409, 429, 500 or 503).

## Where the contract leaves a choice

Here the correct server deliberately differs from ours, and the suite must accept both:

| request or response | correct server | our server |
|---|---|---|
| \`DELETE .../PhoneNumbers/03\` | reads the integer 3 | 400 |
| \`Authorization: Basic ...\` | 401 MissingCredentials, challenge without error (RFC 6750, 3.1) | 401 InvalidCredentials |
| a header parameter and the body are both wrong | 400 for the header | 400 for the body |
| a list breaks several rules | reports the first wrong item | reports the first broken rule |
| Content-Type with two charsets | uses the first | 415 |
| a path with a fragment | 404 | ignores the fragment |
| ETags | \`"application.json-1"\` | \`"1.application-json"\` |
| wording of messages, realm of the challenge | its own | its own |
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const page = "npx tsx test/conformance/reference-servers/reference-table.ts\n\nWrite docs/reference-servers.md.\n";
  readArguments(page, {});
  writeFileSync(target, referencePage());
}
