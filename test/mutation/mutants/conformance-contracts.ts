// Defects of the conformance suite that only contracts with one peculiarity show.
import { defects } from "../mutant.ts";

export const conformanceContractMutants = [
  ...defects("conformance/checks/auth.ts", ["conformance/approvals/small-contracts"], {
    "403 for a stranger is reported where 401 is not declared": [
      "declaresStatus(operation, 401) ? [401] : [401, 403]",
      "[401]",
    ],
  }),
  ...defects("conformance/checks/bodies.ts", ["conformance/approvals/small-contracts"], {
    "examples are sent in a format that cannot carry them": [
      "      if (!isText && format?.carries(example, node) !== true) continue;\n",
      "",
    ],
    "null for an optional body is judged": ["body?.required !== true && value === null;", "body === value;"],
    "a keyword is counted where the contract does not have it": [
      "node.keywords.get(keyword)?.pointer ?? step(node.pointer, keyword)",
      "step(node.pointer, keyword)",
    ],
    "a body that its format cannot carry is damaged": [
      "if (format === undefined || !format.carries(base, node)) continue;",
      "if (format === undefined) continue;",
    ],
    "a null that the schema allows must be refused": [
      'operation.body?.required !== true || session.schemas.validate(content.schema, null, "request") === undefined,',
      "operation.body?.required !== true,",
    ],
    "an optional body must not be empty": ["isRequired: operation.body?.required === true,", "isRequired: true,"],
  }),
  ...defects("conformance/checks/lifecycle.ts", ["conformance/approvals/small-contracts"], {
    "PUT makes no items": [
      "route.create ?? (session.conventions.outcome === undefined ? route.replace : undefined)",
      "route.create",
    ],
    "PUT makes items even if results have an outcome": [
      "route.create ?? (session.conventions.outcome === undefined ? route.replace : undefined)",
      "route.create ?? route.replace",
    ],
    "an item made by PUT has the id of its response": [
      "  if (declared === route.replace) return { path, made, sent: whole.value };\n",
      "",
    ],
    "a listed id is not escaped": [
      'replace(/\\?.*/s, "")}/${encodeURIComponent(id)}`;\n}\n\nexport async function checkLifecycles',
      'replace(/\\?.*/s, "")}/${id}`;\n}\n\nexport async function checkLifecycles',
    ],
    "the query of a list belongs to its items": [
      'return id === undefined ? undefined : `${probe.path.replace(/\\?.*/s, "")}/',
      "return id === undefined ? undefined : `${probe.path}/",
    ],
    "the path of a made item is not escaped": [
      "{ path: `${path}/${encodeURIComponent(id)}`",
      "{ path: `${path}/${id}`",
    ],
    "an id is checked with its escapes": [
      'decodeURIComponent(path.slice(path.lastIndexOf("/") + 1))',
      'path.slice(path.lastIndexOf("/") + 1)',
    ],
  }),
  ...defects("conformance/checks/lifecycle.ts", ["conformance/approvals/wrong-servers"], {
    "what a server changes as it stores must stay as sent": ["same(echoed[name], value) && ", ""],
    "what a server changes as it stores must change as sent": [
      ".filter(([name, value]) => same(members(found.value)[name], value))",
      "",
    ],
    "a member that is not shown is lost": ["Object.hasOwn(read_, name) && ", ""],
    "a refused change must show its values": ["    if (!isSuccess(done.received.status)) continue;\n", ""],
  }),
  ...defects("conformance/checks/limits.ts", ["conformance/approvals/requests"], {
    "431 decides nothing": [
      "if (exchange.received.status === 431) session",
      "if (exchange.received.status === 0) session",
    ],
  }),
  ...defects("conformance/checks/media-types.ts", ["conformance/approvals/small-contracts"], {
    "a body that its format cannot carry is sent in capitals": [
      "if (content === undefined || !format?.carries(wanted.value, session.schemas.node(content.schema))) return;",
      "if (content === undefined || format === undefined) return;",
    ],
    "media types of a declared range are undeclared": ['each.endsWith("/*") || each', "each"],
  }),
  ...defects("conformance/checks/negotiation.ts", ["conformance/approvals/small-contracts"], {
    "the format of a refused caller is not judged": ['...(asksForToken ? [{ token: "wrong-token" }] : [])', ""],
  }),
  ...defects("conformance/checks/parameters.ts", ["conformance/approvals/small-contracts"], {
    "a list among other types is one text": [
      'if (node.alternatives.some(({ types }) => types.includes("array") || types.includes("object"))) return false;',
      "",
    ],
    "every text of a format decides": [
      "error?.isOnlyFormat === true && isPlainlyNotOfFormat !== true",
      "error === null",
    ],
    "no text of a format decides": [" && isPlainlyNotOfFormat !== true", ""],
    "a required query parameter is a header": [
      'parameter.in === "header" ? "missing_required_header" : "negative_data_rejection"',
      '"missing_required_header"',
    ],
    "a body may not be left out where it is optional": ["  if (!required) {\n", "  if (required === undefined) {\n"],
    "unbounded texts have any length": ["if (!isBounded && text.length > maxUnboundedText) return false;", ""],
    "null is sent as a text": ['(isSimple(value) ? toText(value) : "text")', "toText(value as string)"],
  }),
  ...defects("conformance/checks/routing.ts", ["conformance/approvals/small-contracts"], {
    "Allow is required of an undeclared 405": [
      "  if (text === undefined && !isStrict(session, operation)) return undefined;\n",
      "",
    ],
    "white space in Allow belongs to the method": ["each.trim().toUpperCase()", "each.toUpperCase()"],
    "a path of another operation is unknown": [
      "    if (status === 404 && session.declared.some((each) => matchesTemplate(each.path, elsewhere))) continue;\n",
      "",
    ],
  }),
  ...defects("conformance/session/probes.ts", ["conformance/approvals/small-contracts"], {
    "an example of another schema is sent": ["schema !== wanted || findFormat", "findFormat"],
    "parameters of one name have one value": [
      "given[toParameterKey(parameter)] ?? given[parameter.name]",
      "given[parameter.name]",
    ],
    "values of cookies are not escaped": [
      "`${name}=${encodeURIComponent(text)}`);\n  const all",
      "`${name}=${text}`);\n  const all",
    ],
    "an undeclared part of a path is left": [
      "if (parameter === undefined) return encodeURIComponent(session.contacts.fresh());",
      "if (parameter === undefined) return name;",
    ],
    "a parameter without a valid value is a number": [
      '.types.includes("string") ? "sample" : 1',
      '.types.includes("null") ? "sample" : 1',
    ],
  }),
  ...defects("conformance/session/session.ts", ["conformance/approvals/small-contracts"], {
    "the path of a stored item is not escaped": [
      "contacts.created(probe.path, `${path}/${encodeURIComponent(id)}`)",
      "contacts.created(probe.path, `${path}/${id}`)",
    ],
  }),
  ...defects("conformance/session/session.ts", ["conformance/runs"], {
    "--only asks for other formats now and then": ["wanted.length < all.length ? types.length : types", "types"],
  }),
  ...defects("conformance/run/run.ts", ["conformance/runs"], {
    "an operation with an optional body is left out": [
      "content.length === 0 && operation.body.required",
      "content.length === 0",
    ],
  }),
  ...defects("conformance/run/base-path.ts", ["conformance/runs"], {
    "a contract without GET accepts every base": [" ?? session.declared[0];", ";"],
  }),
  ...defects("conformance/run/provoke.ts", ["conformance/provoke"], {
    "another target is asked for every media type": [" || probe.base !== undefined) continue;", ") continue;"],
  }),
  ...defects("conformance/run/undecided.ts", ["conformance/undecided"], {
    "a missing token comes before missing security": [
      'if (declared.every(({ security }) => security === undefined)) return "no operation requires credentials";',
      "",
    ],
    "a contract without lists has them": ['findOperation(session, "listPhoneNumbers") === undefined', "false"],
    "--read-only is why invalid requests are undecided": ['  "negative_data_rejection",\n', ""],
    "every contract reads items": ["items.some(({ read }) => read !== undefined)", "items.length >= 0"],
  }),
];
