// Defects that make the conformance suite blind.
import { defects } from "../mutant.ts";
import { ofFaults } from "./conformance-faults.ts";
import { conformanceReportMutants } from "./conformance-reports.ts";

const sequences = [
  ...ofFaults("phone-numbers/idempotency.ts", "concurrent-", {
    "repeats are not concurrent": ["const concurrent = 8;", "const concurrent = 1;"],
    "concurrent repeats are not judged": [
      "others.length === 0 && bodies.size === 1 && fresh === 1",
      "bodies.size >= 0 || fresh === 1",
    ],
    "a 500 among concurrent repeats is overlooked": [
      "others.length === 0 && bodies.size === 1 && fresh === 1",
      "bodies.size === 1 && fresh === 1",
    ],
    "a double effect of concurrent repeats is overlooked": [
      "others.length === 0 && bodies.size === 1 && fresh === 1",
      "others.length === 0",
    ],
  }),
  ...ofFaults("phone-numbers/idempotency.ts", "idempotency-key|replay-not-marked", {
    "a key of another contact is not tried": [
      'expectStatus(exchange, [422], pointer, "the same key',
      'expectStatus(exchange, [200, 422], pointer, "the same key',
    ],
    "a key is sent in quotes only": ['`"${key[name]}"`, name', "`${key[name]}`, name"],
  }),
  ...ofFaults("phone-numbers/conditions.ts", "if-match|if-none-match|any-tag|etag", {
    "a weak validator in If-None-Match is not tried": [
      '"if-none-match": tag }',
      '"if-none-match": tag.replace("W/", "") }',
    ],
    "a star in If-Match is not tried": ['headers: match("*"), what', "headers: match(second), what"],
    "an ETag of several formats is overlooked": ['received.headers["etag"] === tag', 'received.headers["etag"] === ""'],
    "a removal under an old ETag is not tried": [
      "for (const tag of [old, `W/${current}`])",
      "for (const tag of [] as string[])",
    ],
    "an ETag that survives a removal is overlooked": ["after === current", 'after === ""'],
  }),
  ...ofFaults("phone-numbers/rules.ts", "half-written-list|blank-number|two-primaries|replaces-instead|null-ignored", {
    "what a refused list left is not read": ['await scenario.stores([office], "nothing of a refused list");', ""],
  }),
  ...ofFaults("phone-numbers/model.ts", "removed-number-comes-back", {
    "the model has one step": ["{ minLength: 2, maxLength: 8 }", "{ minLength: 1, maxLength: 1 }"],
    "the model never reports": ["failed = difference ?? failed;", ""],
    "the model removes nothing": ["{ weight: 2, arbitrary: ids.map", "{ weight: 0, arbitrary: ids.map"],
  }),
  ...ofFaults(
    "phone-numbers/format-equivalence.ts",
    "form-|xml-text-trimmed|xml-members-out|text-json-without|xml-leading",
    {
      "other spellings of a body are not tried": [
        "for (const { what, body, charset } of equivalents(format.name, text, items))",
        "for (const { what, body, charset } of equivalents(format.name, text, items).slice(0, 0))",
      ],
    },
  ),
  ...ofFaults(
    "phone-numbers/resources.ts",
    "stale-list|accepted-and-not-stored|id-given-again|removal-keeps|list-shows-removed",
    {
      "a list is not read before it is written": ["    await service.read(contact);\n", ""],
      "an id that is assigned again is overlooked": [
        '[{ PhoneNumberID: 1 }, { PhoneNumberID: 3 }], "an id',
        '[{ PhoneNumberID: 1 }, {}], "an id',
      ],
    },
  ),
];

