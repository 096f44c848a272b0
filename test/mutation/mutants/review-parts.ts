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
  ...defects("review/inputs.ts", ["review/command"], {
    "a base that begins with - is an option of git": ['["show", "--end-of-options", `${base}', '["show", `${base}'],
    "a report without keywords is accepted": [
      '    misfits("coverage.keywords", coverage["keywords"], keywordCell) ??\n',
      "",
    ],
  }),
  ...defects("review/index.ts", ["review/command"], {
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
  ...defects("review/lint/rules/bodies.ts", ["review/rules"], {
    "205 needs a body": ['const bodiless = ["204", "205", "304"];', 'const bodiless = ["204", "304"];'],
  }),
  ...defects("review/lint/rules/bounds.ts", ["review/rules"], {
    "a constant needs a bound": [' || schema["const"] !== undefined) return undefined;', ") return undefined;"],
  }),
  ...defects("review/lint/rules/operations.ts", ["review/rules"], {
    "409 needs no Retry-After": ['  "409": [["Retry-After", "the request is still in progress"]],\n', ""],
  }),
  ...defects("review/lint/rules/portability.ts", ["review/rules"], {
    "a pattern for the u flag only is portable": [
      'if (!compiles(pattern, "u") || !compiles(pattern, ""))',
      'if (!compiles(pattern, "u"))',
    ],
  }),
  ...defects("review/lint/rules/vocabulary.ts", ["review/rules"], {
    "a member x-… is an extension": ['const isName = ["headers", "properties"]', 'const isName = ["headers"]'],
  }),
  ...defects("review/lint/rules/rule.ts", ["review/rules"], {
    "one objection per place": ["found.set(`${pointer} ${message}`,", "found.set(pointer,"],
  }),
  ...defects("review/model/schemas.ts", ["review/rules"], {
    "required of only one part of an allOf counts": [
      'const required = [...asArray(whole["required"]), ...asArray(part["required"])];',
      'const required = asArray(part["required"] ?? whole["required"]);',
    ],
    "a constant text is free text": [
      ' && schema["enum"] === undefined && schema["const"] === undefined;',
      ' && schema["enum"] === undefined;',
    ],
  }),
  ...defects("review/lint/spectral.ts", ["review/lint"], {
    "Spectral's warnings are errors": ['severity === 0 ? "error"', 'severity <= 1 ? "error"'],
  }),
  ...defects("review/lint/redocly.ts", ["review/lint"], {
    "Redocly's errors are warnings": ['severity: severity === "error" ? "error" : "warning",', 'severity: "warning",'],
  }),
];
