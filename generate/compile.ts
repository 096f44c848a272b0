// Compiles a contract into the text of every generated file. targets/NAME.ts writes generated/NAME.ts.
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { bodySchemas } from "./bodies.ts";
import { typesFor } from "./codec-type.ts";
import { toCodecTypes } from "./schema-to-codec-type.ts";
import type { Spec } from "./spec.ts";
import { clientOperations } from "./targets/client.ts";
import { codecTable } from "./targets/codecs.ts";
import { failures } from "./targets/failures.ts";
import { fastFormReaderNames, fastFormReaders } from "./targets/fast-path/form.ts";
import { fastXmlReaderNames, fastXmlReaders } from "./targets/fast-path/xml.ts";
import { formReaders } from "./targets/form-readers.ts";
import { formWriters } from "./targets/form-writers.ts";
import { jsonOnlyModule, jsonOnlyYaml } from "./targets/json-only.ts";
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
  const bodies = bodySchemas(spec);
  const codecTypes = toCodecTypes(spec, bodies);
  const [inXml, inForms] = [typesFor("xml", codecTypes), typesFor("form", codecTypes)];
  const fast = { xml: fastXmlReaderNames(inXml), form: fastFormReaderNames(inForms) };
  const files = {
    "types.ts": await types(spec),
    "validators.ts": await validators(spec, bodies),
    "operations.ts": operationTable(spec),
    "failures.ts": failures(spec, bodies),
    "client.ts": clientOperations(spec),
    "schemas.ts": schemaTypes(spec),
    "specification.ts": specification(spec),
    "openapi-yaml.ts": openapiYaml(spec),
    "json-only.ts": jsonOnlyModule(spec),
    "openapi.json-only.yaml": jsonOnlyYaml(spec),
    "codecs.ts": codecTable(bodies, fast),
    "members.ts": members(codecTypes),
    "json-writers.ts": jsonWriters(typesFor("json", codecTypes)),
    "xml-readers.ts": xmlReaders(inXml),
    "xml-writers.ts": xmlWriters(inXml),
    "form-readers.ts": formReaders(inForms),
    "form-writers.ts": formWriters(inForms),
    "fast-path/xml.ts": fastXmlReaders(inXml),
    "fast-path/form.ts": fastFormReaders(inForms),
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
