// Reading, refusing and locating take time that grows with the size of the body, not with its square.
import { describe, expect, it } from "vitest";
import { form, item, json, list, million, refusal, xml } from "./hostile-bodies.ts";

describe("time grows with the size, not with its square", () => {
  const one = { PhoneNumberID: 1, EntityID: 2, PhoneNumber: "+44 20 7946 0000 &<>", IsPrimary: true, Notes: "a\r\nb" };
  const count = (size: number) => Math.ceil(size / 300);
  const many = (size: number) => Array.from({ length: count(size) }, () => one);
  const last = (size: number) => count(size) - 1;

  const cases: [string, (size: number) => string, (text: string, size: number) => unknown][] = [
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
      (size) => `${form.write(many(size))}&[${last(size) + 2}].Notes=x`,
      (text) => refusal(form, text),
    ],
    [
      "locating in XML",
      (size) => xml.write(many(size)),
      (text, size) => expect(xml.locate(text, `/${last(size)}/Notes`)).toMatch(/\/Notes at line \d+/),
    ],
    [
      "spaces around no integer",
      (size) => item(`<EntityID>1${" ".repeat(size)}x</EntityID>`),
      (text) => refusal(xml, text),
    ],
  ];

  it.each(cases)("%s", (_title, make, work) => {
    const texts = [10_000, 100_000, million].map((size) => [make(size), size] as const);
    const fastest = texts.map(() => Number.POSITIVE_INFINITY);
    // On a busy machine a run may take any time, so what counts is the fastest of as many as it takes.
    for (let round = 0; round < 50 && !isLinear(fastest); round++) {
      for (const [index, [text, size]] of texts.entries()) {
        const start = performance.now();
        work(text, size);
        fastest[index] = Math.min(fastest[index] ?? 0, performance.now() - start);
      }
    }
    expect(isLinear(fastest)).toBe(true);
  });

  /** Ten times the size may take forty times as long, a square would take a hundred. A tick of 1 ms is noise. */
  function isLinear([small = 0, middle = 0, large = 0]: readonly number[]): boolean {
    return middle < 40 * Math.max(small, 1) && large < 40 * Math.max(middle, 1);
  }
});
