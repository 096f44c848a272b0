// Forms: an object as Name=value, a list of flat objects as [0].Name=value or [0][Name]=value, by the schema.
import type { SchemaNode } from "../contract/schemas.ts";
import { allTypes, fromText, isSimple, MessageError, notReadable, toText } from "./lexical.ts";

const encode = (text: string): string => encodeURIComponent(text).replaceAll("%20", "+");

const isFormText = (value: unknown): boolean =>
  isSimple(value) && (typeof value !== "string" || !/\p{Surrogate}/u.test(value));

const isFlat = (item: unknown): item is Record<string, unknown> =>
  typeof item === "object" && item !== null && !Array.isArray(item) && Object.keys(item).length > 0;

/** Whether a form can carry the value: no null, no empty list or item, no nested values in an item. */
export function isFormValue(value: unknown): boolean {
  if (Array.isArray(value))
    return value.length > 0 && value.every((item) => isFlat(item) && Object.values(item).every(isFormText));
  return (
    isFlat(value) &&
    Object.values(value).every((each) =>
      Array.isArray(each) ? each.length > 1 && each.every(isFormText) : isFormText(each),
    )
  );
}

type Simple = string | number | boolean;

/** The value as a form: lists alternate between the two key styles, objects use their members as keys. */
export function writeForm(value: unknown): string {
  if (!Array.isArray(value))
    return Object.entries((value ?? {}) as Record<string, Simple | readonly Simple[]>)
      .flatMap(([name, each]) => [each].flat().map((text) => `${encode(name)}=${encode(toText(text as Simple))}`))
      .join("&");
  return value
    .flatMap((item: Record<string, Simple>, index) =>
      Object.entries(item).map(([name, text], place) =>
        place % 2 === 0
          ? `[${index}].${encode(name)}=${encode(toText(text))}`
          : `[${index}][${encode(name)}]=${encode(toText(text))}`,
      ),
    )
    .join("&");
}

/** @throws MessageError for text that is not such a form or does not match the schema. */
export function readForm(text: string, node: SchemaNode): unknown {
  return node.items === undefined ? readObject(text, node) : readList(text, node);
}

const parsePairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .split("&")
    .filter((each) => each !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return [decode(at < 0 ? pair : pair.slice(0, at)), decode(at < 0 ? "" : pair.slice(at + 1))] as const;
    });

function readObject(text: string, node: SchemaNode): unknown {
  const read: Record<string, unknown> = {};
  for (const [name, value] of parsePairs(text)) {
    const member = node.properties.get(name);
    const one = member === undefined ? value : readText(name, member.items ?? member, value);
    read[name] = member?.items === undefined ? one : [...((read[name] as unknown[] | undefined) ?? []), one];
  }
  return read;
}

function readText(name: string, node: SchemaNode, text: string): unknown {
  const value = fromText(node, text);
  if (value !== notReadable) return value;
  throw new MessageError(`${name} is not ${allTypes(node).join(" or ")}`, `${node.pointer}/type`);
}

function readList(text: string, node: SchemaNode): unknown {
  const items = new Map<number, Record<string, unknown>>();
  for (const [key, value] of parsePairs(text)) {
    const match = /^\[(0|[1-9][0-9]*)\](?:\.([^.[\]]+)|\[([^.[\]]+)\])$/.exec(key);
    const name = match?.[2] ?? match?.[3];
    const member = name === undefined ? undefined : node.items?.properties.get(name);
    if (match === null || name === undefined || member === undefined)
      throw new MessageError("a key is not [index].Member or [index][Member]", node.pointer);
    const index = Number(match[1]);
    const item = items.get(index) ?? {};
    items.set(index, item);
    if (Object.hasOwn(item, name)) throw new MessageError(`item ${index} has ${name} twice`, member.pointer);
    item[name] = readText(name, member, value);
  }
  if (items.size === 0) throw new MessageError("the form is empty", node.pointer);
  return Array.from({ length: items.size }, (_, index) => {
    const item = items.get(index);
    if (item === undefined) throw new MessageError(`item ${index} is missing`, node.pointer);
    return item;
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new MessageError("a key or value is not percent-encoded UTF-8", "");
  }
}
