// Which changes of the contract need a note and which version, with a real CHANGELOG's shape.
import { describe, expect, it } from "vitest";
import { neededVersion, unapproved } from "../../review/changes/approve.ts";
import { contractNotes, released, unreleased, unreleasedParts } from "../../review/changes/changelog.ts";
import { compareContracts } from "../../review/changes/compare-contracts.ts";
import { type Edit, edited, member, read, schemas } from "./change-cases/change-case.ts";

const changesOf = (edit: Edit) => compareContracts(edited(), edited(edit));
const shorter = changesOf((contract) => contract.set(`${member("ContactInfoName")}/maxLength`, 100));
const operationGone = changesOf((contract) => contract.set(read, undefined));
const statusGone = changesOf((contract) => contract.set(`${read}/responses/415`, undefined));
const deprecated = changesOf((contract) => contract.set(`${read}/deprecated`, true));
const words = changesOf((contract) => contract.set(`${schemas}/ErrorCode/description`, "Why."));

const changelog = (...notes: string[]) => `# Changelog

## [Unreleased]

### Added

- \`request-max-length-narrowed\` \`${member("ContactInfoName")}\`: named in another part.

### Contract

${notes.map((note) => `- ${note}`).join("\n")}

## [0.2.0] - 2026-01-31

### Contract 1.1.0

- \`operation-removed\` \`${read}\`: was taken away.

## [0.1.0] - 2026-01-01

### Contract 1.0.0

- First.
`;
const pointer = `${member("ContactInfoName")}/maxLength`;

describe("a change that breaks clients", () => {
  it("a change that breaks clients needs a note and a major version", () => {
    expect(unapproved(shorter, changelog(), "1.1.0", "1.1.0")).toEqual([
      `PhoneNumberDTO.ContactInfoName: maxLength was 256 and is 100 (request-max-length-narrowed): breaks clients; say so under "### Contract" of CHANGELOG.md: - \`request-max-length-narrowed\` \`${pointer}\`: why`,
      "info.version 1.1.0 must be at least 2.0.0, because clients break: PhoneNumberDTO.ContactInfoName: maxLength was 256 and is 100",
    ]);
  });

  const noted = changelog(`\`request-max-length-narrowed\` \`${pointer}\`: the source has no longer names.`);
  it.each([
    ["a major version alone", changelog(), "2.0.0"],
    ["a note alone", noted, "1.1.0"],
    ["a note and a minor version", noted, "1.2.0"],
    ["a note of another kind", changelog(`\`request-max-length-widened\` \`${pointer}\``), "2.0.0"],
    ["a note of another place", changelog(`\`request-max-length-narrowed\` \`${member("Notes")}\``), "2.0.0"],
    [
      "a note of a place that only begins alike",
      changelog(`\`request-max-length-narrowed\` \`${pointer.slice(0, -3)}\``),
      "2.0.0",
    ],
    [
      "a note of the end of a place",
      changelog("`request-max-length-narrowed` `/properties/ContactInfoName/maxLength`"),
      "2.0.0",
    ],
    ["a note in another section", noted.replace("### Contract\n", "### Contract tests\n"), "2.0.0"],
    ["a note without a place", changelog("`request-max-length-narrowed`: everywhere."), "2.0.0"],
    ["a note for all places", changelog("`request-max-length-narrowed` `/`"), "2.0.0"],
  ])("a change that breaks clients is not approved by %s", (_what, text, version) => {
    expect(unapproved(shorter, text, "1.1.0", version)).toHaveLength(1);
  });

  it.each([
    ["its place", pointer],
    ["what it is in", "/components/schemas/PhoneNumberDTO"],
    ["what it is in, with a slash at its end", "/components/schemas/PhoneNumberDTO/"],
    ["its name", "PhoneNumberDTO.ContactInfoName"],
  ])("a change that breaks clients is approved by a note that names %s, and a major version", (_what, place) => {
    const text = changelog(
      "Something else.",
      `\`request-max-length-narrowed\`\n  \`${place}\`: the source has no longer names.`,
    );
    expect(unapproved(shorter, text, "1.1.0", "2.0.0")).toEqual([]);
  });

  it.each([
    ["1", "1.1.0", ["info.version 1 must be three numbers, such as 1.2.0"]],
    ["2.0.0-beta", "1.1.0", ["info.version 2.0.0-beta must be three numbers, such as 1.2.0"]],
    ["1.0.0", "2026-01", []],
    ["0.9.0", "2026-01", [expect.stringContaining("info.version 0.9.0 must be at least 1.0.0, because clients break")]],
  ])("with its note, the version %s after %s has the problems %j", (version, base, problems) => {
    expect(unapproved(shorter, noted, base, version)).toEqual(problems);
  });

  it("only the unreleased contract section may leave out its version", () => {
    const moved = noted.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [0.3.0] - 2026-02-01\n");
    expect(unapproved(shorter, moved, "1.1.0", "2.0.0")).toHaveLength(1);
    expect(unapproved(shorter, moved.replace("### Contract\n", "### Contract 2.0.0\n"), "1.1.0", "2.0.0")).toEqual([]);
  });

  it("the note of a release before the base approves nothing", () => {
    expect(unapproved(operationGone, changelog(), "1.1.0", "2.0.0")).toHaveLength(1);
    expect(unapproved(operationGone, changelog(), "1.0.0", "2.0.0")).toEqual([]);
  });
});

