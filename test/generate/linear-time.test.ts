// Large bodies are read, refused and located without quadratic work: that would exceed the test's time-out many times over.
import { describe, expect, it } from "vitest";
import { form, item, json, list, million, refusal, xml } from "./hostile-bodies.ts";

describe("two megabytes", () => {
  // As many items as a list may have, and long texts in them.
  const count = 1_000;
  const many = (size: number) => {
    const Notes = "a\r\nb".repeat(size / count / 5);
    const one = { PhoneNumberID: 1, EntityID: 2, PhoneNumber: "+44 20 7946 0000 &<>", IsPrimary: true, Notes };
    return Array.from({ length: count }, () => one);
  };

  const cases: [string, (size: number) => string, (text: string) => unknown][] = [
    ["JSON", (size) => json.write(many(size)), (text) => json.read(text)],
    ["XML", (size) => xml.write(many(size)), (text) => xml.read(text)],
    ["a form", (size) => form.write(many(size)), (text) => form.read(text)],
    [
      "a long text in XML",
      (size) => item(`<Notes>${"a&amp;<![CDATA[b]]><!-- c -->\r\n".repeat(size / 32)}</Notes>`),
      (text) => xml.read(text),
    ],
    [
      "XML whose members stand in reverse order, with white space around",
      (size) =>
        list(
          "<PhoneNumberDTO>\n  <PhoneNumber>5</PhoneNumber>\n  <Notes> x </Notes>\n  <EntityID>7</EntityID>\n </PhoneNumberDTO>\r\n".repeat(
            size / 130,
          ),
        ),
      (text) => xml.read(text),
    ],
    ["XML with a comment at its end", (size) => `${xml.write(many(size))}<!-- x -->`, (text) => xml.read(text)],
    [
      "a text of references",
      (size) => item(`<Notes>${"&#65;&amp;\r".repeat(size / 11)}</Notes>`),
      (text) => xml.read(text),
    ],
    ["a start tag that never ends", (size) => list(`<PhoneNumberDTO${" ".repeat(size)}`), (text) => refusal(xml, text)],
    ["a root that never ends", (size) => `<ArrayOfPhoneNumberDTO${" ".repeat(size)}`, (text) => refusal(xml, text)],
    [
      "JSON that breaks at its end",
      (size) => `${json.write(many(size)).slice(0, -1)},]`,
      (text) => refusal(json, text),
    ],
    ["JSON that breaks everywhere", (size) => "[1 ".repeat(size / 3), (text) => refusal(json, text)],
    [
      "XML that breaks at its end",
      (size) =>
        xml.write(many(size)).replace(/<\/PhoneNumberDTO><\/Array.*$/, "<x/></PhoneNumberDTO></ArrayOfPhoneNumberDTO>"),
      (text) => refusal(xml, text),
    ],
    [
      "XML of many lines that is cut off",
      (size) => xml.write(many(size)).replaceAll("><", ">\n<").slice(0, -5),
      (text) => refusal(xml, text),
    ],
    [
      "XML of many kinds of elements",
      (size) => list(Array.from({ length: size / 10 }, (_, n) => `<a${n}/>`).join("")),
      (text) => refusal(xml, text),
    ],
    [
      "a form with a gap at its end",
      (size) => `${form.write(many(size))}&[${count + 1}].Notes=x`,
      (text) => refusal(form, text),
    ],
    [
      "a place in XML",
      (size) => xml.write(many(size)),
      (text) => expect(xml.locate(text, `/${count - 1}/Notes`)).toMatch(/\/Notes at line \d+/),
    ],
    [
      "spaces inside an invalid integer",
      (size) => item(`<EntityID>1${" ".repeat(size)}x</EntityID>`),
      (text) => refusal(xml, text),
    ],
  ];

  it.each(cases)("reading %s takes linear time", (_title, make, work) => {
    const text = make(2 * million);
    expect(text.length).toBeGreaterThan(million);
    work(text);
  });
});
