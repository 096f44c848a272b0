// The small change of source generation: headers, type names, joining.
import type { Json } from "./spec.ts";

/** How every generated file begins. */
export const generatedMark = "// Generated from ";
export const header = `${generatedMark}openapi.yaml by \`npm run generate\`. Do not edit.\n`;

export function source(...lines: string[]): string {
  return `${header}${lines.join("\n").trimEnd()}\n`;
}

export function schemaType(schema: string): string {
  return `components["schemas"][${JSON.stringify(schema)}]`;
}

export function indent(lines: readonly string[], by = 2): string[] {
  return lines.map((line) => (line === "" ? line : " ".repeat(by) + line));
}

/** A doc comment of the first paragraph of a description; none without one. */
export function comment(description: Json | undefined, indentation = ""): string[] {
  if (typeof description !== "string" || description === "") return [];
  const [paragraph = ""] = description.split(/\n\s*\n/);
  return [
    `${indentation}/** ${paragraph
      .replaceAll("*/", "* /")
      .replace(/\s*\n\s*/g, " ")
      .trim()} */`,
  ];
}
