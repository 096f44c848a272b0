// Bodies that every reader of their media type must refuse: truncated, wrongly encoded, with extra or forbidden parts.
import type { FormatName } from "../formats/formats.ts";

export interface Malformed {
  readonly what: string;
  readonly body: Buffer;
}

export interface MalformedOptions {
  /** Whether the contract claims that every unreadable body is refused, even where many readers are lenient. */
  readonly isStrict: boolean;
  readonly allowsNull: boolean;
  readonly isRequired: boolean;
}

/** Lenient readers accept or ignore these. */
const leniently = ["bytes that are not UTF-8", "a DOCTYPE", "a processing instruction", "another declared encoding"];

/** `valid` is a readable body; none of the returned bodies is. */
export function malformedBodies(format: FormatName, valid: string, options: MalformedOptions): readonly Malformed[] {
  const texts: Readonly<Record<FormatName, () => Record<string, string>>> = {
    json: () => ofJson(valid),
    xml: () => ({ ...ofXml(valid), ...(options.isStrict ? ofSchemaXml(valid) : {}) }),
    form: () => (valid.startsWith("[") ? ofForm(valid) : {}),
  };
  const named = Object.entries(texts[format]())
    .filter(([what, text]) => text !== valid && !(what === "null" && options.allowsNull))
    .map(([what, text]) => ({ what, body: Buffer.from(text) }));
  const bytes = Buffer.from(valid);
  return [
    ...named,
    ...(options.isRequired ? [{ what: "an empty body", body: Buffer.alloc(0) }] : []),
    ...(format === "form" ? [] : [{ what: "a body cut off", body: bytes.subarray(0, bytes.length - 1) }]),
    { what: "bytes that are not UTF-8", body: spoilt(bytes, format) },
  ].filter(
    ({ what, body }) =>
      (options.isStrict || !leniently.includes(what)) &&
      (what === "null" || format !== "json" || !isReadable(body, options)),
  );
}

/** A second number after a number is one number, and a digit cut off leaves nothing. */
function isReadable(body: Buffer, { isRequired }: MalformedOptions): boolean {
  if (body.length === 0) return !isRequired;
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return true;
  } catch {
    return false;
  }
}

function ofJson(valid: string): Record<string, string> {
  return {
    null: "null",
    "text after the value": `${valid}x`,
    "a second value": `${valid}${valid}`,
    "a trailing comma": valid.replace(/([\]}])$/, ",$1"),
    "a comment": `/* */${valid}`,
    "single quotes": valid.replaceAll('"', "'"),
    NaN: valid.replace(/:(?:[0-9]+)/, ":NaN"),
    "a number with a leading zero": valid.replace(/:([0-9]+)/, ":0$1"),
  };
}

function ofXml(valid: string): Record<string, string> {
  const root = /^<([A-Za-z]+)/.exec(valid)?.[1] ?? "";
  const inner = /<([A-Za-z]+)>([^<]*)<\/\1>/.exec(valid);
  const leaf = inner?.[0] ?? "";
  const leafName = inner?.[1] ?? "";
  return {
    "a DOCTYPE": `<!DOCTYPE ${root}>${valid}`,
    "an entity declaration": `<!DOCTYPE ${root} [<!ENTITY e "5">]>${valid.replace(leaf, `<${leafName}>&e;</${leafName}>`)}`,
    "an undeclared entity": valid.replace(leaf, `<${leafName}>&nbsp;</${leafName}>`),
    "a processing instruction": `<?php echo 1?>${valid}`,
    "a second root": valid + valid,
    "text after the root": `${valid}x`,
    "another declared encoding": `<?xml version="1.0" encoding="utf-16"?>${valid}`,
    "a control character": valid.replace(leaf, `<${leafName}>&#1;</${leafName}>`),
  };
}

/** Well-formed XML that does not match the schema. */
function ofSchemaXml(valid: string): Record<string, string> {
  const root = /^<([A-Za-z]+)/.exec(valid)?.[1] ?? "";
  const namespace = / xmlns="([^"]*)"/.exec(valid)?.[1] ?? "";
  const inner = /<([A-Za-z]+)>([^<]*)<\/\1>/.exec(valid);
  const leaf = inner?.[0] ?? "";
  const leafName = inner?.[1] ?? "";
  return {
    "another root": valid.replaceAll(root, `${root}s`),
    "another namespace": valid.replace(`xmlns="${namespace}"`, `xmlns="${namespace}/other"`),
    "no namespace": valid.replace(` xmlns="${namespace}"`, ""),
    "a member in another namespace": valid.replace(`<${leafName}>`, `<${leafName} xmlns="urn:other">`),
    "a member twice": valid.replace(leaf, leaf + leaf),
    "an unknown member": valid.replace(leaf, `${leaf}<Unknown>5</Unknown>`),
    "a member in another letter case": valid.replace(leaf, leaf.replaceAll(leafName, leafName.toLowerCase())),
  };
}

function ofForm(valid: string): Record<string, string> {
  const name = /^\[0\]\.([A-Za-z]+)=/.exec(valid)?.[1] ?? "x";
  return {
    "a gap in the list": valid.replaceAll("[0]", "[5]"),
    "a key without a place": `${name}=5`,
    "a key below a name": `list[0].${name}=5`,
    "an empty place": `[].${name}=5`,
    "an empty key": `=5&${valid}`,
    "a key twice": `${valid}&${valid.split("&")[0]}`,
    "an unknown member": `${valid}&[0].Unknown=5`,
    "a member in another letter case": `[0].${name.toLowerCase()}=5`,
    "a broken percent escape": `${valid}%zz`,
    "an escape of bytes that are no UTF-8": `${valid}%FF`,
  };
}

/** A byte that never occurs in UTF-8, inside the last text of the body. */
function spoilt(bytes: Buffer, format: FormatName): Buffer {
  const mark = { json: '"', xml: "</", form: "=" }[format];
  const at = bytes.lastIndexOf(
    mark,
    format === "xml" ? bytes.lastIndexOf("</", bytes.lastIndexOf("</") - 1) : undefined,
  );
  const place = Math.max(1, format === "form" ? at + 1 : at);
  return Buffer.concat([bytes.subarray(0, place), Buffer.from([0xff]), bytes.subarray(place)]);
}
