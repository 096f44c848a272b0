// Says where something stands in an XML document: the path of its element, the line and the column.
import { isXmlSpace } from "./lexical.ts";
import { isShown, lineAndColumn } from "./read-error.ts";
import type { XmlToken } from "./xml-tokens.ts";

/** "path at line, column" of a token. */
export function placeOf(text: string, tokens: readonly XmlToken[], tokenIndex: number): string {
  return `${elementPath(tokens, tokenIndex)} at ${lineAndColumn(text, startOfToken(text, tokens, tokenIndex))}`;
}

/** Token positions are those of a tag's end, and "<" cannot stand inside a tag. A text starts after the tag before it. */
function startOfToken(text: string, tokens: readonly XmlToken[], tokenIndex: number): number {
  const token = tokens[tokenIndex];
  if (token?.kind === "open") return text.lastIndexOf("<", token.at - 1);
  let start = tokens[tokenIndex - 1]?.at ?? 0;
  while (isXmlSpace(text.charCodeAt(start))) start++;
  return start;
}

interface Step {
  readonly local: string;
  /** Counted from 1 among the siblings of one name. */
  readonly ordinal: number;
  readonly siblings: Map<string, number>;
  readonly children: Map<string, number>;
}

/** The path of the element that a token stands in, such as /ArrayOfX/X[2]/Name; an only one of its name has no number. */
function elementPath(tokens: readonly XmlToken[], tokenIndex: number): string {
  const open: Step[] = [];
  const rootSiblings = new Map<string, number>();
  let path: Step[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "open") {
      const siblings = open.at(-1)?.children ?? rootSiblings;
      const ordinal = (siblings.get(token.local) ?? 0) + 1;
      siblings.set(token.local, ordinal);
      open.push({ local: token.local, ordinal, siblings, children: new Map() });
    }
    if (index === tokenIndex) path = [...open];
    if (token.kind === "close") open.pop();
  }
  return `/${path.map(shownStep).join("/")}`;
}

function shownStep({ local, ordinal, siblings }: Step): string {
  const name = isShown(local) ? local : "*";
  return (siblings.get(local) ?? 0) > 1 ? `${name}[${ordinal}]` : name;
}
