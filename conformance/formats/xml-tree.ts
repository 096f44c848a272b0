// XML text as a tree of elements with namespaces, refusing what the source platform refuses.
import { SaxesParser } from "saxes";

export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly { readonly namespace: string; readonly name: string; readonly value: string }[];
  readonly children: XmlElement[];
  text: string;
}

export const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
const declarations = "http://www.w3.org/2000/xmlns/";

/** @throws Error for XML that is not well-formed, or has a DOCTYPE or a processing instruction. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  const refuse = (what: string) => () => {
    throw new Error(`line ${parser.line}: ${what} is refused`);
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", refuse("a DOCTYPE"));
  parser.on("processinginstruction", refuse("a processing instruction"));
  parser.on("opentag", ({ uri, local, attributes }) => {
    const own = Object.values(attributes).filter((attribute) => attribute.uri !== declarations);
    const element: XmlElement = {
      namespace: uri,
      name: local,
      attributes: own.map((attribute) => ({
        namespace: attribute.uri,
        name: attribute.local,
        value: attribute.value,
      })),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
  if (root === undefined) throw new Error("no element");
  return root;
}
