// Samples of bodies in every media type: the contract's own examples, and what the server's writers make of them.
import { type BodySchema, type BodySchemaName, bodySchemas } from "../../../generated/codecs.ts";
import { type Body, modelName, resolve } from "./contract-document.ts";

export interface Sample {
  /** The media types in which the body looks like this. */
  readonly mediaTypes: readonly string[];
  readonly text: string;
}

/** One sample for all the media types that share it, in the contract's order. */
export function getSamples({ content = {} }: Body): Sample[] {
  const values = Object.entries(content).map(([mediaType, media]) => {
    const example = Object.values(media.examples ?? {})[0];
    return { mediaType, media, value: example === undefined ? undefined : resolve(example).value };
  });
  const typed = values.find(({ value }) => value !== undefined && typeof value !== "string")?.value;
  const samples = new Map<string, string[]>();
  for (const { mediaType, media, value } of values) {
    const raw = typeof value === "string" ? value : written(modelName(media.schema) ?? "", mediaType, value ?? typed);
    if (raw === undefined) continue;
    const text = laidOut(mediaType, raw);
    samples.set(text, [...(samples.get(text) ?? []), mediaType]);
  }
  return [...samples].map(([text, mediaTypes]) => ({ mediaTypes, text }));
}

function written(schema: string, mediaType: string, value: unknown): string | undefined {
  if (value === undefined || !Object.hasOwn(bodySchemas, schema)) return undefined;
  const { codecs }: BodySchema = bodySchemas[schema as BodySchemaName];
  return codecs[mediaType]?.write(value);
}

/** The same value, in lines. */
function laidOut(mediaType: string, text: string): string {
  if (mediaType.endsWith("json")) return JSON.stringify(JSON.parse(text), null, 2);
  return mediaType.endsWith("xml") ? indentXml(text) : text;
}

/** Puts elements on separate lines; text stays next to its tags, where white space would be part of it. */
function indentXml(text: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const [line] of text.matchAll(/<[^<>]+\/>|<(\w+)[^<>]*>[^<>]*<\/\1>|<[^<>]+>/g)) {
    const closes = line.startsWith("</");
    if (closes) depth--;
    lines.push("  ".repeat(depth) + line);
    if (!closes && !line.includes("</") && !line.endsWith("/>")) depth++;
  }
  return lines.join("\n");
}
