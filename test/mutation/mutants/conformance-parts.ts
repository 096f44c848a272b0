// Defects of the conformance suite's parts that no run against a reference server shows.
import { defects } from "../mutant.ts";

export const conformancePartMutants = [
  ...defects("conformance/http/send.ts", ["conformance/send"], {
    "an IPv6 target is not reached": ['host: base.hostname.replace(/^\\[|\\]$/g, ""),', "host: base.hostname,"],
    "a response between does not reset the count of busy ones": [
      "busy = asksToWait(received) ? busy + 1 : 0;",
      "busy = asksToWait(received) ? busy + 1 : busy;",
    ],
    "a closed idle connection is a failure": ["      if (isStaleConnection(error)) return once(probe);\n", ""],
  }),
  ...defects("conformance/http/message.ts", ["conformance/message"], {
    "a charset in quotes is not read": ['/;\\s*charset="?([^";\\s]+)/i', '/;\\s*charset=([^";\\s]+)/i'],
  }),
  ...defects("conformance/http/curl.ts", ["conformance/curl"], {
    "an empty header is left out of the command": ['value === "" ? quote(`${name};`) : ', ""],
  }),
  ...defects("conformance/http/size-limits.ts", ["conformance/message"], {
    "a long path may not be refused for its size": [
      "(body?.length ?? 0) + path.length > largeBytes",
      "(body?.length ?? 0) > largeBytes",
    ],
  }),
  ...defects("conformance/run/clean-up.ts", ["conformance/things"], {
    "an item that is gone counts as left behind": [" || status === 404 || status === 410;", ";"],
    "the limit of requests prevents the cleanup": ["  sender.allowMore(Number.MAX_SAFE_INTEGER / 2);\n", ""],
  }),
  ...defects("conformance/run/provoke.ts", ["conformance/things"], {
    "a recipe tries once": ["sent < times; sent += concurrent", "sent < times; sent += times"],
  }),
  ...defects("conformance/run/run.ts", ["conformance/things"], {
    "random cases do not count what was sent": ["Math.max(0, maxRequests - sender.sent())", "Math.max(0, maxRequests)"],
  }),
  ...defects("conformance/run/tasks.ts", ["conformance/things"], {
    "--check ensure_resource_availability runs no lifecycles": [
      '  decides: ["ensure_resource_availability", "use_after_free"],',
      '  decides: ["use_after_free"],',
    ],
  }),
  ...defects("conformance/session/contacts.ts", ["conformance/session"], {
    "the prefix makes a text too long": [
      'rest.length > prefix.length ? rest.slice(prefix.length).join("")',
      'rest.length >= 0 ? rest.join("")',
    ],
  }),
  ...defects("conformance/session/coverage.ts", ["conformance/session"], {
    "the largest request is repeated": [
      "if (known === undefined || sizeOf(probe) < sizeOf(known.probe))",
      "if (known === undefined || sizeOf(probe) > sizeOf(known.probe))",
    ],
  }),
  ...defects("conformance/session/findings.ts", ["conformance/session"], {
    "the longest of equal failures is the example": [
      "failure.curl.length < known.curl.length ? first : known",
      "failure.curl.length > known.curl.length ? first : known",
    ],
  }),
  ...defects("conformance/session/items.ts", ["conformance/session"], {
    "the query of Location belongs to the id": [
      'headers["location"]?.replace(/[?#].*/, "")',
      'headers["location"]?.replace(/#.*/, "")',
    ],
  }),
  ...defects("conformance/session/probes.ts", ["conformance/credentials"], {
    "user:password is sent without base64": [
      'secret.includes(":") ? Buffer.from(secret).toString("base64") : secret',
      "secret",
    ],
  }),
  ...defects("conformance/session/session.ts", ["conformance/things"], {
    "five lost responses in a run end it": ["      silent = 0;\n", ""],
    "one response format only": ["turns.set(operationId, turn + 1);", "turns.set(operationId, turn);"],
  }),
  ...defects("conformance/report/write-text.ts", ["conformance/report"], {
    "one thing left behind is not mentioned": ["...(leftBehind > 0 ?", "...(leftBehind > 1 ?"],
  }),
  ...defects("conformance/report/write-html.ts", ["conformance/report"], {
    "a command is HTML": [
      '<pre tabindex="0">${escapeXml(failure.curl)}</pre>',
      '<pre tabindex="0">${failure.curl}</pre>',
    ],
  }),
  ...defects("conformance/report/write-junit.ts", ["conformance/report"], {
    "a line break in an attribute is lost": ['carried(text).replaceAll("\\n", "&#10;")', "carried(text)"],
    "JUnit counts failures as skipped": ['skipped="${skipped}"', 'skipped="${failed}"'],
  }),
  ...defects("conformance/proxy/recording-proxy.ts", ["conformance/proxy"], {
    "headers of one connection are forwarded": [
      "index % 2 === 0 && !ofOneConnection.has(name.toLowerCase()) ?",
      "index % 2 === 0 && !ofOneConnection.has(name) ?",
    ],
  }),
  ...defects("conformance/proxy/judge-request.ts", ["conformance/proxy"], {
    "cookies are not decoded": [
      "cookie: () => decoded(getCookie(probe, name)),",
      "cookie: () => getCookie(probe, name),",
    ],
    "only the first of a repeated parameter is judged": [
      'style === "form" && explode ? all.join(",") : all[0]',
      "all[0]",
    ],
  }),
  ...defects("conformance/formats/parameter-text.ts", ["conformance/formats"], {
    "a list with spaces is sent with commas": [
      '{ pipeDelimited: "|", spaceDelimited: " " }[style]',
      '{ pipeDelimited: "|" }[style]',
    ],
  }),
  ...defects("conformance/formats/xml-reader.ts", ["conformance/formats"], {
    "schemaLocation is refused": ['["nil", "schemaLocation", "type"].includes(name)', '["nil", "type"].includes(name)'],
  }),
  ...defects("conformance/formats/lexical.ts", ["conformance/formats"], {
    "white space around a number is refused": ['text.replace(/^[ \\t\\r\\n]+|[ \\t\\r\\n]+$/g, "")', "text"],
  }),
  ...defects("conformance/contract/document.ts", ["conformance/contract/contract"], {
    "exclusiveMinimum: false excludes the bound": [
      'if (isExclusive && typeof copy[bound] === "number") {',
      'if (typeof copy[bound] === "number") {',
    ],
    "a reference to a reference has no target": ["|| depth > 20)\n      throw", "|| depth > 0)\n      throw"],
  }),
  ...defects("conformance/contract/operations.ts", ["conformance/contract/contract"], {
    "default declares every status": [
      'return found !== undefined && found.status !== "default";',
      "return found !== undefined;",
    ],
  }),
  ...defects("conformance/contract/security.ts", ["conformance/credentials"], {
    "a requirement that the suite supports in part is chosen": [
      "schemes.every((scheme) => scheme !== undefined)) ??",
      "schemes.some((scheme) => scheme !== undefined)) ??",
    ],
  }),
  ...defects("conformance/session/expectations.ts", ["conformance/expectations"], {
    "a valid body may be refused for its media type": [
      "const acceptedByDefault = [401, 403, 404, 409, 429];",
      "const acceptedByDefault = [401, 403, 404, 409, 415, 429];",
    ],
  }),
  ...defects("conformance/values/mutations.ts", ["conformance/mutations"], {
    "a list as long as its bound is not tried": ["? [most, most + 1].map(", "? [most + 1].map("],
  }),
  ...defects("conformance/checks/bodies.ts", ["conformance/things"], {
    "accepted bodies are not counted": [
      "if (wrong !== undefined || !tellsNothing(exchange))",
      "if (wrong !== undefined)",
    ],
  }),
  ...defects("conformance/checks/routing.ts", ["conformance/things"], {
    "HEAD is never tried": ['(method === "HEAD" && allowed.includes("GET"))', '(method === "HEAD")'],
  }),
  ...defects("conformance/checks/media-types.ts", ["conformance/things"], {
    "a media type in capitals is not tried": ["    mediaType.toUpperCase(),\n", ""],
  }),
  ...defects("conformance/checks/lifecycle.ts", ["conformance/things"], {
    "410 for a stored item is accepted": [
      "if (found.received.status === 404 || found.received.status === 410)",
      "if (found.received.status === 404)",
    ],
  }),
  ...defects("conformance/phone-numbers/valid-lists.ts", ["conformance/random-values"], {
    "random lists have an id twice": ["ids.indexOf(id) !== index || Number(id)", "Number(id)"],
  }),
  ...defects("conformance/values/interchangeable.ts", ["conformance/random-values"], {
    "integers beyond 2^53 decide": ["!Number.isInteger(value) || Number.isSafeInteger(value)", "true"],
  }),
  ...defects("conformance/values/arbitrary.ts", ["conformance/random-values"], {
    "requests carry readOnly members": [
      'filter(([, each]) => each.keywords.get("readOnly")?.value !== true)',
      "filter(() => true)",
    ],
  }),
  ...defects("conformance/contract/conventions.ts", ["conformance/contract/operations"], {
    "a claimed charset in capitals is never met": [
      'responseCharset: typeof charset === "string" ? charset.toLowerCase() : undefined',
      'responseCharset: typeof charset === "string" ? charset : undefined',
    ],
  }),
  ...defects("conformance/contract/schemas.ts", ["conformance/contract/operations"], {
    "a required readOnly member must be sent": [
      ".filter((name) => member(properties[String(name)], mark) !== true)",
      ".filter(() => true)",
    ],
  }),
  ...defects("conformance/formats/xml-names.ts", ["conformance/formats"], {
    "ordinal order by member": ["(a.written < b.written ? -1 : 1)", "(a.name < b.name ? -1 : 1)"],
  }),
  ...defects("conformance/vitest.ts", ["conformance/report"], {
    "an undecided check passes as a test": [
      "return result?.notDecided === undefined ? undefined : `not decided: ${result.notDecided}`;",
      "return undefined;",
    ],
  }),
  ...defects("conformance/values/equivalents.ts", ["conformance/equivalents"], {
    "keys in brackets are not tried": [
      '"all keys in brackets": text.replace(/\\.([A-Za-z]+)=/g, "[$1]="),',
      '"all keys in brackets": text,',
    ],
  }),
  ...defects("conformance/values/malformed.ts", ["conformance/malformed"], {
    "text after the root is not tried": ['    "text after the root": `${valid}x`,\n', ""],
  }),
  ...defects("conformance/proxy/recording-proxy.ts", ["conformance/proxy"], {
    "the path of the upstream is lost": ['upstream.pathname.replace(/\\/$/, "") + path', "path"],
  }),
  ...defects("conformance/session/session.ts", ["conformance/things"], {
    "a write that ended in 500 is not removed": [
      "received.status >= 300 && received.status < 500",
      "received.status >= 300 && received.status <= 500",
    ],
  }),
  ...defects("conformance/run/undecided.ts", ["conformance/things"], {
    "--read-only is why negotiation is undecided": ['  "negotiation",\n];', "];"],
  }),
  ...defects("conformance/run/base-path.ts", ["conformance/things"], {
    "no response at all counts as the contract's base": ["![0, 404].includes(", "![404].includes("],
  }),
];
