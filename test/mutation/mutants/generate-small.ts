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
];
