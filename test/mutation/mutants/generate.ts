// Defects in generated readers and writers, and what generates them.
import { defects } from "../mutant.ts";

export const generateMutants = [
  ...defects("runtime/xml-tokens.ts", ["generate/xml-reader", "generate/xml-refusals", "contract/wire-rules/xml"], {
    'nil="0" is nil': [
      'if (value === "false" || value === "0") return false;',
      'if (value === "false" || value === "0") return true;',
    ],
    "a DOCTYPE is ignored": ['refuse("a DOCTYPE is not allowed")', "undefined"],
    "a processing instruction is ignored": ['refuse("a processing instruction is not allowed")', "undefined"],
    "the declared encoding is not looked at": ["if (depth === 0) checkEncoding(", "if (false) checkEncoding("],
    "elements nest without bound": ["if (++depth > limits.maxDepth)", "if (++depth > 1e9)"],
    "text in CDATA is lost": ['parser.on("cdata", addText);', 'parser.on("cdata", () => undefined);'],
    "nil is read as an empty text": ["token.nil = nilValue(value, refuse);", "nilValue(value, refuse);"],
  }),
  ...defects("runtime/xml-cursor.ts", ["generate/xml-reader", "generate/xml-refusals", "contract/wire-rules/xml"], {
    "members of another namespace are read": [
      'reading.element.namespace === namespace ? reading.element.local : ""',
      "namespace ? reading.element.local : namespace",
    ],
    "text between elements is lost": ["if (/[^ \\t\\r\\n]/.test(token.text)) {", "if (false) {"],
    "a nil element may have content": ["if (element.attributes.size > 0 || !empty)", "if (false)"],
    "null where none is allowed": ['if (nil) throw failure(reading, "null is not allowed");', ""],
    "members of any namespace are read": [
      'reading.element.namespace === namespace ? reading.element.local : ""',
      "reading.element.local",
    ],
  }),
  ...defects("runtime/xml-text.ts", ["generate/golden", "generate/codecs.property"], {
    "an ampersand is not escaped": ['"&": "&amp;"', '"&": "&"'],
    "a carriage return becomes a line feed": ['"\\r": "&#xD;"', '"\\r": "\\r"'],
  }),
  ...defects(
    "runtime/lexical.ts",
    [
      "generate/xml-reader",
      "generate/xml-refusals",
      "contract/wire-rules/xml",
      "contract/wire-rules/form",
      "generate/hostile-json-and-forms",
      "generate/fast-path-form.property",
    ],
    {
      "1 is false": [
        'if (trimmed === "true" || trimmed === "1") return true;',
        'if (trimmed === "true") return true;\n  if (trimmed === "1") return false;',
      ],
      "white space around a number is refused": ["return integerForm.test(trimmed)", "return integerForm.test(text)"],
      "any text is an integer": [
        "integerForm.test(trimmed) ? Number(trimmed) + 0 : undefined",
        "Number.parseInt(trimmed, 10) || 0",
      ],
      "a form's on is true": [
        'if (trimmed === "true") return true;\n  if (trimmed === "false") return false;',
        'return trimmed === "true" || trimmed === "on";',
      ],
    },
  ),
  ...defects(
    "runtime/form-key.ts",
    [
      "contract/wire-rules/form",
      "contract/wire-rules/leniency",
      "contract/wire-rules/personal-data",
      "generate/hostile-json-and-forms",
      "generate/fast-path-form.property",
    ],
    {
      "a gap in a list is ignored": ["if (list[index] === undefined)", "if (false)"],
      "a plus stays a plus": ['text.includes("+") ? text.replaceAll("+", " ") : text', "text"],
      "wrong percent-encoding is kept as it is": [
        'throw new ReadError(where(), "the percent-encoding is not valid UTF-8", true);',
        "return text;",
      ],
      "a framework's key is not named as that": ["extras.get(steps.key()) ?? usual", "usual"],
      "a key of digits is repeated": [" && !isNumberLike(key) ?", " ?"],
      "a key of any words is repeated": ["names.every(isShown)", "names.length > 0"],
      "an unknown end of a key is ignored": ["if (!steps.atEnd()) throw", "if (false) throw"],
    },
  ),
  ...defects("runtime/fast-path/xml.ts", ["generate/fast-path-xml", "generate/fast-path-xml.property"], {
    "the fast reader takes ]]> in a text": ['raw.includes("]]>") || ', ""],
    "the fast reader takes characters that XML forbids": [" || !isXmlText(raw)", ""],
    "the fast reader takes references to such characters": [
      "isXmlText(character) ? character : undefined",
      "character",
    ],
    "the fast reader keeps carriage returns": ['raw.replace(/\\r\\n?/g, "\\n")', "raw"],
    "the fast reader takes any namespace": ['if ((prefixes.get("") ?? "") !== namespace) return undefined;', ""],
    "the fast reader takes a prefix that is bound twice": ["if (prefixes.has(prefix) || ", "if ("],
    "the fast reader does not look at the declared encoding": [
      "(encoding ?? declared.toLowerCase())",
      "declared.toLowerCase()",
    ],
    "the fast reader passes over what follows the root": [
      "skipSpace(xml.text, xml.at) === xml.text.length",
      "skipSpace(xml.text, xml.at) <= xml.text.length",
    ],
    "the fast reader takes null where none is allowed": ['if (xml.entered !== "empty") giveUp(xml);', ""],
    "the fast reader takes any end tag": ["close < 0 || !text.startsWith(end, close)", "close < 0"],
  }),
  ...defects("runtime/fast-path/form.ts", ["generate/fast-path-form.property"], {
    "the fast reader passes over the rest of a form": ["return at === text.length;", "return at <= text.length;"],
    "the fast reader takes wrong percent-encoding": ["if (text === undefined) giveUp(form);", ""],
    "the fast reader takes a word for a number": ["if (value === undefined) giveUp(form);", ""],
    "the fast reader takes false for true": ["form.end - form.start === 4", "form.end > form.start"],
  }),
  ...defects("generate/retry.ts", ["generate/retry"], {
    "a redirect is a failure": ["if (entry < 400) return", "if (entry < 300) return"],
    "a success is a failure": ["if (entry < 400) return", "if (entry < 200) return"],
    "an undeclared status is accepted": [
      "return [`x-retry: on: ${entry} is not declared by the operation`];",
      "return [];",
    ],
    "a gateway's status must be declared": ["const gatewayStatuses = [502, 504];", "const gatewayStatuses = [502];"],
    "a POST needs no key": [
      '["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]',
      '["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "POST"]',
    ],
    "any header makes a POST safe": [
      'parameter["in"] === "header" && parameter["name"] === header',
      'parameter["in"] === "header"',
    ],
    "an unknown member is ignored": [
      "...Object.keys(others).map((name) =>",
      "...Object.keys(others).slice(9).map((name) =>",
    ],
    "an empty list is accepted": ["asArray(on).length === 0 ?", "asArray(on).length < 0 ?"],
    "a lost connection is never repeated": [
      "connectionFailure: asArray(on).includes(connectionFailure)",
      "connectionFailure: false",
    ],
  }),
  ...defects("generate/targets/operations.ts", ["generate/meaning"], {
    "comments change the fingerprint": [
      "JSON.stringify(spec.document)",
      "String(spec.text ?? JSON.stringify(spec.document))",
    ],
    "the fingerprint is of the paths": ["JSON.stringify(spec.document)", 'JSON.stringify(spec.document["paths"])'],
    "required response headers are optional": [
      'required: spec.resolve(header)["required"] === true,',
      "required: false,",
    ],
    "optional response headers are required": [
      'required: spec.resolve(header)["required"] === true,',
      "required: true,",
    ],
    "an operation's own security is ignored": [
      'object["security"] ?? spec.document["security"]',
      'spec.document["security"]',
    ],
    "a required body is optional": ['required: requestBody["required"] === true,', "required: false,"],
    "a required parameter is optional": ["required: required === true,", "required: false,"],
  }),
  ...defects("generate/problems.ts", ["generate/problems"], {
    "HEAD may be declared": [
      '  HEAD: "HEAD cannot be declared; the server responds to it wherever GET is declared",\n',
      "",
    ],
    "a path parameter needs no declaration": ["!declared.includes(name))", "declared.length < 0 && name)"],
    "an API key in a cookie is accepted": [
      'type === "apiKey" && place === "cookie"',
      'type === "apiKey" && place === ""',
    ],
    "a multipart body is accepted": ['type.startsWith("multipart/")', 'type.startsWith("multi/")'],
    "two operations differ in one letter's case": [
      "id.charAt(0).toUpperCase() + id.slice(1);\n    const other",
      "id;\n    const other",
    ],
    "an undeclared security scheme is accepted": ["if (!(name in schemes)) return", 'if (name === "") return'],
    "a callback is ignored": ['...("callbacks" in object', '...("callback" in object'],
    "a media type with parameters never matches": ["[a-z0-9!#$&^_.+-]+$/.test(type)", "[a-z0-9!#$&^_.+-]+/.test(type)"],
  }),
  ...defects("generate/normalize.ts", ["generate/normalize"], {
    "an operation's parameter does not replace its path's": ["!replaced.has(keyOf(value))", 'keyOf(value) !== ""'],
  }),
  ...defects("generate/lossy-types.ts", ["generate/lossy-types", "generate/refused-contracts"], {
    "two members are one element": ["if (shared !== undefined)\n", 'if (shared === "")\n'],
    "a form key may have a dot": ["if (/[.[\\]]/.test(member.name))", "if (/[[\\]]/.test(member.name))"],
    "null of an unwrapped list becomes an empty one": [
      "  if (type.nullable)\n    throw",
      '  if (type.nullable && place === "")\n    throw',
    ],
    "a space in the name of an element": ["[\\p{L}\\p{N}_.-]*$/u", "[\\p{L}\\p{N}_. -]*$/u"],
  }),
  ...defects("generate/ajv.ts", ["generate/formats"], {
    "the format ipv6 is not checked": ['"uri", "ipv4", "ipv6"]', '"uri", "ipv4"]'],
  }),
  ...defects("runtime/violation.ts", ["generate/violation"], {
    "an escaped pointer leads nowhere": ['step.replaceAll("~1", "/").replaceAll("~0", "~")', "step"],
  }),
  ...defects("runtime/json-error-offset.ts", ["generate/json-error-offset.property"], {
    "U+001F may be in a string": ["if (code < 0x20) return ~at;", "if (code < 0x1f) return ~at;"],
  }),
  ...defects("runtime/well-formed.ts", ["generate/well-formed"], {
    "a high half from U+DB00 on is none": [" || digit === 0x61 || digit === 0x62)", " || digit === 0x61)"],
  }),
  ...defects("runtime/xml-cursor.ts", ["contract/wire-rules/leniency"], {
    "a long is no integer": ['int: ["int", "integer", "long"]', 'int: ["int", "integer"]'],
  }),
  ...defects("runtime/read-parameters.ts", ["generate/read-parameters"], {
    "a typed header is not found": ['place === "header" ? written.toLowerCase() : written', "written"],
  }),
  ...defects("runtime/query.ts", ["client/transports"], {
    "an empty list is sent as an empty value": [
      "joined.includes(name) && values.length > 0 ?",
      "joined.includes(name) ?",
    ],
  }),
  ...defects("runtime/failure.ts", ["generate/failure"], {
    "an unknown code becomes the last one": ["?? known[0]", "?? (known.at(-1) as Known)"],
  }),
  ...defects("runtime/xml-cursor.ts", ["generate/xml-refusals"], {
    "a member that is not there is located at the root": [
      'while (path !== "" && !marks.has(path)) path = path.slice(0, Math.max(path.lastIndexOf("/"), 0));',
      'if (!marks.has(path)) path = "";',
    ],
  }),
];
