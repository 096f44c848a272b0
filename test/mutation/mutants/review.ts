// Defects in the review of the contract.
import { defects } from "../mutant.ts";

export const reviewMutants = [
  ...defects("review/changes/versions.ts", ["review/versions"], {
    "a minor step changes the major version": [
      'if (level === "major") return `${major + 1}.0.0`;',
      'if (level === "minor") return `${major + 1}.0.0`;',
    ],
    "a minor step keeps the patch version": ["`${major}.${minor + 1}.0`", "`${major}.${minor + 1}.${patch}`"],
    "a patch is not raised": ["`${major}.${minor}.${patch + 1}`", "version"],
    "the smallest of several steps counts": ["levels[Math.max(0, ...of", "levels[Math.min(3, ...of"],
    "1.10.0 is older than 1.9.0": ["before[1] - after[1]", "Number(`0.${before[1]}`) - Number(`0.${after[1]}`)"],
  }),
  ...defects("review/changes/approve.ts", ["review/approve"], {
    "a change that breaks clients is a minor step": ['if (breaksClients) return "major";', ""],
    "a change that breaks servers is a patch": [
      'breaksServers || !unseen.includes(kind) ? "minor"',
      '!unseen.includes(kind) && !breaksServers ? "minor"',
    ],
    "words need a new version": ['const unseen = ["documentation-changed", ', "const unseen = ["],
    "a note of another kind approves": [
      "return named.includes(kind) && named.some(isPlace);",
      "return named.some(isPlace);",
    ],
    "a note without a place approves": [
      "return named.includes(kind) && named.some(isPlace);",
      "return named.includes(kind);",
    ],
    "an older version is accepted": ["if (compareVersions(revisedVersion, baseVersion) < 0)", "if (false)"],
    "a place that begins alike approves": [
      '`${pointer}/`.startsWith(`${name.replace(/\\/$/, "")}/`)',
      "pointer.startsWith(name)",
    ],
  }),
  ...defects("review/changes/changelog.ts", ["review/approve"], {
    "notes of old releases approve": ["compareVersions(version[1], since) > 0", "true"],
    "the next release has no unreleased section": [
      "const moved = `## ${unreleasedHeading}\\n\\n## [",
      "const moved = `## [",
    ],
    "a release keeps its contract's heading": [".replace(/^### Contract$/m, `### Contract ${contract}`)", ""],
  }),
  ...defects("review/changes/compare-servers.ts", ["review/servers"], {
    "a server that is gone is not seen": [
      'if (is === undefined) comparison.report("server-removed", revised.pointer, `${url} was removed`);\n    else if',
      "if (is === undefined) continue;\n    else if",
    ],
    "a new server is not seen": ["if (!before.has(url)) comparison", "if (before.has(url)) comparison"],
    "other variables are words": [
      'comparison.report("server-variables-changed"',
      'comparison.report("documentation-changed"',
    ],
    "only the first list of servers counts": [
      "lists.find(({ value }) => asArray(value).length > 0)",
      "lists.slice(2).find(({ value }) => asArray(value).length > 0)",
    ],
  }),
  ...defects("review/changes/comparison.ts", ["review/changes"], {
    "a second change of the same kind is lost": ["const key = `${kind} ${pointer}`;", "const key = kind;"],
    "the order of required members is a change": [
      '["enum", "required", "type"].includes(keyword)',
      '["enum", "type"].includes(keyword)',
    ],
    "unknown keywords break nobody": [
      '? "extension-changed" : "keyword-changed"',
      '? "extension-changed" : "documentation-changed"',
    ],
  }),
  ...defects("review/changes/redundant-alternatives.ts", ["review/changes"], {
    "one alternative is compared as a list": ["parts.length === 1", "parts.length === 0"],
    "numbers and integers are taken for different types": [
      'name === "integer" ? "number"',
      'name === "integer" ? "integer"',
    ],
  }),
  ...defects("review/changes/compare-messages.ts", ["review/changes"], {
    "a status is not covered by its class": ["responses.get(`${status[0]}XX`) ??", "undefined ??"],
  }),
  ...defects("review/changes/compare-constraints.ts", ["review/changes"], {
    "an exclusive bound is the bound": [
      "if (most) return [open !== 0 && Number.isInteger(value) ? value - 1 :",
      "if (most) return [open !== 0 && Number.isInteger(value) ? value :",
    ],
    "a smaller maximum is wider": [
      'return after < before === most ? "narrowed" : "widened";',
      'return after < before === most ? "widened" : "narrowed";',
    ],
    "null that is gone is not seen": ["if (wasNullable !== nullable)", "if (false)"],
    "an enum that is new is not seen": [
      'if (before === undefined && after !== undefined) report("enum"',
      'if (false) report("enum"',
    ],
    "a value that is gone is not seen": ["if (gone.length > 0) report", "if (gone.length > 1) report"],
  }),
  ...defects("review/page/html.ts", ["review/html"], {
    "a quote ends an attribute": ['  \'"\': "&quot;",\n', ""],
    "an apostrophe ends an attribute": ['  "\'": "&#39;",\n', ""],
    "an ampersand is not escaped": ['  "&": "&amp;",\n', ""],
    "a tag in a text is a tag": ['  "<": "&lt;",\n', ""],
    "a name with parts is not escaped": ['trusted(parts.map(escaped).join("<wbr>"))', 'trusted(parts.join("<wbr>"))'],
    "code is not escaped": ["html`<code>${part}</code>`", "trusted(`<code>${part}</code>`)"],
    "a label is not escaped": ['aria-label="${label}"><table', 'aria-label="${trusted(label)}"><table'],
    "1 findings": ['number === 1 ? "" : "s"', '"s"'],
    "undefined is a word": ['if (value === undefined) return "";', ""],
  }),
  ...defects("review/lint/lint.ts", ["review/suppressions"], {
    "a stale suppression is not found": ["return [...judged, ...stale];", "return judged;"],
    "a suppression covers every linter": [
      "by === finding.by &&\n        rule === finding.rule",
      "rule === finding.rule",
    ],
    "a suppression covers every rule": ["rule === finding.rule &&", ""],
    "a suppression covers every place": [
      "(at === undefined || at.some((place) => within(finding.pointer, place)))",
      "true",
    ],
    "a star goes over several steps": ['pattern.join("[^/]*")', 'pattern.join(".*")'],
    "a place that begins alike is covered": ["(?:/|$)`).test(pointer)", "`).test(pointer)"],
    "the second place of a finding is dropped": [
      "JSON.stringify([one.by, one.rule, one.pointer, one.message])",
      "JSON.stringify([one.by, one.rule, one.message])",
    ],
  }),
  ...defects("review/terminal.ts", ["review/terminal"], {
    "a failed review says that it passed": ['isSound(report) ? "The contract', '!isSound(report) ? "The contract'],
    "the line of a finding is missing": ['line === undefined ? "" : `:${line}`', '""'],
    "changes that are not approved are not listed": ['...listed("Changes that are not approved:", unapproved),', ""],
  }),
  ...defects("review/model/review-report.ts", ["review/terminal"], {
    "a share is rounded up": ["Math.floor((killed / counted) * 1_000)", "Math.ceil((killed / counted) * 1_000)"],
    "a change of both sides counts once": [
      "changes.filter(({ breaksServers }) => breaksServers)",
      "changes.filter(({ breaksServers, breaksClients }) => breaksServers && !breaksClients)",
    ],
  }),
  ...defects("review/release/plan.ts", ["review/plan"], {
    "what is removed is a small step": [
      'parts.includes("Removed") ? "major" : "none"',
      'parts.includes("Removed") ? "minor" : "none"',
    ],
    "what is added is a patch": [
      'parts.includes("Added") ? "minor" : "none"',
      'parts.includes("Added") ? "patch" : "none"',
    ],
    "a fix changes no version": ['    "patch",\n', ""],
    "the contract's changes do not count": ["    ...changes.map(getLevel),\n", ""],
    "a version that is too low is taken": ["if (compareVersions(wanted, needed) >= 0) return [];", "return [];"],
    "the contract's version is always raised": ["compareVersions(current, needed) < 0 ? needed : current", "needed"],
    "an empty release": ['unreleased(texts.changelog) === ""', "false"],
  }),
  ...defects("review/changes/kinds.ts", ["review/changes", "review/verdicts", "review/table"], {
    "a status more breaks nobody": [
      'what: "An operation declares one more response status.", breaks: "clients"',
      'what: "An operation declares one more response status.", breaks: "nobody"',
    ],
    "a scope more breaks servers": [
      'what: "An operation needs one more scope.", breaks: "clients"',
      'what: "An operation needs one more scope.", breaks: "servers"',
    ],
    "a required response header may go": [
      'what: "A required response header is removed.", breaks: "clients"',
      'what: "A required response header is removed.", breaks: "nobody"',
    ],
    "a required parameter more breaks clients only": [
      'what: "A required parameter is added.", breaks: "both"',
      'what: "A required parameter is added.", breaks: "clients"',
    ],
  }),
  ...defects("review/changes/compare-security.ts", ["review/changes", "review/verdicts", "review/governance"], {
    "an empty alternative needs credentials": [
      "ways.some((way) => way.size === 0)",
      "ways.some((way) => way.size < 0)",
    ],
    "a removed scope is not reported": ["if (gone.length > 0)", "if (gone.length < 0)"],
    "a removed alternative is not reported": [
      'comparison.report("security-alternative-removed", pointer, `${joinSchemes(way)} is no longer accepted`);',
      "",
    ],
  }),
  ...defects("review/page/findings.ts", ["review/findings"], {
    "what is suppressed is still to fix": ["const open = findings.filter(isOpen);", "const open = findings;"],
    "the reason of a suppression is missing": [
      '<span class="reason">${first.suppressed}</span>',
      '<span class="reason"></span>',
    ],
  }),
];
