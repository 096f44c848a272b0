// Compiles a contract into the text of every generated file. targets/NAME.ts writes generated/NAME.ts.
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { bodySchemas } from "./bodies.ts";
import { toCodecTypes } from "./schema-to-codec-type.ts";
import type { Spec } from "./spec.ts";
import { clientOperations } from "./targets/client.ts";
import { codecTable } from "./targets/codecs.ts";
import { fastFormReaderNames, fastFormReaders } from "./targets/fast-path/form.ts";
import { fastXmlReaderNames, fastXmlReaders } from "./targets/fast-path/xml.ts";
import { formReaders } from "./targets/form-readers.ts";
import { formWriters } from "./targets/form-writers.ts";
import { jsonWriters } from "./targets/json-writers.ts";
import { members } from "./targets/members.ts";
import { openapiYaml } from "./targets/openapi-yaml.ts";
import { operationTable } from "./targets/operations.ts";
import { schemaTypes } from "./targets/schemas.ts";
import { specification } from "./targets/specification.ts";
import { types } from "./targets/types.ts";
import { validators } from "./targets/validators.ts";
import { xmlReaders } from "./targets/xml-readers.ts";
import { xmlWriters } from "./targets/xml-writers.ts";

const root = resolve(import.meta.dirname, "..");

/** Text of each generated file by its path below `folder`. The same contract always gives the same bytes. */
export async function compile(spec: Spec, folder = join(root, "generated")): Promise<Map<string, string>> {
  const { requests, responses } = bodySchemas(spec);
  const schemas = [...new Set([...requests, ...responses])];
  const codecTypes = toCodecTypes(spec, schemas);
  const fast = { xml: fastXmlReaderNames(codecTypes), form: fastFormReaderNames(codecTypes) };
  const files = {
    "types.ts": await types(spec),
    "validators.ts": await validators(spec, schemas),
    "operations.ts": operationTable(spec),
    "client.ts": clientOperations(spec),
    "schemas.ts": schemaTypes(spec),
    "specification.ts": specification(spec),
    "openapi-yaml.ts": openapiYaml(spec),
    "codecs.ts": codecTable(spec, schemas, fast),
    "members.ts": members(codecTypes),
    "json-writers.ts": jsonWriters(codecTypes),
    "xml-readers.ts": xmlReaders(codecTypes),
    "xml-writers.ts": xmlWriters(codecTypes),
    "form-readers.ts": formReaders(codecTypes),
    "form-writers.ts": formWriters(codecTypes),
    "fast-path/xml.ts": fastXmlReaders(codecTypes),
    "fast-path/form.ts": fastFormReaders(codecTypes),
  };
  const runtime = runtimeFor(folder);
  return new Map(Object.entries(files).map(([path, text]) => [path, importing(runtime, join(folder, path), text)]));
}

/** The runtime next to a generated folder (a copy of this repository has one there), else this repository's own. */
function runtimeFor(folder: string): string {
  const sibling = join(dirname(folder), "runtime");
  return existsSync(sibling) ? sibling : join(root, "runtime");
}

/** Targets write imports of the runtime as "#runtime/...": each file reaches it by its own relative path. */
function importing(runtime: string, file: string, text: string): string {
  return text.replaceAll('"#runtime/', `"${relative(dirname(file), runtime).replaceAll("\\", "/")}/`);
}
