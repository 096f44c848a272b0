// The file formats by name, and which one a file's name speaks of.
import { csv } from "./csv.ts";
import type { FileFormat } from "./file-format.ts";
import { jsonArray } from "./json.ts";
import { ndjson } from "./ndjson.ts";
import { xml } from "./xml.ts";

export const formats = { csv, json: jsonArray, ndjson, xml } as const satisfies Readonly<Record<string, FileFormat>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

/** The format that the end of a file's name stands for; jsonl is NDJSON. */
export function formatOfName(fileName: string): FormatName | undefined {
  const extension = fileName.split(".").at(-1)?.toLowerCase();
  return extension === "jsonl" ? "ndjson" : formatNames.find((name) => name === extension);
}
