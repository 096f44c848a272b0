// The review page's HTML: no text of the contract can end an attribute, open a tag or pass for HTML.
import { expect, it } from "vitest";
import { breakable, count, html, table, ticked, trusted } from "../../review/page/html.ts";

const hostile = `<b>&"'`;
const escaped = "&lt;b&gt;&amp;&quot;&#39;";

it("texts are escaped in content and in attributes, HTML and lists of it are not", () => {
  expect(html`<a title="${hostile}" class='${hostile}'>${hostile}</a>`.html).toBe(
    `<a title="${escaped}" class='${escaped}'>${escaped}</a>`,
  );
  expect(html`${[html`<i>${hostile}</i>`, "<", 5, undefined, [trusted("<hr>")]]}`.html).toBe(
    `<i>${escaped}</i>&lt;5<hr>`,
  );
});

it("names that may break and texts with backticks are escaped part by part", () => {
  expect(breakable(`a/b<c>"d`).html).toBe("a/<wbr>b&lt;c&gt;&quot;d");
  expect(breakable("PhoneNumberDTO.notes").html).toBe("Phone<wbr>Number<wbr>DTO.<wbr>notes");
  expect(ticked("a `<b>` <c>").html).toBe("a <code>&lt;b&gt;</code> &lt;c&gt;");
});

it("a table's label and head are escaped", () => {
  const { html: text } = table(hostile, [hostile], [trusted("<tr></tr>")], "stack");
  expect(text).toContain(`aria-label="${escaped}"`);
  expect(text).toContain(`<th scope="col">${escaped}</th>`);
  expect(text).toContain('class="stack"');
});

it("numbers agree with their nouns", () => {
  expect([count(0, "finding"), count(1, "finding"), count(2, "finding")]).toEqual([
    "0 findings",
    "1 finding",
    "2 findings",
  ]);
});
