// Defects of the review's parts that only contracts, reports and command lines of a few lines show.
import { defects } from "../mutant.ts";

export const reviewPartMutants = [
  ...defects("review/release/index.ts", ["review/release"], {
    "a refused release exits with 0": ["  if (!isDone) process.exitCode = 1;\n", ""],
    "--version is ignored": ["    ...(values.version !== undefined && { version: values.version }),\n", ""],
  }),
  ...defects("review/release/plan.ts", ["review/plan"], {
    "the first release gives packages another version than the contract": [
      "const next = isFirst ? current : raised(",
      "const next = raised(",
    ],
  }),
  ...defects("review/terminal.ts", ["review/terminal"], {
    "every response counts as seen": [
      "const seen = cells.filter((cell) => cell.seen > 0).length;",
      "const seen = cells.filter((cell) => cell.seen >= 0).length;",
    ],
    "open findings count as suppressed": [
      "`${open.length} to fix, ${findings.length - open.length} suppressed`",
      "`${open.length} to fix, ${findings.length} suppressed`",
    ],
  }),
  ...defects("review/inputs.ts", ["review/inputs"], {
    "a base that begins with - is an option of git": ['["show", "--end-of-options", `${base}', '["show", `${base}'],
    "a report without keywords is accepted": [
      '    misfits("coverage.keywords", coverage["keywords"], keywordCell) ??\n',
      "",
    ],
  }),
  ...defects("review/index.ts", ["review/inputs"], {
    "a contract that is not YAML ends with a stack": [" || error instanceof SpecError ||", " ||"],
  }),
  ...defects("review/review.ts", ["review/terminal"], {
    "responses have no description on the page": [
      'description: String(response["description"] ?? "").trim(),',
      'description: "",',
    ],
  }),
  ...defects("review/changes/compare-members.ts", ["review/changes"], {
    "a new required member of an open request has no kind": [
      'return wasClosed || (direction === "request" && required) ?',
      "return wasClosed ?",
    ],
    "a member that was undeclared has no rule before": [
      "return isClosed(object) || others.parts.length === 0 ? undefined : others;",
      "return undefined;",
    ],
  }),
  ...defects("review/changes/compare-operations.ts", ["review/changes"], {
    "a trailing slash makes another path": ['    .replace(/(?<=.)\\/$/, "");', '    .replace(/(?<=.)\\/\\/$/, "");'],
  }),
  ...defects("review/changes/compare-messages.ts", ["review/changes"], {
    "a path's parameter replaces the operation's": [
      "[...listed(path).filter((shared) => !own.some((parameter) => same(shared, parameter))), ...own]",
      "[...own, ...listed(path)]",
    ],
    "the default style of a cookie is simple": [
      'place === "query" || place === "cookie" ? "form" : "simple"',
      'place === "query" ? "form" : "simple"',
    ],
  }),
  ...defects("review/changes/compare-xml.ts", ["review/changes"], {
    "the ordinal order is that of members, not elements": [
      "(a.element < b.element ? -1 : 1)",
      "(a.member < b.member ? -1 : 1)",
    ],
  }),
  ...defects("review/changes/null-alternative.ts", ["review/changes"], {
    "oneOf of null and a schema without type is nullable": [
      '(schema["type"] !== undefined && !asArray(schema["type"]).includes("null"))',
      '!asArray(schema["type"]).includes("null")',
    ],
  }),
  ...defects("review/changes/places.ts", ["review/changes"], {
    "a reference without target is nothing": [
      "if (next === undefined) return place;\n",
      "if (next === undefined) return { value: undefined, pointer: place.pointer };\n",
    ],
  }),
  ...defects("review/changes/changelog.ts", ["review/approve"], {
    "notes with a star do not approve": ["part.text.split(/^[-*] /m)", "part.text.split(/^- /m)"],
  }),
  ...defects("review/wire-examples.ts", ["review/wire-examples"], {
    "Content-Length counts characters": [
      '["Content-Length", String(Buffer.byteLength(body))],',
      '["Content-Length", String(body.length)],',
    ],
  }),
  ...defects("review/page/coverage.ts", ["review/page"], {
    "seconds of a run are ten times as many": [
      "${Math.round(durationMs / 100) / 10} s",
      "${Math.round(durationMs / 10) / 10} s",
    ],
    "a keyword counts when values have satisfied or violated it": [
      "accepted > 0 && refused > 0",
      "accepted > 0 || refused > 0",
    ],
  }),
  ...defects("review/page/messages.ts", ["review/page"], {
    "forms stand first": [
      'mediaType.endsWith("urlencoded") ? 2 : mediaType.startsWith("text/") ? 1 : 0',
      'mediaType.endsWith("urlencoded") ? 0 : mediaType.startsWith("text/") ? 1 : 2',
    ],
  }),
  ...defects("review/page/access.ts", ["review/page"], {
    "scopes are not shown": ['<dd>${scopes.map((scope) => chip("info", scope))}</dd>', "<dd></dd>"],
  }),
  ...defects("review/page/changes.ts", ["review/page"], {
    "what breaks servers comes first": [
      "(breaksClients ? 2 : 0) + (breaksServers ? 1 : 0)",
      "(breaksClients ? 1 : 0) + (breaksServers ? 2 : 0)",
    ],
  }),
  ...defects("review/page/summary.ts", ["review/page"], {
    "changes to approve are good": ['tone: unapproved.length === 0 ? "good" : "bad",', 'tone: "good",'],
  }),
  ...defects("review/changes/comparison.ts", ["review/names"], {
    "a message shows values of any length": ["text.length > 80 ? `${text.slice(0, 77)}...` : text", "text"],
  }),
  ...defects("review/changes/schema-node.ts", ["review/changes"], {
    "an allOf of itself never ends": ["|| above.has(place.pointer)) return;", ") return;"],
  }),
  ...defects("review/changes/redundant-alternatives.ts", ["review/changes"], {
    "oneOf with anything allows everything": [
      'if (keyword === "anyOf" && alternatives.some(allowsEverything))',
      "if (alternatives.some(allowsEverything))",
    ],
  }),
  ...defects("review/changes/places.ts", ["review/names"], {
    "a path has its section in its name": [
      'steps[0] === "paths" && steps.length > 1',
      'steps[0] === "paths" && steps.length > 2',
    ],
  }),
  ...defects("review/lint/lint.ts", ["review/suppressions"], {
    "a stale suppression does not name its linter": [
      "message: `review/lint/suppressions.ts suppresses ${suppression.rule} (${suppression.by})",
      "message: `review/lint/suppressions.ts suppresses ${suppression.rule}",
    ],
  }),
  ...defects("review/lint/rules/xml.ts", ["review/rules"], {
    "wrapped: false counts as wrapped": [
      'asObject(schema["xml"])["wrapped"] === true) return undefined;',
      'asObject(schema["xml"])["wrapped"] !== undefined) return undefined;',
    ],
  }),
  ...defects("review/model/review-report.ts", ["review/terminal"], {
    "one of the two is enough": [
      "unapproved.length === 0 && !findings.some(isOpen)",
      "unapproved.length === 0 || !findings.some(isOpen)",
    ],
  }),
  ...defects("review/page/findings.ts", ["review/findings"], {
    "suppressions of two linters are one group": [
      "`${finding.by} ${finding.rule} ${finding.suppressed}`",
      "`${finding.rule}`",
    ],
  }),
  ...defects("review/example-values.ts", ["review/wire-examples"], {
    "the first example may be a text": ['find((shown) => typeof shown === "object")', "at(0)"],
  }),
  ...defects("review/changes/compare-messages.ts", ["review/changes"], {
    "an operation's header hides its path's query": ['["in", "name"].every(', '["name"].every('],
    "an operation's query hides every query of its path": ['["in", "name"].every(', '["in"].every('],
  }),
  ...defects("review/lint/rules/operations.ts", ["review/lint"], {
    "any x-no-retry is a reason": ['(typeof reason === "string" && reason.trim() !== "")', "reason !== undefined"],
  }),
  ...defects("review/changes/pattern.ts", ["review/pattern"], {
    "a named group is a lookbehind": ['["=", "!"].includes(reader.peek() ?? "=")', "true"],
  }),
  ...defects("review/changes/null-alternative.ts", ["review/changes"], {
    "a list of null alone is not null": ["asArray(listed).length === 1 && ", "asArray(listed).length === 0 && "],
  }),
  ...defects("review/changes/approve.ts", ["review/approve"], {
    "a version that is none is an error": [
      "if (!isVersion(revisedVersion)) return",
      "if (revisedVersion === null) return",
    ],
  }),
  ...defects("review/lint/redocly.ts", ["review/approved-review"], {
    "what Redocly cannot read has no finding": [
      'severity: "error", pointer: "#/", message }]',
      'severity: "error", pointer: "#/", message }].slice(1)',
    ],
  }),
  ...defects("review/review.ts", ["review/approved-review"], {
    "before the first release changes need approval": ["isUnreleased(input) ? [] : ", ""],
    "a refusal for one reason has no finding": ["(problems.length === 0 ? [first] : problems)", "problems"],
  }),
  ...defects("review/model/contract.ts", ["review/contract"], {
    "what a pointer names in a list is not found": [
      "Array.isArray(from) ? from[Number(step)] : asObject(from)",
      "asObject(from)",
    ],
  }),
];
