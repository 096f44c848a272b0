// The tables of the help pages: name, description, type and additional information of parameters and members.

import { modelPath } from "../help-paths.ts";
import { type Html, html } from "../html.ts";
import { flatten, modelName, type Schema } from "./contract-document.ts";
import { inline } from "./markdown.ts";

export interface Described {
  readonly name: string;
  readonly description?: string | undefined;
  readonly schema: Schema;
  readonly required: boolean;
}

export function descriptionTable(caption: string, rows: readonly Described[]): Html {
  return html`<table class="description">
<caption>${caption}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Description</th><th scope="col">Type</th><th scope="col">Additional information</th></tr></thead>
<tbody>
${rows.map(descriptionRow)}</tbody>
</table>
`;
}

function descriptionRow({ name, description, schema, required }: Described): Html {
  return html`<tr><th scope="row">${name}</th><td class="prose">${inline(description)}</td><td class="type">${typeName(schema)}</td><td class="more">${additionalInformation(schema, required)}</td></tr>
`;
}

/** The members of an object, or of the objects of a list. */
export function describeMembers(schema: Schema): Described[] {
  const { properties = {}, required = [], items } = flatten(schema);
  if (items !== undefined) return describeMembers(items);
  return Object.entries(properties).map(([name, member]) => ({
    name,
    // The first paragraph: what follows is on the page of the member's own schema.
    description: flatten(member).description?.split("\n\n", 1)[0],
    schema: member,
    required: required.includes(name),
  }));
}

/** "Collection of PhoneNumberDTO", where the name leads to its own page. */
export function modelTitle(schema: Schema): Html {
  const { items } = flatten(schema);
  if (items !== undefined) return html`Collection of ${modelTitle(items)}`;
  const name = modelName(schema) ?? typeName(schema);
  return html`<a href="${modelPath(name)}">${name}</a>`;
}

function typeName(schema: Schema): string {
  const types = [flatten(schema).type ?? "object"].flat();
  return types.filter((type) => type !== "null").join(" or ");
}

const int32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 };

/** In the words of the source system's pages, as far as they have them. */
function additionalInformation(schema: Schema, required: boolean): Html {
  const { type, format, minimum, maximum, minLength, maxLength, pattern } = flatten(schema);
  const codes = flatten(schema).enum;
  const facts: (string | Html)[] = [];
  if (required) facts.push("Required");
  if (codes !== undefined) {
    const name = modelName(schema);
    const shown = codes.filter((code) => code !== null).map(String);
    facts.push(name === undefined ? `One of ${shown.join(", ")}` : html`One of the values of ${modelTitle(schema)}`);
  }
  const isWholeRange = format === "int32" && minimum === int32.minimum && maximum === int32.maximum;
  if (minimum !== undefined && maximum !== undefined && !isWholeRange)
    facts.push(`Range: inclusive between ${minimum} and ${maximum}`);
  if (minLength !== undefined && maxLength !== undefined)
    facts.push(`String length: inclusive between ${minLength} and ${maxLength}`);
  else if (maxLength !== undefined) facts.push(`Max length: ${maxLength}`);
  if (Array.isArray(type) && type.includes("null")) facts.push("May be null");
  if (pattern !== undefined)
    facts.push(html`<details><summary>Matching regular expression pattern</summary><code>${pattern}</code></details>`);
  if (facts.length === 0) return html`None.`;
  return html`<ul>${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
}
