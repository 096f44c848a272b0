// Defects of the generator that our own contract does not show.
import { defects } from "../mutant.ts";

export const generateSmallMutants = [
  ...defects("generate/argument-names.ts", ["generate/small-contracts"], {
    "a query and a header parameter share an argument": [
      "    for (const [, name] of pairs) taken.add(toName(name));\n",
      "",
    ],
  }),
  ...defects("generate/bodies.ts", ["generate/small-contracts"], {
    "bytes next to JSON get the schema": ["entries.length === mediaTypes.length && entries.every(", "entries.every("],
  }),
  ...defects("generate/load-spec.ts", ["generate/imperfect-contracts"], {
    "the published contract has operations that were left out": ["!isChanged && JSON", "JSON"],
  }),
  ...defects("generate/targets/validators.ts", ["generate/small-contracts"], {
    "a required header is demanded under its written name": [
      'parameter["required"] === true).map(nameOf)',
      'parameter["required"] === true).map((parameter) => String(parameter["name"]))',
    ],
  }),
  ...defects("generate/load-spec.ts", ["generate/small-contracts"], {
    "the reason why a contract cannot be read is lost": [
      "cannot read the contract: ${error instanceof Error ? error.message : String(error)}",
      "cannot read the contract",
    ],
  }),
  ...defects("generate/normalize.ts", ["generate/small-contracts"], {
    "int32 with an exclusive minimum gets a second one": [
      'if (schema["minimum"] === undefined && schema["exclusiveMinimum"] === undefined) schema["minimum"]',
      'if (schema["minimum"] === undefined) schema["minimum"]',
    ],
    "a hoisted schema replaces another of its name": [
      "for (let count = 2; free in all; count++) free = `${name}${count}`;",
      "",
    ],
  }),
  ...defects("generate/source.ts", ["generate/small-contracts"], {
    "*/ in a description ends the comment": ['      .replaceAll("*/", "* /")\n', ""],
  }),
  ...defects("generate/targets/members.ts", ["generate/small-contracts"], {
    "an acronym and a word are one column word": ['    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")\n', ""],
  }),
  ...defects("generate/targets/client.ts", ["generate/small-contracts"], {
    "lists of a query are joined by default": [
      "joined: listNames(inQuery.filter(({ explode }) => explode === false)),",
      "joined: listNames(inQuery.filter(({ explode }) => explode !== true)),",
    ],
  }),
  ...defects("generate/targets/failures.ts", ["generate/small-contracts"], {
    "a list of at least one error is empty": [
      'Number(schema["minItems"] ?? 0) > 0',
      'Number(schema["minItems"] ?? 0) > 1',
    ],
  }),
  ...defects("generate/compile-problems.ts", ["generate/small-contracts"], {
    "an invalid schema of a header is not reported": [
      "      ...responses.flatMap(([status, response]) => check.headers(`${pointer}/responses/${status}`, response)),\n",
      "",
    ],
  }),
  ...defects("generate/codec-type.ts", ["generate/small-contracts"], {
    "the order of XML is that of a language": [
      "members.sort((a, b) => (a.element < b.element ? -1 : 1))",
      "members.sort((a, b) => a.element.localeCompare(b.element))",
    ],
  }),
  ...defects("generate/targets/xml-readers.ts", ["generate/small-contracts"], {
    "a list that is left out is read as empty": [" && member.required)", ")"],
    "elements of a schema in itself nest ten times as deep": [
      "const maxDepthOfRecursion = 64;",
      "const maxDepthOfRecursion = 640;",
    ],
  }),
  ...defects("generate/spec.ts", ["generate/small-contracts"], {
    "~01 in a reference is a slash": [
      'return step.replaceAll("~1", "/").replaceAll("~0", "~");',
      'return step.replaceAll("~0", "~").replaceAll("~1", "/");',
    ],
  }),
  ...defects("generate/schema-to-codec-type.ts", ["generate/small-contracts"], {
    "the namespace of an item is that of its list": [
      'itemNamespace: String(xml["namespace"] ?? namespace)',
      "itemNamespace: namespace",
    ],
  }),
  ...defects("generate/normalize.ts", ["generate/normalize"], {
    "the name of a type begins with a digit": ["/^[A-Za-z_]\\w*$/.test(name)", "/^\\w+$/.test(name)"],
    "await is the name of a type": ['"await", "implements"', '"implements"'],
  }),
  ...defects("generate/targets/failures.ts", ["generate/failure-members"], {
    "a member named details has no text": ["|detail|details|", "|detail|"],
    "a status in a text is a number": ['return "String(failure.status)";', 'return "failure.status";'],
    "an example is not used": ["text(shown ?? samples", "text(samples"],
    "the realm has quotes": ['/[^ -~]|["\\\\]/g', "/[^ -~]/g"],
  }),
  ...defects("generate/index.ts", ["generate/command-streams"], {
    "problems are printed on standard output": ["process.stderr.write(text)", "process.stdout.write(text)"],
  }),
  ...defects("generate/generate-command.ts", ["generate/command-streams"], {
    "the usage is a problem": ["if (options.help) print(usage);", "if (options.help) report(usage);"],
    "-h is unknown": ['short: "h", default: false', "default: false"],
  }),
  ...defects("runtime/form-key.ts", ["generate/form-key"], {
    "the key of an overridden method is any key": ['  ["_method", override],\n', ""],
    "a long key is shown": ["const maxShownKey = 200;", "const maxShownKey = 201;"],
    "a usual key is not shown": ["const maxShownKey = 200;", "const maxShownKey = 199;"],
  }),
  ...defects("runtime/violation.ts", ["generate/violation"], {
    "an object with $values is any object": ['"$values" in value', '"values" in value'],
    "the first alternative is reported": ["rank(error) > rank(best)", "rank(error) > 99"],
  }),
  ...defects("runtime/read-parameters.ts", ["generate/read-parameters"], {
    "a number of 16 digits loses the last": ["[0-9]{1,15}(?:", "[0-9]{1,16}(?:"],
  }),
  ...defects("runtime/xml-cursor.ts", ["generate/xml-cursor"], {
    "a decimal is not a number": ['["double", "decimal", "float"]', '["double", "float"]'],
    "an attribute is named without its name": ["`attribute ${name}: ${expected}`", "expected"],
  }),
  ...defects("runtime/xml-tokens.ts", ["generate/xml-cursor"], {
    "an element has 65 attributes": ["maxAttributesPerElement = 64", "maxAttributesPerElement = 65"],
    "a phone number in a namespace is repeated": [' && !/\\d{5}/.test(namespace.replaceAll(/[-._~:]/g, ""))', ""],
    "a declared type has spaces": ["value.trim().split", "value.split"],
  }),
  ...defects("runtime/xml-cursor.ts", ["generate/xml-refusals"], {
    "attributes of a nil element are ignored": ["element.attributes.size > 0 || !empty", "!empty"],
    "an unknown element of another namespace is known": [" && known.includes(element.local)", ""],
  }),
  ...defects("generate/schema-problems.ts", ["generate/approved-refusals"], {
    "a dynamic reference is accepted": [
      'typeof schema["$dynamicRef"] === "string"',
      'typeof schema["$dynamicRef"] === "object"',
    ],
  }),
  ...defects("generate/compile.ts", ["generate/small-contracts"], {
    "generated code imports a runtime that is not there": [
      "return existsSync(sibling) ? sibling :",
      'return sibling !== "" ? sibling :',
    ],
  }),
  ...defects("generate/targets/members.ts", ["generate/small-contracts"], {
    "2^31 fits into 32 bits": ["< 2 ** 31;", "<= 2 ** 31;"],
  }),
  ...defects("runtime/charsets.ts", ["generate/xml-cursor"], {
    "an encoding in capitals is unknown": ["name.toLowerCase()", "name"],
  }),
  ...defects("runtime/form-key.ts", ["generate/form-key"], {
    "a repeated key names the first item": [
      "steps.atEnd() ? inLimit(length, limit)",
      "steps.atEnd() ? inLimit(0, limit)",
    ],
  }),
  ...defects("runtime/well-formed.ts", ["generate/well-formed"], {
    "an escape that does not begin with d is half of a pair": [
      "  if ((json.charCodeAt(at + 2) | 0x20) !== 0x64) return undefined;\n",
      "",
    ],
    "an escape below D800 is half of a pair": ['digit <= 0x66 ? "low" : undefined', 'digit <= 0x66 ? "low" : "low"'],
  }),
  ...defects("runtime/read-parameters.ts", ["generate/read-parameters"], {
    "a parameter that came twice is one text": [
      'if (typeof given !== "string") return given;',
      'if (typeof given !== "string") return String(given);',
    ],
  }),
  ...defects("runtime/xml-cursor.ts", ["generate/xml-cursor"], {
    "what follows a text in an element is lost": [
      'next?.kind !== "text" || tokens[index + 1]?.kind !== "close"',
      'next?.kind !== "text"',
    ],
  }),
  ...defects("generate/schema-to-codec-type.ts", ["generate/schemas", "generate/approved-refusals"], {
    "items without a type are no list": ['  if (items !== undefined) return ["array"];\n', ""],
    "an object without members is a map": [
      "return properties === undefined || additionalProperties !== undefined;",
      "return true;",
    ],
    "a map with empty properties is an object without members": [
      "return properties === undefined || additionalProperties !== undefined;",
      "return properties === undefined;",
    ],
  }),
  ...defects("generate/targets/members.ts", ["generate/schemas"], {
    "a new row has an empty text for a constant": [
      '"const" in schema ? [schema["const"] ?? null] : schema["enum"]',
      'schema["enum"]',
    ],
    "an optional member is in every row": ["if (!required || !isOfType", "if (!isOfType"],
  }),
  ...defects("generate/targets/form-readers.ts", ["generate/schemas"], {
    "a form that nests in itself cannot be generated": ["  if (seen.includes(type.name)) return true;\n", ""],
  }),
  ...defects("generate/generate-command.ts", ["generate/approved-refusals"], {
    "lines after the end are shown as the first line": ["line < 0 ? after.length : line", "Math.max(line, 0)"],
    "a cut file looks like an empty line": ['before[at] ?? "(end of file)"', 'before[at] ?? ""'],
  }),
  ...defects("generate/normalize.ts", ["generate/schemas"], {
    "of two types next to null only the first is kept": [
      "others.length === 1 && others[0] !== undefined ? others[0] : others",
      "others[0] ?? others",
    ],
  }),
  ...defects("generate/problems.ts", ["generate/problems"], {
    "security of the whole document is not checked": [
      'object["security"] ?? document["security"]',
      'object["security"]',
    ],
  }),
  ...defects("generate/upgrade.ts", ["generate/approved-refusals"], {
    "a nullable reference is any value": ["$ref === undefined ? asArray(allOf) : [{ $ref }]", "asArray(allOf)"],
  }),
  ...defects("generate/spec.ts", ["generate/small-contracts"], {
    "a reference into a list has no target": [
      "Array.isArray(target) ? target[Number(name)] : asObject(target)[name]",
      "asObject(target)[name]",
    ],
  }),
  ...defects("generate/targets/failures.ts", ["generate/failure-members"], {
    "a failure inside itself is null": ["{} as never", "null as never"],
  }),
  ...defects("generate/targets/failures.ts", ["generate/failure-members"], {
    "only one of several examples is used": ["[asArray(examples)[0], example]", "[asArray(examples)[0]]"],
  }),
  ...defects("generate/document-problems.ts", ["generate/approved-refusals"], {
    "an unknown member of OpenAPI 3.0 has no name": ['params["additionalProperty"] ?? ', ""],
    "every mistake in OpenAPI 3.0 asks for a $ref": [' || params["missingProperty"] === "$ref"', ""],
  }),
  ...defects("generate/references-in-data.ts", ["generate/imperfect-contracts"], {
    "a default with $ref is a reference": ["(?:example|value|default|x-.*)", "(?:example|value|x-.*)"],
    "a member named default is lost": ["pathItems|properties|pattern", "pathItems|pattern"],
    "a schema named example is lost": ["^(?:paths|schemas|", "^(?:paths|"],
    "data with $anchor is a schema": ["ref|id|anchor|schema|", "ref|id|schema|"],
  }),
  ...defects("generate/normalize.ts", ["generate/normalize"], {
    "a component X-Rate-Limit becomes a name with dashes": ['of ["schemas", "headers"])', 'of ["schemas"])'],
  }),
];
