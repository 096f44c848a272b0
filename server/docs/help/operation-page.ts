// The page of one operation, in the order and the words of the source system's own page.
import { type OperationId, operations } from "../../../generated/operations.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../page.ts";
import { type Body, getOperation, getTitle, type Parameter, resolve, type Schema } from "./contract-document.ts";
import { type Described, describeMembers, descriptionTable, modelTitle } from "./description-table.ts";
import { helpDocument } from "./help-document.ts";
import { blocks, inline } from "./markdown.ts";
import { getSamples } from "./samples.ts";

export function operationPage(id: OperationId): Promise<Page> {
  const { tags = [], summary, description, parameters = [], requestBody, responses } = getOperation(id);
  const resolved = parameters.map(resolve);
  const [[status = "", first] = []] = Object.entries(responses);
  return helpDocument({
    title: getTitle(id),
    tryItAt: `#/${encodeURIComponent(tags[0] ?? "default")}/${id}`,
    content: html`<h1>${breakable(getTitle(id))}</h1>
<p class="summary">${inline(summary)}</p>
<div class="prose">${blocks(description)}</div>
<h2 id="request">Request Information</h2>
<h3 id="uri-parameters">URI Parameters</h3>
${parameterTable("URI parameters", resolved, "path")}${requestBody === undefined ? undefined : bodyParameters(resolve(requestBody))}<h3 id="header-parameters">Header Parameters</h3>
<p>${describeAccess(id)}</p>
${parameterTable("Header parameters", resolved, "header")}${requestBody === undefined ? undefined : formats("Request Formats", resolve(requestBody))}<h2 id="response">Response Information</h2>
${first === undefined ? undefined : response(status, resolve(first))}<h3 id="statuses">Response Statuses</h3>
${statusTable(responses)}`,
  });
}

/** A path in large letters is wider than a phone. */
function breakable(name: string): Html {
  return html`${name.split("/").map((part, index) => (index === 0 ? part : html`/<wbr>${part}`))}`;
}

function parameterTable(caption: string, parameters: readonly Parameter[], place: string): Html {
  const rows = parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, description, schema, required = false }): Described => ({ name, description, schema, required }));
  return rows.length === 0 ? html`<p>None.</p>\n` : descriptionTable(caption, rows);
}

function describeAccess(id: OperationId): Html {
  const security: readonly Readonly<Record<string, readonly string[]>>[] = operations[id].security;
  const scopes = security.flatMap((requirement) => Object.values(requirement).flat());
  return html`<code>Authorization: Bearer</code> with a token that has the scope ${scopes.map((scope) => html`<code>${scope}</code>`)}.`;
}

function bodyParameters(body: Body): Html {
  const schema = getSchema(body);
  return html`<h3 id="body-parameters">Body Parameters</h3>
<p>${inline(body.description)}</p>
<p class="model">${modelTitle(schema)}</p>
${descriptionTable("Body parameters", describeMembers(schema))}`;
}

function response(status: string, body: Body): Html {
  const schema = getSchema(body);
  return html`<h3 id="resource-description">Resource Description</h3>
<p>${status}: ${inline(body.description)}</p>
<p class="model">${modelTitle(schema)}</p>
${descriptionTable("Members of the response", describeMembers(schema).map(alwaysThere))}${formats("Response Formats", body)}`;
}

/** "Required" concerns the sender, so a response does not show it. */
function alwaysThere(member: Described): Described {
  return { ...member, required: false };
}

/** Every media type of a body has the same schema: the generator refuses a contract where it is not so. */
function getSchema({ content = {} }: Body): Schema {
  return Object.values(content)[0]?.schema ?? {};
}

function formats(title: string, body: Body): Html {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return html`<h3 id="${id}">${title}</h3>
${getSamples(body).map(
  ({ mediaTypes, text }) => html`<section class="sample">
<h4>${mediaTypes.join(", ")}</h4>
<p>Sample:</p>
<pre tabindex="0" role="region" aria-label="${title}, ${mediaTypes.join(", ")}, sample"><code>${text}</code></pre>
</section>
`,
)}`;
}

function statusTable(responses: Readonly<Record<string, Body | { readonly $ref: string }>>): Html {
  return html`<table class="statuses">
<caption>Response statuses</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Description</th></tr></thead>
<tbody>
${Object.entries(responses).map(([status, body]) => html`<tr><th scope="row">${status}</th><td class="prose">${inline(resolve(body).description)}</td></tr>\n`)}</tbody>
</table>
`;
}
