// A reference server that handles one format differently from the others, or chooses the wrong one.
import { bodySchemas } from "../../../generated/codecs.ts";
import { type Fault, finishing, memberNames, reading, writing } from "./fault.ts";
import type { Reply } from "./minimal-parts.ts";
import { form, get, item, json, nil, phone, post, typed } from "./request-sequences.ts";

const xmlTypes = /xml/;
const formTypes = /form/;
const inXml = { accept: "text/xml" };
const asked = { ...json, accept: "application/xml" };
const inOrder: readonly string[] = [...memberNames].sort();
const xmlText = (change: (text: string) => string) => (text: string) =>
  text.replace(
    /(<(PhoneNumber|Notes|ContactInfo(?:Name|Category))>)([^<]*)/g,
    (_all, start: string, _name, inner: string) => start + change(inner),
  );

export const formatFaults: readonly Fault[] = [
  {
    name: "form-plus-kept",
    what: "A + in a form is read as a plus.",
    breaks: "+ is a space, %2B a plus (F3).",
    expectedCheck: "format_equivalence",
    change: reading(formTypes, (text) => text.replaceAll("+", "%2B")),
    shows: [typed(form, "[0].PhoneNumber=555+0100"), get()],
  },
  {
    name: "form-plus-lost",
    what: "A form is decoded twice, so an encoded plus becomes a space.",
    breaks: "+ is a space, %2B a plus (F3).",
    expectedCheck: "format_equivalence",
    change: reading(formTypes, (text) => text.replace(/%2B/gi, "+")),
    shows: [typed(form, "[0].PhoneNumber=%2B44"), get()],
  },
  {
    name: "form-leading-zeros-lost",
    what: "Digits in a form are read as a number and lose their leading zeros.",
    breaks: "Text is kept as sent in every format (rule 7).",
    expectedCheck: "format_equivalence",
    change: reading(formTypes, (text) => text.replace(/=0+(?=\d)/g, "=")),
    shows: [typed(form, "[0].PhoneNumber=0044"), get()],
  },
  {
    name: "xml-leading-zeros-and-plus-lost",
    what: "Digits in an XML body are read as a number and lose their plus and leading zeros.",
    breaks: "Text is kept as sent in every format (rule 7).",
    expectedCheck: "format_equivalence",
    change: reading(
      xmlTypes,
      xmlText((text) => (/^\+?\d+$/.test(text) ? String(Number(text)) : text)),
    ),
    shows: [typed("text/xml", item("<PhoneNumber>+0044</PhoneNumber>")), get()],
  },
  {
    name: "xml-response-leading-zeros-lost",
    what: "XML responses lose leading zeros; JSON responses do not.",
    breaks: "Text is kept as sent in every format (rule 7).",
    expectedCheck: "format_equivalence",
    change: writing(xmlTypes, (text) => text.replace(/(<PhoneNumber>)0+(?=\d)/g, "$1")),
    shows: [post([phone("0044")]), get(inXml)],
  },
  {
    name: "xml-text-trimmed",
    what: "White space at both ends of an XML text is removed.",
    breaks: "White space in text is kept (X9).",
    expectedCheck: "format_equivalence",
    change: reading(
      xmlTypes,
      xmlText((text) => text.trim()),
    ),
    shows: [typed("text/xml", item("<PhoneNumber> 5 </PhoneNumber>")), get()],
  },
  {
    name: "xml-nil-read-as-empty",
    what: "A nil member of an XML body is read as the empty text.",
    breaks: 'A null member has i:nil="true" (X5).',
    expectedCheck: "format_equivalence",
    change: reading(xmlTypes, (text) => text.replace(/(<Notes|<ContactInfo\w+)[^>]*nil="true"[^>]*\/>/g, "$1/>")),
    shows: [typed("text/xml", item(`<PhoneNumber>5</PhoneNumber><Notes ${nil}/>`)), get()],
  },
  {
    name: "xml-members-out-of-order-lost",
    what: "XML members that are out of alphabetical order are skipped, as on the vendor's platform.",
    breaks: "Members are read in any order (X2).",
    expectedCheck: "format_equivalence",
    change: reading(xmlTypes, withoutLateMembers),
    shows: [typed("text/xml", item("<PhoneNumber>5</PhoneNumber><Notes>lost</Notes>")), get()],
  },
  {
    name: "empty-text-read-as-null",
    what: "JSON, and only JSON, reads the empty text as null.",
    breaks: "Text is stored and returned as given; an empty element is the empty text (X7).",
    expectedCheck: "format_equivalence",
    change: reading(/json/, (text) => text.replace(/(":\s*)""/g, "$1null")),
    shows: [post([phone("5", { Notes: "" })]), get()],
  },
  {
    name: "text-json-without-notes",
    what: "Notes in a text/json body are dropped.",
    breaks: "Every media type of the request has the same schema and the same effect.",
    expectedCheck: "format_equivalence",
    change: ({ read }) => ({
      read(text, mediaType) {
        const value = read(text, mediaType);
        if (mediaType.type !== "text/json" || !Array.isArray(value)) return value;
        return value.map((one: unknown) => (typeof one === "object" && one !== null ? withoutNotes(one) : one));
      },
    }),
    shows: [typed("text/json", '[{"PhoneNumber":"5","Notes":"lost"}]'), get()],
  },
  {
    name: "errors-always-in-json",
    what: "Errors are JSON regardless of Accept.",
    breaks: "Accept also decides the format of errors (N9).",
    expectedCheck: "negotiation",
    change: finishing(({ status, headers, text }) => (status >= 400 ? inJson(headers, text) : {})),
    shows: [{ method: "POST", headers: asked, body: "[null]" }],
  },
  {
    name: "refused-bodies-always-in-json",
    what: "A 400 is JSON regardless of Accept; other errors are not.",
    breaks: "Accept also decides the format of errors (N9).",
    expectedCheck: "negotiation",
    change: finishing(({ status, headers, text }) => (status === 400 ? inJson(headers, text) : {})),
    shows: [{ method: "POST", headers: asked, body: "[null]" }],
  },
  {
    name: "text-xml-sent-as-application-xml",
    what: "A client that accepts only text/xml gets application/xml.",
    breaks: "Accept decides the format of the response (N1, N2).",
    expectedCheck: "negotiation",
    change: finishing(({ headers }) => ({
      headers: {
        ...headers,
        ...(headers["content-type"] && {
          "content-type": headers["content-type"].replace("text/xml", "application/xml"),
        }),
      },
    })),
    shows: [get(inXml)],
  },
  {
    name: "accept-first-wins",
    what: "The first type in Accept wins, whatever its q.",
    breaks: "Accept decides by q (N2).",
    expectedCheck: "negotiation",
    change: ({ negotiate }) => ({
      negotiate: (headers) => negotiate({ ...headers, accept: headers.accept?.replace(/[;,].*/s, "") }),
    }),
    shows: [get({ accept: "application/json;q=0.1, text/xml;q=0.9" })],
  },
  {
    name: "accept-q-0-ignored",
    what: "A type that Accept excludes with q=0 is sent anyway.",
    breaks: "q=0 excludes a type (N2).",
    expectedCheck: "negotiation",
    change: ({ negotiate }) => ({
      negotiate: (headers) =>
        negotiate({ ...headers, accept: headers.accept?.replace(/;\s*q=0(?:\.0*)?(?=[,;\s]|$)/g, "") }),
    }),
    shows: [get({ accept: "application/json;q=0, text/xml;q=0.5" })],
  },
  {
    name: "json-without-accept",
    what: "Without Accept, the response is JSON, even to an XML request.",
    breaks: "Without Accept, the response has the request's format (N3).",
    expectedCheck: "negotiation",
    change: ({ negotiate }) => ({
      negotiate: (headers) => negotiate(headers.accept === undefined ? { accept: "*/*" } : headers),
    }),
    shows: [typed("text/xml", "broken")],
  },
];

/** An ActionResultDTO in XML as JSON. */
function inJson(headers: Reply["headers"], text: string): Partial<Reply> {
  if (!text.startsWith("<")) return {};
  const { "text/xml": xml, "application/json": plain } = bodySchemas.ActionResultDTO.codecs;
  const value = xml.read(text) as Parameters<typeof plain.write>[0];
  return { headers: { ...headers, "content-type": "application/json; charset=utf-8" }, text: plain.write(value) };
}

function withoutNotes(value: object): object {
  const { Notes: _notes, ...others } = value as Record<string, unknown>;
  return others;
}

function withoutLateMembers(text: string): string {
  return text.replace(
    /(<PhoneNumberDTO>)(.*?)(<\/PhoneNumberDTO>)/gs,
    (_all, start: string, inner: string, end: string) => {
      let furthest = -1;
      const kept = inner.replace(/\s*<(\w+)[^>]*?(?:\/>|>[^<]*<\/\1>)/g, (element, name: string) => {
        const place = inOrder.indexOf(name);
        if (place >= 0 && place < furthest) return "";
        furthest = Math.max(furthest, place);
        return element;
      });
      return start + kept + end;
    },
  );
}
