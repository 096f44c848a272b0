// Defects of conform, its runs and the pages for readers that few lines of the suite's own show.
import { defects } from "../mutant.ts";

export const conformanceGapMutants = [
  ...defects("server/commands/conform.ts", ["conformance/options"], {
    "read and write tokens are swapped": [
      "readOnly: secret(flags.readToken), writeOnly: secret(flags.writeToken)",
      "readOnly: secret(flags.writeToken), writeOnly: secret(flags.readToken)",
    ],
    "--rate has no effect": ["{ ratePerSecond: rate }", "{}"],
    "--provoke has no effect": ["{ recipe: suite.readRecipe(provoke) }", "{}"],
    "no report is written": ["  writeReports(report, flags, suite);\n", ""],
    "a proxy without findings fails": ["report.findings.length > 0", "report.findings.length >= 0"],
  }),
  ...defects("conformance/checks/lifecycle.ts", ["conformance/options"], {
    "--only prevents the items": [
      "operations.find(({ operationId }) => operationId === declared?.operationId)",
      "operations.find((each) => each === declared)",
    ],
  }),
  ...defects("conformance/run/run.ts", ["conformance/runs"], {
    "every run has the same seed": ["seed = randomBytes(4).readInt32BE()", "seed = 1"],
    "every run has the same ids": ['createContacts(randomBytes(4).toString("hex"))', 'createContacts("00000000")'],
    "a run listens to the signal after its end": ['    signal?.removeEventListener("abort", halt);\n', ""],
    "the progress has no failures": ["failures: failed.length });", "failures: 0 });"],
  }),
  ...defects("conformance/run/clean-up.ts", ["conformance/runs"], {
    "the cleanup waits for a silent target": ["const maxWithoutResponse = 5;", "const maxWithoutResponse = 5_000;"],
  }),
  ...defects("conformance/checks/random.ts", ["conformance/runs"], {
    "random values go on without requests": ["  if (stop !== undefined) throw stop;\n", ""],
  }),
  ...defects("conformance/session/session.ts", ["conformance/runs"], {
    "places are those of the upgraded contract": [
      "pointer: document.written(violation.pointer),",
      "pointer: violation.pointer,",
    ],
    "secret headers of the tester are shown": ["listSecrets(tokens, headers)", "listSecrets(tokens, {})"],
  }),
  ...defects("conformance/session/session.ts", ["conformance/session", "conformance/limits"], {
    "a known item is removed": ['      if (method === "DELETE") return undefined;\n', ""],
    "hang-ups at oversized requests end the run": ["if (!mayHangUp && (++silent", "if ((++silent"],
  }),
  ...defects("conformance/session/findings.ts", ["conformance/session"], {
    "a failure lists every place": ["const maxPlaces = 20;", "const maxPlaces = 2_000;"],
  }),
  ...defects("conformance/session/judge-response.ts", ["conformance/judge-response"], {
    "205 may have a body": ["new Set([204, 205, 304])", "new Set([204, 304])"],
    "a range comes before the exact media type": [
      "    response.content.find(({ mediaType }) => getMediaType(mediaType) === essence) ??\n",
      "",
    ],
  }),
  ...defects("conformance/session/probes.ts", ["conformance/options"], {
    "a token replaces the tester's header": [
      "    ...Object.fromEntries(credentials.header),\n    ...session.headers,\n",
      "    ...session.headers,\n    ...Object.fromEntries(credentials.header),\n",
    ],
  }),
  ...defects("conformance/http/send.ts", ["conformance/send"], {
    "the path of the target is lost": ['path: base.pathname.replace(/\\/$/, "") + probe.path,', "path: probe.path,"],
    "a request has no target of its own": ["  const base = probe.base ?? usual;\n", "  const base = usual;\n"],
    "a repeated header has one value": [
      'Array.isArray(value) ? value.join(", ") : (value ?? "")',
      'Array.isArray(value) ? (value[0] ?? "") : (value ?? "")',
    ],
  }),
  ...defects("conformance/proxy/recording-proxy.ts", ["conformance/proxy"], {
    "an IPv6 address has no brackets": ['host.includes(":") ? `[${host}]` : host', "host"],
    "each difference counts once": ["(findings.get(key)?.times ?? 0) + 1", "1"],
    "what both sides break is one difference": [
      "[finding.side, finding.operationId, finding.pointer, finding.actual]",
      "[finding.operationId, finding.pointer, finding.actual]",
    ],
  }),
  ...defects("conformance/checks/limits.ts", ["conformance/limits"], {
    "32 MiB are not tried": ["[1, 8, 32]", "[1, 8]"],
  }),
  ...defects("conformance/checks/negotiation.ts", ["conformance/wishes"], {
    "a failure with other media types is judged": ["offered.join() !== usual.join()", "false"],
  }),
  ...defects("conformance/phone-numbers/idempotency.ts", ["conformance/approvals/service"], {
    "a repeat may have another status": [
      "!received.body.equals(first.received.body) || received.status !== first.received.status",
      "!received.body.equals(first.received.body)",
    ],
  }),
  ...defects("conformance/phone-numbers/model.ts", ["conformance/approvals/service"], {
    "one primary breaks the rule of one": ["primaries > 1 ?", "primaries >= 1 ?"],
  }),
  ...defects("conformance/proxy/judge-request.ts", ["conformance/proxy"], {
    "the proxy reads paths by letter case": ['new RegExp(`^${pattern}/?$`, "i")', "new RegExp(`^${pattern}/?$`)"],
    "a slash at the end is another path": ['new RegExp(`^${pattern}/?$`, "i")', 'new RegExp(`^${pattern}$`, "i")'],
  }),
];

export const docsGapMutants = [
  ...defects("server/docs/contract-files.ts", ["server/docs/served-contract", "server/docs/docs-routes"], {
    "the contract of one media type has all of them": [
      "isOpen ? withOptionalTokens(jsonOnlyYaml) : jsonOnlyYaml",
      "isOpen ? withOptionalTokens(openapiYaml) : openapiYaml",
    ],
    "the JSON is one line": ["JSON.stringify(served, null, 2)", "JSON.stringify(served)"],
  }),
  ...defects("server/docs/page.ts", ["server/docs/approved-pages", "server/docs/help-parts"], {
    "pages of one type share an ETag": ['createHash("sha256").update(body)', 'createHash("sha256").update(type)'],
  }),
  ...defects("server/docs/viewer.ts", ["server/docs/approved-pages", "server/docs/help-parts"], {
    "Swagger UI's style wins": ["viewerLayer + palette + viewerStyleSheet", "palette + viewerStyleSheet + viewerLayer"],
    "the docs page has no colours": ["viewerLayer + palette + viewerStyleSheet", "viewerLayer + viewerStyleSheet"],
  }),
  ...defects("server/docs/html.ts", ["server/docs/approved-pages", "server/docs/help-parts"], {
    "a title is HTML": ["<title>${title}</title>", "<title>${{ markup: title }}</title>"],
  }),
  ...defects("server/docs/start-viewer.mjs", ["server/docs/start-viewer"], {
    "forms are sent as characters": ["  requestInterceptor: repairForm,\n", ""],
    "optional examples are sent": [
      "if (parameter.required || example === undefined) return parameter;",
      "return parameter;",
    ],
    "what was typed is replaced": ["if (isExample) oas3Actions", "oas3Actions"],
  }),
];
