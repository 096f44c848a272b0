// Defects of the review that only unusual contracts and reports show.
import { defects } from "../mutant.ts";

const changeMutants = [
  ...defects("review/changes/places.ts", ["review/changes"], {
    "a reference with escaped braces leads nowhere": [
      "const value = resolvePointer(document, reference);",
      'const value = reference.includes("%") ? undefined : resolvePointer(document, reference);',
    ],
  }),
  ...defects("review/changes/compare-messages.ts", ["review/changes"], {
    "XML with a charset is not compared as XML": ['codecKind(type.replace(/;.*/, ""))', "codecKind(type)"],
    "no parameter is exploded by default": ['value["explode"] ?? style === "form"', 'value["explode"] ?? false'],
    "allowEmptyValue is not compared": ['["allowReserved", "allowEmptyValue"].map', '["allowReserved"].map'],
  }),
  ...defects("review/changes/compare-members.ts", ["review/changes"], {
    "a required member is reported at the object": [
      'placeOfChange(base, revised, "required")',
      "`${revised.pointer}/required`",
    ],
  }),
  ...defects("review/changes/compare-schemas.ts", ["review/changes"], {
    "items are not named after their component": [
      "revised: after.component ?? xml.names.revised",
      "revised: xml.names.revised",
    ],
    "XML carries undeclared members": [
      "node(comparison.revised, revised), { direction });",
      "node(comparison.revised, revised), place);",
    ],
    "a changed alternative is removed too": ["of gone.slice(pairs))", "of gone)"],
    "a member's mark of the source is not compared": [
      '  flip("x-extension", "source-mark-changed", "source-mark-changed");\n',
      "",
    ],
    "unused definitions break both sides": ['"x-xml-order", "$defs"]', '"x-xml-order"]'],
  }),
  ...defects("review/changes/compare-constraints.ts", ["review/changes"], {
    "an exclusive bound between two integers is moved by 1": [
      "open !== 0 && Number.isInteger(value) ? value + 1",
      "open !== 0 ? value + 1",
    ],
    "numbers have the bounds of integers": ['types.join() === "integer"', "types.length > 0"],
    "the common multiple of 4 and 6 is 24": ["(a / greatest(a, b)) * b", "a * b"],
    "a limit of text is lost by a number": ["![base, revised].every((node)", "![base, revised].some((node)"],
    "patterns bring no members": [' && listValues(node, "patternProperties").length === 0', ""],
  }),
  ...defects("review/changes/schema-node.ts", ["review/changes"], {
    "unevaluatedProperties closes nothing": [', ...listValues(node, "unevaluatedProperties")]', "]"],
  }),
  ...defects("review/changes/compare-operations.ts", ["review/changes"], {
    "PATCH is not compared": ['"patch", "trace"]', '"trace"]'],
  }),
  ...defects("review/changes/compare-security.ts", ["review/changes"], {
    "any new scheme is a removed one renamed": [
      "!(other in before) && meant(after[other]) === meant(before[name])",
      "!(other in before)",
    ],
    "the order of schemes makes another way in": ["[...way.keys()].sort().join", "[...way.keys()].join"],
  }),
  ...defects("review/changes/comparison.ts", ["review/changes"], {
    "every callback is changed": ["if (isSameText(before[name], after[name])) continue;\n", ""],
    "a comment breaks both sides": [', "$comment"]', "]"],
    "the order of an object's members makes another value": [".sort(([a], [b]) => (a < b ? -1 : 1))", ""],
  }),
  ...defects("review/changes/compare-contracts.ts", ["review/changes"], {
    "a component hides those whose names it begins with": [
      "`${pointer}/`.startsWith(`${after.pointer}/`)",
      "pointer.startsWith(after.pointer)",
    ],
  }),
  ...defects("review/changes/compare-xml.ts", ["review/changes"], {
    "the namespace that members inherit is not compared": [
      'if (own && [base, revised].some((node) => xmlValue(node, "namespace", false) !== undefined))',
      "if (false)",
    ],
    "attribute: false is a change": [
      "xmlValue(node, keyword, false) ?? fallback",
      "xmlValue(node, keyword, false) ?? null",
    ],
  }),
  ...defects("review/changes/null-alternative.ts", ["review/changes"], {
    "an enumeration of null is not null": ["(asArray(listed).length === 1 && asArray(listed)[0] === null)", "false"],
  }),
  ...defects("review/changes/redundant-alternatives.ts", ["review/changes"], {
    "a list is an object": ['Array.isArray(value) ? "array" : typeof value', "typeof value"],
    "a constant loses its limit": ["more.length > 0 || ", ""],
    "a constant holds for other types": ["keywordsOf(schema).every(isOwn) ? types : []", "types"],
  }),
  ...defects("review/changes/pattern.ts", ["review/pattern"], {
    "a set begins a range": [" || range[0] !== range[1])", ")"],
    "digits that are not hexadecimal are read": ["if (!/^[0-9a-fA-F]+$/.test(text)) throw new Undecided();", ""],
    "what follows the end of a pattern is ignored": ["if (reader.peek() !== undefined) throw new Undecided();", ""],
    "a lookbehind is the name of a group": ['["=", "!"].includes(', '["!"].includes('],
    "a mathematical space is not a space": ["    [0x205f, 0x205f],\n", ""],
  }),
  ...defects("review/changes/compare-servers.ts", ["review/servers"], {
    "an empty list of servers replaces the document's": ["asArray(value).length > 0", "value !== undefined"],
  }),
  ...defects("review/changes/approve.ts", ["review/approve"], {
    "an unused component needs a new version": ['"unreached-changed", ', ""],
    "the first change explains a version that is too low": [
      "changes.find((change) => getLevel(change) === level)?.message",
      "changes[0]?.message",
    ],
    "the end of a place approves": ["`${pointer}/`.startsWith(", "`${pointer}/`.includes("],
    "a place with a slash at its end is another place": ['${name.replace(/\\/$/, "")}/`', "${name}/`"],
  }),
  ...defects("review/changes/changelog.ts", ["review/approve"], {
    "a section whose name begins with Contract approves": [")?$/.exec(part.heading)", ")?/.exec(part.heading)"],
    "a hyphen in a note begins another": ["part.text.split(/^[-*] /m)", "part.text.split(/[-*] /m)"],
    "a release's section without a version approves": ["? heading === unreleasedHeading :", "? true :"],
  }),
];

