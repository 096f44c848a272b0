// Accept in every way of writing it, without a server between (wire rules N1 to N5; RFC 9110, 12.5.1).
import { describe, expect, it } from "vitest";
import { createOwnNegotiation, negotiateMediaType, responseTypes } from "../../../server/http/negotiation.ts";

const [json, textJson, xml, textXml] = ["application/json", "text/json", "application/xml", "text/xml"] as const;

it("negotiation offers the media types of the contract, in their order", () => {
  expect(responseTypes).toEqual([json, textJson, xml, textXml]);
});

describe("without Accept", () => {
  it.each([
    [undefined, json],
    [json, json],
    [textXml, textXml],
    ["application/x-www-form-urlencoded", json],
    ["image/png", json],
  ])("without Accept, the response to %s is %s", (requestType, expected) => {
    expect(negotiateMediaType(undefined, requestType)).toBe(expected);
    expect(negotiateMediaType("", requestType)).toBe(expected);
  });
});

describe("Accept", () => {
  it.each([
    // One type, range or nothing.
    [xml, xml],
    ["*/*", json],
    ["text/*", textJson],
    ["application/*", json],
    ["*/json", textXml],
    ["application/jso", textXml],
    ["application/jsonx", textXml],
    ["xml", textXml],
    ["/", textXml],
    ["a/b/c", textXml],
    ["a application/xml", textXml],
    [`${xml} a`, textXml],
    // q-values.
    [`${json};q=0.5, ${xml};q=0.6`, xml],
    [`${xml};q=0.6, ${json};q=0.5`, xml],
    [`${json};q=0.5, ${xml};q=0.5`, json],
    [`${json};q=0.123, ${xml};q=0.124`, xml],
    [`${json};q=0.9, ${xml};q=1`, xml],
    [`${json};q=0.9, ${xml};q=1.000`, xml],
    [`${json};q=0.9, ${xml};q=1.`, xml],
    [`${json};q=0., ${xml};q=0.1`, xml],
    [`${json};q=0, ${xml};q=0.001`, xml],
    [`${json};q=0.000, ${xml};q=0.001`, xml],
    [`${json}; q=0.5, ${xml}`, xml],
    [`${json};\tq=0.5\t, ${xml}`, xml],
    [`${json} ; Q=0.5, ${xml}`, xml],
    [`${json};v=1;q=0.5, ${xml}`, xml],
    [`${json};q=0.5;v=1, ${xml}`, xml],
    [`${json};q=0.5 ; v=1, ${xml}`, xml],
    // A q that cannot be read counts as 1.
    [`${json};q=0.1234, ${xml};q=0.9`, json],
    [`${json};q=1.1, ${xml}`, json],
    [`${json};q=2, ${xml};q=0.9`, json],
    [`${json};q=, ${xml};q=0.9`, json],
    [`${json};q=0.5x, ${xml};q=0.9`, json],
    [`${json};xq=0.5, ${xml};q=0.9`, json],
    [`${json};q=1.0000, ${xml};q=0.9`, json],
    [`${json};q=00, ${xml};q=0.9`, json],
    // The most specific range decides, wherever it stands; a tie goes to it.
    [`*/*, ${xml};q=0.5`, json],
    [`${json};q=0.1, application/*;q=0.5, */*;q=0.2`, xml],
    [`*/*;q=0.2, application/*;q=0.5, ${json};q=0.1`, xml],
    [`text/*;q=0.1, */*;q=0.2, ${textXml};q=0.3, application/*;q=0`, textXml],
    ["text/*, */*", textJson],
    ["*/*, text/*", textJson],
    [`*/*, ${textXml}`, textXml],
    [`text/*, ${textXml}`, textXml],
    [`${json};q=0, */*`, textJson],
    [`${json};q=0, ${textJson};q=0, */*`, xml],
    // Of two elements of one type the first counts.
    [`${json};q=0.2, ${json};q=0.9, ${xml};q=0.5`, xml],
    // White space, letter case, empty elements.
    [" application/xml ", xml],
    ["\tapplication/xml\t;\tv=1", xml],
    ["Application/XML", xml],
    [`, ,${xml},`, xml],
    [`image/png, ${xml};q=0.1`, xml],
    ["application/xml,", xml],
    ["application/xml;", xml],
    // Nothing acceptable.
    ["image/png", textXml],
    ["*/*;q=0", textXml],
    [`${json};q=0`, textXml],
  ])("%s is %s", (accept, expected) => {
    expect(negotiateMediaType(accept, textXml)).toBe(expected);
  });
});

describe("an operation with its own media types", () => {
  const csv = { mediaTypes: ["text/csv", "application/pdf"] };
  const usual = { mediaTypes: responseTypes };

  it("an operation with its own media types negotiates those of its successes", () => {
    const negotiate = createOwnNegotiation({ 200: csv, 304: { mediaTypes: [] }, 404: usual, 503: usual });
    const accepted = [undefined, "*/*", "application/*", xml].map((accept) => negotiate?.(accept, undefined));
    expect(accepted).toEqual(["text/csv", "text/csv", "application/pdf", "text/csv"]);
  });

  it.each([
    ["successes in the usual media types", { 200: usual, 503: csv }],
    ["no body in a success", { 204: { mediaTypes: [] }, 404: usual, 503: csv }],
  ])("an operation with %s has no negotiation of its own", (_what, responses) => {
    expect(createOwnNegotiation(responses)).toBe(undefined);
  });
});
