// The table of docs/changes.md that compares the review's verdicts for clients with those of oasdiff.

export interface Row {
  readonly edit: string;
  /** The kinds of change that the review finds. */
  readonly kinds: readonly string[];
  /** Whether clients break, by the review and by oasdiff. */
  readonly ours: boolean;
  readonly oasdiff: boolean;
}

/** Who is right where the two differ, and why, by the kinds of change. The first match counts. */
const explanations: readonly (readonly [kinds: RegExp, ours: boolean, right: string, why: string])[] = [
  [/operation-id|path-parameter-renamed/, true, "convention", "Not on the wire, but generated clients name it."],
  [/path-spelling/, false, "the review", "The contract says that paths match in any letter case."],
  [
    /^(?:server|retry)-/,
    true,
    "the review",
    "The client calls a removed server, or retries what it must not. oasdiff does not compare this.",
  ],
  [/serialization|encoding/, true, "the review", "The bytes differ. oasdiff does not compare this."],
  [
    /minimum-narrowed/,
    true,
    "the review",
    "The operation's own parameter replaces that of the path. oasdiff does not resolve this.",
  ],
  [
    /default-changed|discriminator|write-only|additional-properties|callback|webhook|^keyword-changed/,
    true,
    "the review",
    "oasdiff does not compare this.",
  ],
  [
    /request-property-added-to-open-object/,
    true,
    "the review, for clients that send the name",
    "Before, they could send any value; now, only what the member's schema allows.",
  ],
  [
    /^response-/,
    true,
    "the review, for strict clients",
    "Strict clients, such as this project's, refuse what they do not know.",
  ],
  [/from-open-object/, false, "the review", "The object still takes any member."],
  [/became-optional/, false, "the review", "Another part of the `allOf` still requires it in responses."],
  [/dependent-required-widened/, false, "the review", "Responses must have both members anyway."],
  [/scheme-renamed/, false, "the review", "The name is not on the wire."],
  [/media-type-added/, false, "the review", "The range includes the media type that it replaces."],
  [/^unreached-changed$/, false, "the review", "The schema is written differently, but allows the same messages."],
];

function find({ kinds, ours }: Row) {
  return explanations.find(([kind, verdict]) => verdict === ours && kinds.some((name) => kind.test(name)));
}

export function explain(row: Row): string | undefined {
  return find(row)?.[3];
}

const verdict = (breaks: boolean) => (breaks ? "**breaks**" : "fine");

/** A line for each reason, with its edits; the edits on which both agree are counted. */
function oasdiffTable(rows: readonly Row[], version: string): string {
  const different = rows.filter(({ ours, oasdiff }) => ours !== oasdiff);
  const lines = explanations.flatMap((explanation) => {
    const [, ours, right, why] = explanation;
    const edits = different.filter((row) => find(row) === explanation).map(({ edit }) => edit);
    const names = [...new Set(edits.map((edit) => edit.replace(/ \(reversed\)$/, "")))];
    if (edits.length === 0) return [];
    return [`| ${names.join("; ")} | ${edits.length} | ${verdict(ours)} | ${verdict(!ours)} | ${right} | ${why} |`];
  });
  return [
    `oasdiff ${version}: ${rows.length} edits, of which ${rows.length - different.length} have the same verdict for clients. The others:`,
    "",
    "| edits | number | review | oasdiff | who is right | why |",
    "|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}

const marks = /(<!-- oasdiff -->\n)[\s\S]*?(<!-- \/oasdiff -->)/;

/** Puts the table between its marks. @throws Error for a page without them. */
export function withOasdiffTable(page: string, rows: readonly Row[], version: string): string {
  if (!marks.test(page)) throw new Error("docs/changes.md has no <!-- oasdiff --> marks");
  return page.replace(marks, (_, start: string, end: string) => `${start}${oasdiffTable(rows, version)}\n${end}`);
}
