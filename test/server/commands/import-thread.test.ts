// The command reads in a thread what the tests of the formats read without one: the same is stored, refused and said.
import { expect, it } from "vitest";
import { openSqliteStore } from "../../../server/storage/sqlite/sqlite-store.ts";
import { type FormatName, formatNames, formats } from "../../../server/transfer/formats/index.ts";
import { describeImpossible } from "../../../server/transfer/impossible-number.ts";
import { exported, importText } from "../transfer/files.ts";
import { createWorkplace } from "./run-command.ts";

const count = 3_000;
const notes = "n".repeat(120);
const xmlns =
  'xmlns="http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts"';

/** Some have two numbers, some break the contract and some a rule, here and there in the file, and some come again. */
function contactOf(index: number) {
  const contactID = index % 1_000 === 7 ? "" : `C-${index % 2_700}`;
  const primaries = index % 500 === 3;
  const PhoneNumber = index % 700 === 5 ? " " : `+44 20 ${index}`;
  const first = { PhoneNumber, IsPrimary: true, Notes: notes };
  const second = { PhoneNumber: `${index}`, IsPrimary: primaries, Notes: notes };
  return { contactID, items: index % 10 === 0 || primaries ? [first, second] : [first] };
}

const contacts = Array.from({ length: count }, (_, index) => contactOf(index));
const jsonOf = ({ contactID, items }: (typeof contacts)[number]) => JSON.stringify({ contactID, PhoneNumbers: items });
const xmlOf = ({ contactID, items }: (typeof contacts)[number]) => {
  const list = items.map(
    ({ PhoneNumber, IsPrimary, Notes }) =>
      `<PhoneNumberDTO><IsPrimary>${IsPrimary}</IsPrimary><Notes>${Notes}</Notes><PhoneNumber>${PhoneNumber}</PhoneNumber></PhoneNumberDTO>`,
  );
  return `<Contact contactID="${contactID}">\n<ArrayOfPhoneNumberDTO ${xmlns}>${list.join("\n")}</ArrayOfPhoneNumberDTO></Contact>`;
};
const texts: Record<FormatName, string> = {
  csv: `contactID,PhoneNumber,IsPrimary,Notes\n${contacts
    .flatMap(({ contactID, items }) =>
      items.map(({ PhoneNumber, IsPrimary, Notes }) => `${contactID},${PhoneNumber},${IsPrimary},${Notes}\n`),
    )
    .join("")}`,
  json: `[${contacts.map(jsonOf).join(",\n")}]`,
  ndjson: contacts.map(jsonOf).join("\n"),
  xml: `<ArrayOfContact>\n${contacts.map(xmlOf).join("\n")}\n</ArrayOfContact>`,
};

it.each(formatNames)("an import of %s has the same result in the thread and without it", async (name) => {
  const store = openSqliteStore({ file: ":memory:" });
  const { tally, rejections, warnings } = await importText(store, formats[name], texts[name], 65_536);
  expect(rejections.length).toBeGreaterThan(10);
  const lines = rejections.map(({ line }) => line);
  expect(lines).toEqual(lines.toSorted((one, other) => one - other));
  const { run, start, write, read } = createWorkplace();
  write(`a.${name}`, texts[name]);
  const whole = await run(["import", `a.${name}`, "--rejects", "rejects", "--report", "report"]);
  expect(whole.code).toBe(1);
  const said = `${tally.records} contacts, ${tally.added} numbers added, ${tally.updated} updated, ${tally.unchanged} unchanged; ${tally.rejected} rejected\n`;
  expect(whole.output).toBe(`${said}${describeImpossible(tally.impossible)}\n`);
  expect(tally.impossible.other).toBeGreaterThan(500);
  expect(read("report")).toBe(warnings.map((warning) => `${JSON.stringify(warning)}\n`).join(""));
  expect(read("rejects")).toBe(rejections.map((rejection) => `${JSON.stringify(rejection)}\n`).join(""));
  expect((await run(["export", "--format", name])).output).toBe(await exported(store, formats[name]));
  await store.close();

  // Piped, and broken off in the middle: what stands before the break is taken.
  const cut = Buffer.from(texts[name]);
  const middle = Math.floor(cut.length / 2);
  cut[middle] = 0xff;
  const piped = start(["import", "--format", name, "--database", "cut.sqlite", "--resume", "state"]);
  // What it has not read when it ends.
  piped.child.stdin?.on("error", () => undefined);
  piped.child.stdin?.end(cut);
  expect(await piped.exited).toBe(3);
  const [, from, to] = /not valid UTF-8 between bytes (\d+) and (\d+)/.exec(piped.output()) ?? [];
  expect(Number(from)).toBeLessThanOrEqual(middle);
  expect(Number(to)).toBeGreaterThan(middle);
  expect(JSON.parse(read("state")).tally.records).toBeGreaterThan(500);
});
