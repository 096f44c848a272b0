// Defects in the readers and writers that both sides share: null, namespaces, escapes, forms.
import { defectsIn } from "./defects-in.ts";

const xml = ["generate/xml-reader", "generate/xml-refusals", "wire-rules/xml"];
const form = ["wire-rules/form", "generate/hostile-json-and-forms", "generate/fast-path-form.property"];
const fastXml = ["generate/fast-path-xml", "generate/fast-path-xml.property"];

export const readerMutants = [
  ...defectsIn("server", "runtime/xml-tokens.ts", xml, {
    "nil is read as an empty text": [
      'attribute.local === "nil") nil = nilValue',
      'attribute.local === "nil") nilValue',
    ],
    'nil="0" is nil': [
      'if (value === "false" || value === "0") return false;',
      'if (value === "false" || value === "0") return true;',
    ],
    "a DOCTYPE is passed over": ['refuse("a DOCTYPE is not allowed")', "undefined"],
    "a processing instruction is passed over": ['refuse("a processing instruction is not allowed")', "undefined"],
    "the declared encoding is not looked at": ["if (depth === 0) checkEncoding(", "if (false) checkEncoding("],
    "elements nest without bound": ["if (++depth > limits.maxDepth)", "if (++depth > 1e9)"],
    "unknown attributes are passed over": ["refuse(`unknown attribute ${quoteName(name)}`, false)", "undefined"],
    "text in CDATA is lost": ['parser.on("cdata", addText);', 'parser.on("cdata", () => undefined);'],
  }),
  ...defectsIn("server", "runtime/xml-cursor.ts", xml, {
    "members of another namespace are read": [
      'reading.element.namespace === namespace ? reading.element.local : ""',
      "namespace ? reading.element.local : namespace",
    ],
    "the root may be of any namespace": [
      "element.local === local && element.namespace === namespace",
      "element.local === local",
    ],
    "text between elements is lost": ["if (/[^ \\t\\r\\n]/.test(token.text)) {", "if (false) {"],
    "a nil element may have content": ["if (element.attributes.size > 0 || !empty)", "if (false)"],
    "null where none is allowed": ['if (reading.element.nil) throw failure(reading, "null is not allowed");', ""],
  }),
  ...defectsIn("server", "runtime/xml-text.ts", ["generate/golden", "generate/codecs.property"], {
    "an ampersand is not escaped": ['"&": "&amp;"', '"&": "&"'],
    "a carriage return becomes a line feed": ['"\\r": "&#xD;"', '"\\r": "\\r"'],
  }),
  ...defectsIn("server", "generated/xml-writers.ts", ["generate/golden"], {
    "a result is in the list's namespace": [
      'ModelLibrary.DataTransferObjects\\"", "ActionResultDTO"',
      'ModelLibrary.DataTransferObjects.Contacts\\"", "ActionResultDTO"',
    ],
    "null is written as an empty element": ['"<ErrorCode i:nil=\\"true\\" />"', '"<ErrorCode />"'],
  }),
  ...defectsIn("server", "runtime/lexical.ts", [...xml, ...form], {
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
  }),
  ...defectsIn("server", "runtime/form-key.ts", form, {
    "a gap in a list is passed over": ["if (list[index] === undefined)", "if (false)"],
    "a plus stays a plus": ['text.includes("+") ? text.replaceAll("+", " ") : text', "text"],
    "wrong percent-encoding is kept as it is": [
      'throw new ReadError(where(), "the percent-encoding is not valid UTF-8", true);',
      "return text;",
    ],
    "an unknown end of a key is passed over": ["if (!steps.atEnd()) throw", "if (false) throw"],
  }),
  ...defectsIn("server", "runtime/fast-path/xml.ts", fastXml, {
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
  ...defectsIn("server", "runtime/fast-path/form.ts", ["generate/fast-path-form.property"], {
    "the fast reader passes over the rest of a form": ["return at === text.length;", "return at <= text.length;"],
    "the fast reader takes wrong percent-encoding": ["if (text === undefined) giveUp(form);", ""],
    "the fast reader takes a word for a number": ["if (value === undefined) giveUp(form);", ""],
    "the fast reader takes false for true": ["form.end - form.start === 4", "form.end > form.start"],
  }),
  ...defectsIn("client", "runtime/xml-tokens.ts", ["client/every-answer"], {
    "the client reads nil as an empty text": [
      'attribute.local === "nil") nil = nilValue',
      'attribute.local === "nil") nilValue',
    ],
  }),
];
