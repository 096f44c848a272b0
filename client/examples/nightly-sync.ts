// Brings the numbers of a CSV file (contactID,PhoneNumber,Notes) to the server: node nightly-sync.js FILE. Safe to run again.
import { readFile } from "node:fs/promises";
import { type Client, createClient, type PhoneNumberDTO } from "@contact-phone-numbers/client";

/** Calls that are in progress at the same time. */
const concurrency = 8;

/** Fields may stand in quotes, with a quote in them doubled (RFC 4180). */
function parseCsv(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
      ),
    );
}

async function readContacts(file: string): Promise<[string, PhoneNumberDTO[]][]> {
  const [, ...rows] = parseCsv(await readFile(file, "utf8"));
  const contacts = new Map<string, PhoneNumberDTO[]>();
  for (const [contactID = "", PhoneNumber = "", Notes = ""] of rows) {
    const numbers = contacts.get(contactID) ?? [];
    contacts.set(contactID, [...numbers, { PhoneNumber, Notes: Notes || null }]);
  }
  return [...contacts];
}

/** Returns the failures, one line a contact. Numbers are personal data, and are not printed. */
async function sync(client: Client, contacts: [string, PhoneNumberDTO[]][]): Promise<string[]> {
  const failures: string[] = [];
  const queue = contacts.values();
  const work = async () => {
    for (const [contactID, body] of queue) {
      const result = await client.updatePhoneNumbers({ contactID, body });
      if (result.status === 200) continue;
      failures.push(`${contactID}: ${"error" in result ? result.error.message : result.body.ErrorCode}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return failures;
}

const token = process.env["TOKEN"];
const client = createClient({
  baseUrl: process.env["BASE_URL"] ?? "http://127.0.0.1:8080",
  ...(token !== undefined && { token }),
  // At night there is time to wait for a server that restarts.
  tries: 20,
  deadlineMs: 10 * 60_000,
  onRetry: ({ tries, waitMs, after }) => console.error(`try ${tries} in ${waitMs} ms, after ${after}`),
});
const contacts = await readContacts(process.argv[2] ?? "");
const failures = await sync(client, contacts);
console.log(`${contacts.length - failures.length} of ${contacts.length} contacts are up to date`);
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;