describe("a change that breaks no client", () => {
  it.each([
    ["breaks servers alone", statusGone],
    ["breaks nobody and can be seen", deprecated],
  ])("a change needs a minor version when it %s", (_what, changes) => {
    expect(unapproved(changes, changelog(), "1.1.0", "1.1.9")).toEqual([
      expect.stringMatching(/^info\.version 1\.1\.9 must be at least 1\.2\.0, because the wire changes: GET \/v1/),
    ]);
    expect(unapproved(changes, changelog(), "1.1.0", "1.2.0")).toEqual([]);
    expect(unapproved(changes, changelog(), "1.1.0", "2.0.0")).toEqual([]);
  });

  it.each([
    ["documentation", words],
    ["an unused schema", changesOf((contract) => contract.set(`${schemas}/Unused`, {}))],
    ["the version of OpenAPI", changesOf((contract) => contract.set("/openapi", "3.1.0"))],
  ])("a change of %s needs no new version", (_what, changes) => {
    expect(changes).toHaveLength(1);
    expect(unapproved(changes, changelog(), "1.1.0", "1.1.0")).toEqual([]);
    expect(neededVersion(changes, "1.1.0")).toBe("1.1.1");
  });

  it("a version that is too low is explained by a change that needs the version", () => {
    expect(unapproved([...words, ...deprecated, ...statusGone], changelog(), "1.1.0", "1.1.0")).toEqual([
      "info.version 1.1.0 must be at least 1.2.0, because the wire changes: GET /v1/Contacts/{contactID}/PhoneNumbers: is deprecated",
    ]);
  });

  it("an older version is refused, even without a change", () => {
    expect(unapproved([], changelog(), "1.1.0", "1.0.9")).toEqual([
      "info.version 1.0.9 is older than the released 1.1.0",
    ]);
    expect(unapproved([], changelog(), "1.1.0", "1.1.0")).toEqual([]);
  });
});

describe("CHANGELOG.md", () => {
  it("the unreleased part of CHANGELOG.md moves under its version", () => {
    const text = released(changelog("A note."), "0.3.0", "2.0.0", "2026-02-01");
    expect(text).toContain("## [Unreleased]\n\n## [0.3.0] - 2026-02-01\n\n### Added\n\n- `request");
    expect(text).toContain("### Contract 2.0.0\n\n- A note.\n\n## [0.2.0] - 2026-01-31\n");
    expect(unreleased(text)).toBe("");
    expect(contractNotes(text, "1.1.0")).toEqual(["A note.\n\n"]);
    expect(contractNotes(text, "2.0.0")).toEqual([]);
    expect(unreleasedParts(changelog())).toEqual(["Added", "Contract"]);
  });

  it("CHANGELOG.md may list its notes with hyphens or stars", () => {
    const text = changelog("A note.", "Another -\n  longer - note.");
    expect(contractNotes(text, "1.1.0")).toEqual(["A note.\n", "Another -\n  longer - note.\n\n"]);
    expect(contractNotes(text.replaceAll(/^- /gm, "* "), "1.1.0")).toEqual(contractNotes(text, "1.1.0"));
  });

  it("CHANGELOG.md can be released for the first time", () => {
    const text = released("# Changelog\n\n## [Unreleased]\n\n- All.\n", "0.1.0", "1.0.0", "2026-02-01");
    expect(text).toBe("# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-02-01\n\n- All.\n");
    expect(() => released("# Changelog\n", "0.1.0", "1.0.0", "2026-02-01")).toThrow("no");
  });
});