const reportMutants = [
  ...defects("review/page/messages.ts", ["review/page"], {
    "a redirect is a failure": ['if (status.startsWith("3")) return "info";\n', ""],
    "a failure of the caller is one of the server": ['status.startsWith("4") ? "warn" : "bad"', '"bad"'],
    "no body is a media type": ['examples[0]?.mediaType === "none" ? "no body" : count', "count"],
  }),
  ...defects("review/page/coverage.ts", ["review/page"], {
    "a failure in an undefined format": ['mediaType === undefined ? "" : ` in ${mediaType}`', "` in ${mediaType}`"],
    "one format of a status counts for all": [
      "cell.status === status && cell.mediaType === type",
      "cell.status === status",
    ],
    "the cells of another operation count": ["cells?.filter((cell) => cell.operationId === operationId)", "cells"],
  }),
  ...defects("review/page/summary.ts", ["review/page"], {
    "a response that was seen once was not seen": ["cell.seen > 0", "cell.seen > 1"],
  }),
  ...defects("review/page/access.ts", ["review/page"], {
    "every operation is an extension": [
      'extension ? html` ${chip("plain", "extension")}` : ""',
      'html` ${chip("plain", "extension")}`',
    ],
  }),
  ...defects("review/page/findings.ts", ["review/findings"], {
    "line undefined of an open finding": ['line === undefined ? "" : html` · line ${line}`', "html` · line ${line}`"],
    "a suppressed finding without a line has one": [
      'line === undefined ? "" : html` <span class="muted">line ${line}</span>`',
      'html` <span class="muted">line ${line}</span>`',
    ],
  }),
  ...defects("review/terminal.ts", ["review/terminal"], {
    "openapi.yaml:undefined": ['line === undefined ? "" : `:${line}`', "`:${line}`"],
  }),
  ...defects("review/model/review-report.ts", ["review/terminal"], {
    "NaN % of no defects": ['counted === 0 ? "–" : ', ""],
  }),
  ...defects("review/review.ts", ["review/terminal"], {
    "before the first release nothing needs approval": [
      "base.name === lastRelease && !hasRelease(changelog)",
      "!hasRelease(changelog)",
    ],
    "compared with the last release nothing needs approval": [
      "base.name === lastRelease && !hasRelease(changelog)",
      "base.name === lastRelease",
    ],
  }),
  ...defects("review/example-values.ts", ["review/wire-examples"], {
    "an example without a name is not found": ['if (media["example"] !== undefined) return media["example"];\n', ""],
    "a parameter without an example is undefined": [
      'if (said["example"] === undefined) throw new Error(`${name}: an example is required`);\n',
      "",
    ],
  }),
  ...defects("review/lint/rules/portability.ts", ["review/rules"], {
    "a second escaped character is an anchor": ['replaceAll(/\\\\./g, "..")', 'replace(/\\\\./, "..")'],
    "a second class may hold the anchor": ['replaceAll(/\\[[^\\]]*\\]/g, "x")', 'replace(/\\[[^\\]]*\\]/, "x")'],
  }),
  ...defects("review/lint/rules/vocabulary.ts", ["review/rules"], {
    "extensions of shared examples are not known": [' && path.at(-1) !== "components"', ""],
  }),
  ...defects("review/model/schemas.ts", ["review/rules"], {
    "a schema that is a part of itself never ends": ["if (depth > 20) return own;\n", ""],
  }),
  ...defects("review/model/contract.ts", ["review/rules"], {
    "a reference to nothing ends the lint": ["if (error instanceof SpecError) return {};\n", ""],
    "a parameter by an escaped reference stands nowhere": [
      "? referenceSteps(reference) : undefined",
      "? toPath(reference) : undefined",
    ],
    "a finding behind an escaped reference stands at its parent": [
      "place = referenceSteps(reference);",
      "place = toPath(reference);",
    ],
  }),
];

export const reviewDetailMutants = [...changeMutants, ...reportMutants];
