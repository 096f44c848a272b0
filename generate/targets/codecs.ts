// Generates the table of readers and writers of every body, by schema and media type.
import type { BodySchema as Body } from "../bodies.ts";
import { schemaType, source } from "../source.ts";
import { codecKind } from "../spec.ts";

const text = JSON.stringify;

/** Schema -> its fast reader, by format. */
export interface FastReaders {
  readonly xml: ReadonlyMap<string, string>;
  readonly form: ReadonlyMap<string, string>;
}

/** Readers and writers of every body by schema and media type. Server and tests use it; a client imports what it needs. */
export function codecTable(bodies: readonly Body[], fastReaders: FastReaders): string {
  return source(
    ...codecDeclarations,
    "export const bodySchemas = {",
    ...bodies.flatMap(({ schema: name, mediaTypes }) => [
      `  ${name}: {`,
      `    validate: validators.validate${name},`,
      "    codecs: {",
      ...[...mediaTypes].map((type) => `      ${text(type)}: ${codec(name, type, fastReaders)},`),
      "    },",
      `  } satisfies BodySchema<${schemaType(name)}>,`,
    ]),
    "};",
    "",
    "export type BodySchemaName = keyof typeof bodySchemas;",
  );
}

const codecDeclarations = [
  'import * as fastForm from "./fast-path/form.ts";',
  'import * as formReaders from "./form-readers.ts";',
  'import * as formWriters from "./form-writers.ts";',
  'import * as jsonWriters from "./json-writers.ts";',
  'import { parseJson } from "#runtime/json-text.ts";',
  'import type { Validator } from "#runtime/violation.ts";',
  'import type { components } from "./types.ts";',
  'import * as validators from "./validators.ts";',
  'import * as fastXml from "./fast-path/xml.ts";',
  'import * as xmlReaders from "./xml-readers.ts";',
  'import * as xmlWriters from "./xml-writers.ts";',
  "",
  "export interface Codec<Value = unknown> {",
  "  /** The value of a body, not yet validated. `encoding` is that of its bytes. Throws ReadError. */",
  "  read(text: string, encoding?: string): unknown;",
  "  /** Where the value of a JSON pointer stands in a body that read() took. */",
  "  locate(text: string, pointer: string): string;",
  "  write(value: Value): string;",
  "}",
  "",
  "export interface BodySchema<Value = unknown> {",
  "  readonly validate: Validator;",
  "  readonly codecs: Readonly<Record<string, Codec<Value>>>;",
  "}",
  "",
  'const locateJson = (_text: string, pointer: string) => (pointer === "" ? "the body" : pointer);',
  "",
];

function codec(schema: string, mediaType: string, fast: FastReaders): string {
  switch (codecKind(mediaType)) {
    case "json":
      return `{ read: parseJson, locate: locateJson, write: jsonWriters.write${schema}Json }`;
    case "xml": {
      const read = reader(fast.xml.get(schema), "fastXml", `xmlReaders.read${schema}Xml`);
      return `{ read: ${read}, locate: xmlReaders.locate${schema}Xml, write: xmlWriters.write${schema}Xml }`;
    }
    case "form": {
      const read = reader(fast.form.get(schema), "fastForm", `formReaders.read${schema}Form`);
      return `{ read: ${read}, locate: formReaders.locate${schema}Form, write: formWriters.write${schema}Form }`;
    }
    default:
      throw new Error(`the media type ${mediaType} has no codec`);
  }
}

/** The fast reader returns undefined for anything unusual; then the complete one reads the body, and reports errors. */
function reader(fast: string | undefined, module: string, any: string): string {
  if (fast === undefined) return any;
  const [parameters, passed] = any.endsWith("Xml")
    ? ["text: string, encoding?: string", "text, encoding"]
    : ["text: string", "text"];
  return `(${parameters}) => ${module}.${fast}(${passed}) ?? ${any}(${passed})`;
}
