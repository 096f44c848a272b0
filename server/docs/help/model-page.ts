// The page of one schema: its members, or the values that it may have.
import { createError } from "../../errors.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../page.ts";
import { contract, flatten, type Schema } from "./contract-document.ts";
import { describeMembers, descriptionTable, modelTitle } from "./description-table.ts";
import { helpDocument } from "./help-document.ts";
import { blocks } from "./markdown.ts";

/** @throws ServiceError UnknownPath when the contract has no schema of this name. */
export async function modelPage(name: unknown): Promise<Page> {
  const { schemas } = contract.components;
  const schema = typeof name === "string" && Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema === undefined) throw createError("UnknownSchema");
  return helpDocument({
    title: String(name),
    content: html`<h1>${String(name)}</h1>
<div class="prose">${blocks(flatten(schema).description)}</div>
${renderContent(schema)}`,
  });
}

function renderContent(schema: Schema): Html {
  const { items } = flatten(schema);
  const members = describeMembers(schema);
  if (members.length === 0) return html``;
  return html`${items === undefined ? undefined : html`<p class="model">${modelTitle(schema)}</p>\n`}${descriptionTable("Members", members)}`;
}