const requests = [
  ...defects(
    "conformance/run/tasks.ts",
    ["conformance/other-contracts/other-contracts"],
    {
      "required parameters are not tried": [
        '  ["required parameters", [...both, "missing_required_header"], checkRequiredParameters],\n',
        "",
      ],
    },
    "query not required",
  ),
  ...ofFaults(
    "checks/routing.ts",
    "allow-|405-|method|put-is-post|unknown-path|broken-escape|trailing-slash|other-letter-case",
    {
      "Allow may name the refused method": [" && !allow.includes(method)", ""],
      "405 may lack Allow": [
        'if (text === undefined)\n    return { pointer, expected: `Allow: ${allowed.join(", ")}`, actual: "no Allow"',
        'if (text === "")\n    return { pointer, expected: `Allow: ${allowed.join(", ")}`, actual: "no Allow"',
      ],
      "a method override is not tried": ["  await checkOverride(session, operation, others);\n", ""],
      "a trailing slash is not tried": ["...(trailingSlash ? [`${probe.path}/`] : []),", ""],
      "letter case is not tried": ["pathsInAnyLetterCase ?", "pathsInAnyLetterCase && false ?"],
      "a broken escape is not tried": ["malformedPath !== undefined && path.includes(prefix)", "malformedPath === 0"],
    },
  ),
  ...ofFaults(
    "run/tasks.ts",
    "unknown-path-is-400|required-body|content-type-not|header-parameters-not|path-parameters-not",
    {
      "unknown paths are not tried": ['  ["unknown paths", ["status_code_conformance"], checkUnknownPath],\n', ""],
    },
  ),
  ...ofFaults("run/tasks.ts", "500-on-a-rare-number", {
    "random cases are not run": [
      "  return [\n    ...ofRules,",
      "  if (requests > 0) return [];\n  return [\n    ...ofRules,",
    ],
  }),
  ...ofFaults("checks/random.ts", "500-on-a-rare-number", {
    "random cases never report": ["else smallest = verdict;", ""],
    "random cases report no violation": [
      "for (const { check: name, ...each } of exchange.violations) session",
      "for (const { check: name, ...each } of exchange.violations.slice(0, 0)) session",
    ],
  }),
  ...defects(
    "conformance/checks/auth.ts",
    ["conformance/other-contracts/other-contracts"],
    { "wrong keys are not tried": ['    { token: "wrong-token" },\n', ""] },
    "any key",
  ),
  ...ofFaults(
    "checks/auth.ts",
    "missing-scope|token-compared|any-token|scope-ignored|auth-after|reading-is-open|removing-is-open",
    {
      "401 for a missing scope is overlooked": [
        "expectStatus(exchange, [403], pointer",
        "expectStatus(exchange, [401, 403], pointer",
      ],
      "tokens that only begin right are not tried": ["`Bearer ${token}x`, ", ""],
      "a scope is not tried": ["  await checkScopes(session, operation, pointer);\n", ""],
      "access is tried with whole bodies only": [
        "!session.conventions.accessBeforeBody) return [plain]",
        "session.conventions.accessBeforeBody) return [plain]",
      ],
    },
  ),
  ...ofFaults(
    "checks/media-types.ts",
    "charset-ignored|utf-7|content-encoding|text-plain-read|content-type-not|text-xml-is-415",
    {
      "charsets are not tried": ["...(unsupportedCharset === undefined ? [] : ofCharsets),", ""],
      "UTF-7 is not tried": ['["utf-7", "x-unknown"].map((charset)', '["x-unknown"].map((charset)'],
      "content codings are not tried": ["...(unsupportedContentCoding === undefined ? [] : ofCodings),", ""],
      "a body without Content-Type is not tried": ["[...types, undefined].map((type)", "types.map((type)"],
      "undeclared media types are not tried": [
        "[...types, undefined].map((type)",
        "[undefined].map((type: string | undefined)",
      ],
    },
  ),
  ...defects("conformance/checks/negotiation.ts", ["conformance/wishes"], {
    "q=0 is not tried": ["    { accept: `${first};q=0, */*`, expected: second },\n", ""],
    "406 is accepted": ["status === 406\n        ? {", "status === 0\n        ? {"],
  }),
  ...ofFaults("checks/negotiation.ts", "accept-|406-|errors-always|refused-bodies|json-without-accept|text-xml-sent", {
    "the format of a failure is not judged": [
      "for (const wanted of [...good, ...bad,",
      "for (const wanted of [...good,",
    ],
  }),
  ...ofFaults("checks/bodies.ts", "not-checked|refused|500-on|doctype|unknown-|xml-of-any", {
    "malformed bodies are accepted": [
      'recordCheck("negative_data_rejection", operation, exchange, wrong && { ...wrong, cause: what });',
      'recordCheck("negative_data_rejection", operation, exchange, undefined);',
    ],
  }),
  ...ofFaults("checks/bodies.ts", "unknown-member-dropped|number-taken-as-text", {
    "one media type stands for all": [
      "if (base === undefined) continue;\n    const format = findFormat(content.mediaType);\n    const node = session.schemas.node(content.schema);\n    const parameters",
      "if (base === undefined || !writable(operation).slice(2).includes(content)) continue;\n    const format = findFormat(content.mediaType);\n    const node = session.schemas.node(content.schema);\n    const parameters",
    ],
  }),
  ...defects("conformance/values/candidates.ts", ["conformance/mutations"], {
    "a text longer than its bound is not tried": [
      "most >= longest ? [] : [most, most + 1]",
      "most >= longest ? [] : [most]",
    ],
    "a text as long as its bound is not tried": [
      "most >= longest ? [] : [most, most + 1]",
      "most >= longest ? [] : [most + 1]",
    ],
    "bounds of numbers are not tried": ["[bound - 1, bound, bound + 1].map", "[bound].slice(1).map"],
  }),
  ...defects("conformance/values/mutations.ts", ["conformance/mutations"], {
    "the last item is always good": [
      "...createMutations(items, first, (value) => rebuild([first, value]), depth + 1)",
      "...createMutations(items, first, (value) => rebuild([value, first]), depth + 1)",
    ],
    "an item in the middle is always good": [
      "value: rebuild([first, each.value, first])",
      "value: rebuild([each.value, first, first])",
    ],
    "unknown members are not tried": ['["Unknown", ...writable', "[...writable"],
    "lists longer than their bound are not tried": [
      '? [most, most + 1].map((length) => ({ length, keyword: "maxItems" }))',
      '? [most].map((length) => ({ length, keyword: "maxItems" }))',
    ],
  }),
  ...defects("conformance/formats/formats.ts", ["conformance/formats"], {
    "a repeated key must be one value": [
      "(member.items === undefined) === Array.isArray(each)",
      "member.items !== undefined && !Array.isArray(each)",
    ],
  }),
  ...defects("conformance/checks/lifecycle.ts", ["conformance/assigned-ids"], {
    "an id that the path refuses is used": [" && hasValidId(session, route, path)", ""],
  }),
  ...defects(
    "conformance/run/run.ts",
    ["conformance/other-contracts/other-contracts"],
    {
      "a required body is left out": ["if (content.length === 0 && operation.body.required) return [];", ""],
    },
    "some media types only",
  ),
  ...defects(
    "conformance/checks/parameters.ts",
    ["conformance/other-contracts/other-contracts"],
    {
      "invalid cookies are not tried": [
        "(error !== undefined || isInterchangeable(value))",
        '(error !== undefined ? parameter.in !== "cookie" : isInterchangeable(value))',
      ],
    },
    "cookie unchecked",
  ),
];

export const conformanceMutants = [...sequences, ...requests, ...conformanceReportMutants];
