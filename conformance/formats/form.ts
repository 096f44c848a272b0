// A list of flat objects as a form: [0].Name=value or [0][Name]=value, read and written by the schema.
import type { SchemaNode } from "../contract/schemas.ts";
import { fromText, isSimple, notReadable, toText } from "./lexical.ts";
import { MessageError } from "./message-error.ts";

const encode = (text: string): string => encodeURIComponent(text).replaceAll("%20", "+");

/** Whether a form can carry the value: no null, no empty list or item, nothing inside an item's members. */
export function isFormValue(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (item) =>
        typeof item === "object" &&
        item !== null &&
        Object.keys(item).length > 0 &&
        Object.values(item).every(
          (each) => isSimple(each) && (typeof each !== "string" || !/\p{Surrogate}/u.test(each)),
        ),
    )
  );
}

/** The value as a form, both ways of naming a member in turn. */
export function writeForm(value: unknown): string {
  const items = Array.isArray(value) ? value : [];
  return items
    .flatMap((item: Record<string, string | number | boolean>, index) =>
      Object.entries(item).map(([name, text], place) =>
        place % 2 === 0
          ? `[${index}].${encode(name)}=${encode(toText(text))}`
          : `[${index}][${encode(name)}]=${encode(toText(text))}`,
      ),
    )
    .join("&");
}

/** @throws MessageError for what is no such form, or not the schema's. */
export function readForm(text: string, node: SchemaNode): unknown {
  const list: Record<string, unknown>[] = [];
  for (const pair of text.split("&").filter((each) => each !== "")) {
    const [key = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)].map(decode);
    const match = /^\[(0|[1-9][0-9]*)\](?:\.([^.[\]]+)|\[([^.[\]]+)\])$/.exec(key);
    const name = match?.[2] ?? match?.[3];
    const member = name === undefined ? undefined : node.items?.properties.get(name);
    if (match === null || name === undefined || member === undefined)
      throw new MessageError("a key is not [index].Member or [index][Member]", node.pointer);
    const index = Number(match[1]);
    if (index > list.length) throw new MessageError(`item ${list.length} is left out`, node.pointer);
    const item = list[index] ?? {};
    list[index] = item;
    if (Object.hasOwn(item, name)) throw new MessageError(`item ${index} has ${name} twice`, member.pointer);
    const read = fromText(member, value);
    if (read === notReadable)
      throw new MessageError(`${name} is no ${member.types.join(" or ")}`, `${member.pointer}/type`);
    item[name] = read;
  }
  if (list.length === 0) throw new MessageError("an empty form", node.pointer);
  return list;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new MessageError("a key or value is not percent-encoded UTF-8", "");
  }
}
