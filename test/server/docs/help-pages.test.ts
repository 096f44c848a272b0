// The help pages against the contract and against the source system's own page: nothing is missing, and samples are real.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BodySchema, bodySchemas } from "../../../generated/codecs.ts";
import { operations } from "../../../generated/operations.ts";
import { blocks, inline } from "../../../server/docs/help/markdown.ts";
import { html } from "../../../server/docs/html.ts";
import { root } from "../../support/contract.ts";
import { startTestServer, type TestServer } from "../../support/server.ts";
import { operationIds, pageOf } from "./page-of-operation.ts";

const source = readFileSync(join(root, "test/support/fixtures/help-page.txt"), "utf8");
const sourcePage = "/Help/Api/POST-v1-Contacts-contactID-PhoneNumbers";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function page(path: string): Promise<string> {
  const { status, text } = await server.send({ path });
  expect([path, status]).toEqual([path, 200]);
  return text;
}

/** What a reader sees of markup. */
function textOf(markup: string): string {
  const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return markup
    .replaceAll(/<wbr>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => textOf(match[1] ?? ""));
/** Name -> type of every row of the table after a heading. */
const rowsAfter = (text: string, heading: string) =>
  [
    ...(text.split(`>${heading}</h3>`)[1]?.split("</table>")[0] ?? "").matchAll(
      /<th scope="row">(.*?)<\/th>.*?<td class="type">(.*?)<\/td>/g,
    ),
  ].map(([, name, type]) => `${name} ${type}`);
const samples = (text: string) =>
  [...text.matchAll(/<h4>(.*?)<\/h4>\n<p>Sample:<\/p>\n<pre[^>]*><code>([\s\S]*?)<\/code>/g)].map(
    ([, types = "", code = ""]) => ({
      types: types.split(", "),
      code: textOf(code),
      raw: code,
    }),
  );

describe("the page of the source's operation", () => {
  it("the page of the source's operation has the source's address, title and headings, in its order", async () => {
    const text = await page(sourcePage);
    const title = source.split("\n", 1)[0] ?? "";
    expect(all(text, /<title>(.*?)<\/title>/g)).toEqual([title]);
    expect(all(text, /<h1>(.*?)<\/h1>/g)).toEqual([title]);
    const headings = all(text, /<h[23][^>]*>(.*?)<\/h[23]>/g);
    const lines = source.split("\n");
    const theirs = headings.filter((heading) => lines.includes(heading));
    expect(theirs).toEqual([
      "Request Information",
      "URI Parameters",
      "Body Parameters",
      "Request Formats",
      "Response Information",
      "Resource Description",
      "Response Formats",
    ]);
    expect(lines.filter((line) => theirs.includes(line))).toEqual(theirs);
    expect(headings.filter((heading) => !theirs.includes(heading))).toEqual(["Header Parameters", "Response Statuses"]);
  });

  it("the page of the source's operation lists every member of the source with its type, in its order", async () => {
    const text = await page(sourcePage);
    const members = [...source.matchAll(/^(\w+) \| (integer|string|boolean) \|$/gm)].map(
      ([, name, type]) => `${name} ${type}`,
    );
    expect(members).toHaveLength(13);
    expect([...rowsAfter(text, "Body Parameters"), ...rowsAfter(text, "Resource Description")]).toEqual(members);
    expect(rowsAfter(text, "URI Parameters")).toEqual(["contactID string"]);
    expect(textOf(text)).toContain("Collection of PhoneNumberDTO");
  });

  it("the page of the source's operation says what is required, may be null, and has a bound", async () => {
    const text = (await page(sourcePage)).replaceAll(/<details>.*?<\/details>/g, "a pattern");
    const rows = [...text.matchAll(/<th scope="row">(.*?)<\/th>.*?<td class="more">(.*?)<\/td>/g)];
    const facts = Object.fromEntries(rows.map(([, name, more = ""]) => [name, textOf(more)]));
    expect(facts).toMatchObject({
      contactID: "Required String length: inclusive between 1 and 128 a pattern",
      PhoneNumberID: "Range: inclusive between 0 and 2147483647",
      EntityID: "None.",
      PhoneNumber: "Max length: 256 May be null a pattern",
      Notes: "Max length: 4000 May be null a pattern",
      // A response always has all of its members.
      IsSuccess: "None.",
      ErrorCode: "One of the values of ErrorCode May be null",
    });
    const model = textOf(await page("/Help/ResourceModel?modelName=ActionResultDTO"));
    expect(model).toMatch(/ IsSuccess .* boolean Required ErrorCode .* string Required One of the values of ErrorCode/);
  });

  it("the page of the source's operation prints the source's request samples, value for value", async () => {
    const [json, xml, form] = samples(await page(sourcePage));
    const [sourceJson] = source.match(/^\[ \{.*$/m) ?? [];
    const [sourceXml] = source.match(/^<ArrayOf.*$/m) ?? [];
    expect([json?.types, xml?.types, form?.types]).toEqual([
      ["application/json", "text/json"],
      ["application/xml", "text/xml"],
      ["application/x-www-form-urlencoded"],
    ]);
    expect(JSON.parse(json?.code ?? "")).toEqual(JSON.parse(sourceJson ?? ""));
    expect(xml?.code.replaceAll(/>\s+</g, "><")).toBe(sourceXml?.replaceAll(/>\s+</g, "><"));
    expect(xml?.raw).toMatch(/\n {4}&lt;PhoneNumber&gt;sample string 4&lt;\/PhoneNumber&gt;\n/);
  });
});

describe.each(operationIds)("the page of %s", (id) => {
  it("the page lists every parameter, media type and status of the contract", async () => {
    const text = await page(pageOf(id));
    const { parameters, requestBody, responses } = operations[id];
    const rows = all(text, /<th scope="row">(.*?)<\/th>/g);
    for (const { name } of parameters) expect(rows).toContain(name);
    for (const status of Object.keys(responses)) expect(rows).toContain(status);
    const types = samples(text).flatMap((sample) => sample.types);
    expect(types).toEqual([...(requestBody?.mediaTypes ?? []), ...responses[200].mediaTypes]);
    expect(textOf(text)).toContain(`a token that has the scope ${operations[id].security[0].bearerToken[0]}`);
  });

  it("the page has samples that the server reads, and that keep to the contract", async () => {
    const found = samples(await page(pageOf(id)));
    const { requestBody, responses } = operations[id];
    const requests = requestBody?.mediaTypes.length ?? 0;
    let seen = 0;
    for (const { types, code } of found) {
      const name = seen < requests && requestBody !== undefined ? requestBody.schema : responses[200].schema;
      seen += types.length;
      const schema: BodySchema = bodySchemas[name];
      for (const type of types) expect([type, schema.validate(schema.codecs[type]?.read(code))]).toEqual([type, true]);
    }
    expect(found.length).toBeGreaterThan(1);
  });
});

describe("the list", () => {
  it("the list has every operation with its description", async () => {
    const text = await page("/Help");
    for (const id of operationIds) expect(text).toContain(`href="${pageOf(id)}"`);
    expect(textOf(text)).toContain("POST v1/Contacts/{contactID}/PhoneNumbers Update the phone numbers for a contact.");
    expect(textOf(text)).toContain("DELETE v1/Contacts/{contactID}/PhoneNumbers/{phoneNumberID} Remove a phone number");
  });

  it("leads to pages whose links all lead somewhere on this server", async () => {
    const seen = new Set<string>();
    const waiting = ["/Help"];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const text = await page(path);
      if (!path.startsWith("/Help")) continue;
      const links = [...text.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, link = ""]) =>
        link.replaceAll("&amp;", "&"),
      );
      for (const link of links) expect(link).toMatch(/^(?:\/|#|data:image)/);
      for (const link of links.filter((to) => to.startsWith("#"))) expect(text).toContain(` id="${link.slice(1)}"`);
      waiting.push(...links.filter((to) => to.startsWith("/")).map((to) => to.split("#", 1)[0] ?? ""));
    }
    const models = [...seen].filter((path) => path.includes("modelName="));
    expect(models).toHaveLength(6);
    for (const id of operationIds) expect(seen).toContain(pageOf(id));
  });
});

describe("markup", () => {
  it("markup is closed as it was opened, and every id is there once", async () => {
    for (const path of ["/Help", ...operationIds.map(pageOf), "/Help/ResourceModel?modelName=ErrorCode", "/docs"]) {
      const text = await page(path);
      const open: string[] = [];
      for (const [, end, name = ""] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
        if (["meta", "link", "wbr"].includes(name)) continue;
        if (end === "") open.push(name);
        else expect([path, open.pop()]).toEqual([path, name]);
      }
      expect(open).toEqual([]);
      const used = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(used).size).toBe(used.length);
    }
  });

  it("escapes every value, in text and in attributes", () => {
    const hostile = `"><script>alert('1')</script>&`;
    const { markup } = html`<a title="${hostile}">${[hostile, undefined, 1, html`<b>${hostile}</b>`]}</a>`;
    const safe = "&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;";
    expect(markup).toBe(`<a title="${safe}">${safe}1<b>${safe}</b></a>`);
  });

  it("a description is shown as CommonMark, without raw HTML", () => {
    expect(blocks("a **b** `c<d>`\n\n<script>x</script>").markup).toBe(
      "<p>a <strong>b</strong> <code>c&lt;d&gt;</code></p>\n&lt;script&gt;x&lt;/script&gt;",
    );
    expect(inline("one\n  <i>two</i>").markup).toBe("one &lt;i&gt;two&lt;/i&gt;");
  });
});
