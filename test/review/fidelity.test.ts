// The contract says what the source system's help page says, to the letter of its samples; every extension has its reason.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContract, type Spec } from "../../review/model/contract.ts";
import { broken, contractText, type Editable, member, post, schema } from "./broken-contract.ts";
import { type Facts, factsOfContract, factsOfPage } from "./help-page.ts";

const page = factsOfPage(readFileSync(join(import.meta.dirname, "../support/fixtures/help-page.txt"), "utf8"));

/** What the contract has and the page has not, with the reason. */
const extensions: readonly (readonly [fact: RegExp, reason: string])[] = [
  [/^operation GET v1\/Contacts\/\{contactID\}\/PhoneNumbers$/, "a list that can be written must be readable"],
  [
    /^operation DELETE v1\/Contacts\/\{contactID\}\/PhoneNumbers\/\{phoneNumberID\}$/,
    "POST merges, so removing is an operation of its own",
  ],
  [/^parameter phoneNumberID$/, "of the removal"],
  [/^response body of StoredPhoneNumberDTO$/, "what reading returns"],
  [/^header Idempotency-Key$/, "makes a write safe to repeat; a caller that knows the page alone leaves it out"],
  [/^header If-Match$/, "prevents a lost update; optional"],
  [/^header If-None-Match$/, "spares reading what has not changed; optional"],
  [/^status \w+ [345]\d\d$/, "the page describes a success alone; failures are its ActionResultDTO"],
  [/^status \w+ 200$/, "the page names no status: ASP.NET responds with 200"],
  [
    /^constraint PhoneNumberDTO\.\w+ (?:minimum|maximum|format)$/,
    "the source's integers are int32; an id is not negative",
  ],
  [/^constraint PhoneNumberDTO\.\w+ maxLength$/, "no text is without a limit (OWASP API4)"],
  [/^constraint PhoneNumberDTO\.\w+ pattern$/, "what XML 1.0 cannot carry could not be returned in every format"],
  [/^constraint ActionResultDTO\.\w+ required$/, "the source always writes all four members"],
  [/^constraint ActionResultDTO\.ErrorCode enum$/, "a program can go by a closed list; the page takes every string"],
  [/^constraint ActionResultDTO\.\w+ maxLength$/, "no text is without a limit (OWASP API4)"],
  [/^constraint ActionResultDTO\.\w+ pattern$/, "what XML 1.0 cannot carry could not be returned in every format"],
  [
    /^request sample application\/x-www-form-urlencoded$/,
    "the page lists forms with an empty sample; one shows how members are named",
  ],
];

/** Differences between page and contract other than known extensions. */
function differences(contract: Spec, facts: Facts = factsOfContract(contract)): string[] {
  const known = (fact: string) => extensions.some(([pattern]) => pattern.test(fact));
  return [
    ...[...page]
      .filter(([fact, said]) => facts.get(fact) !== said)
      .map(([fact, said]) => `${fact}: the page says ${said}, the contract ${facts.get(fact) ?? "nothing"}`),
    ...[...facts.keys()]
      .filter((fact) => !page.has(fact) && !known(fact))
      .map((fact) => `${fact}: the contract has it, the page does not`),
  ];
}

describe("the help page", () => {
  it("every fact of the help page is read", () => {
    expect(Object.fromEntries([...page].filter(([fact]) => !fact.includes("sample")))).toEqual({
      "operation POST v1/Contacts/{contactID}/PhoneNumbers": "Update the phone numbers for a contact.",
      "parameter contactID": "string, Id of the contact, Required",
      "request description": "List of new phone numbers",
      "request body": "Collection of PhoneNumberDTO",
      "request member PhoneNumberDTO.PhoneNumberID": "integer",
      "request member PhoneNumberDTO.EntityID": "integer",
      "request member PhoneNumberDTO.ContactInfoTypeID": "integer",
      "request member PhoneNumberDTO.PhoneNumber": "string",
      "request member PhoneNumberDTO.IsPrimary": "boolean",
      "request member PhoneNumberDTO.IsTextActive": "boolean",
      "request member PhoneNumberDTO.ContactInfoName": "string",
      "request member PhoneNumberDTO.ContactInfoCategory": "string",
      "request member PhoneNumberDTO.Notes": "string",
      "request format application/json": "listed",
      "request format text/json": "listed",
      "request format application/xml": "listed",
      "request format text/xml": "listed",
      "request format application/x-www-form-urlencoded": "listed",
      "response description": "Action result",
      "response body": "ActionResultDTO",
      "response member ActionResultDTO.IsSuccess": "boolean",
      "response member ActionResultDTO.ErrorCode": "string",
      "response member ActionResultDTO.ErrorMessage": "string",
      "response member ActionResultDTO.InfoMessage": "string",
      "response format application/json": "listed",
      "response format text/json": "listed",
      "response format application/xml": "listed",
      "response format text/xml": "listed",
    });
    expect([...page.keys()].filter((fact) => fact.includes("sample")).length).toBe(8);
  });
});

describe("the contract", () => {
  const facts = factsOfContract(readContract(contractText));

  it("the contract matches the help page, and has a reason for each addition", () => {
    expect(differences(readContract(contractText))).toEqual([]);
  });

  it.each(extensions)("the contract has the extension %s", (pattern) => {
    expect([...facts.keys()].filter((fact) => pattern.test(fact) && !page.has(fact))).not.toEqual([]);
  });

  it("the contract marks the operations that the help page does not have", () => {
    const marked = (d: Editable) =>
      Object.values(d["paths"] ?? {})
        .flatMap((item) => Object.entries(item))
        .map(([method, operation]) => [method, operation["x-extension"]]);
    expect(marked(readContract(contractText).document as unknown as Editable)).toEqual([
      ["post", undefined],
      ["get", true],
      ["delete", true],
    ]);
  });

  const changes: [string, (d: Editable) => unknown, string][] = [
    [
      "another path",
      (d) => {
        const paths = d["paths"] as Editable;
        paths["/v2/Numbers"] = Object.values(paths)[0] as Editable;
        delete paths[Object.keys(paths)[0] ?? ""];
      },
      "operation POST v1/Contacts/{contactID}/PhoneNumbers: the page says",
    ],
    [
      "another summary",
      (d) => {
        post(d)["summary"] = "Merge." as Editable;
      },
      "the contract Merge.",
    ],
    [
      "a renamed member",
      (d) => {
        const all = schema(d, "PhoneNumberDTO")["properties"] as Editable;
        all["Note"] = all["Notes"] as Editable;
        delete all["Notes"];
      },
      "request member PhoneNumberDTO.Notes: the page says string, the contract nothing",
    ],
    [
      "a member of another type",
      (d) => {
        member(d, "EntityID")["type"] = "string" as Editable;
      },
      "EntityID: the page says integer, the contract string",
    ],
    [
      "a required member",
      (d) => {
        schema(d, "PhoneNumberDTO")["required"] = ["PhoneNumber"] as unknown as Editable;
      },
      "constraint PhoneNumberDTO.PhoneNumber required: the contract has it",
    ],
    [
      "a new member",
      (d) => {
        (schema(d, "ActionResultDTO")["properties"] as Editable)["Trace"] = { type: "string" } as unknown as Editable;
      },
      "response member ActionResultDTO.Trace: the contract has it",
    ],
    [
      "a format less",
      (d) => delete post(d)["requestBody"]?.["content"]?.["text/xml"],
      "request format text/xml: the page says listed, the contract nothing",
    ],
    [
      "another sample",
      (d) => {
        const xml = d["components"]?.["examples"]?.["PhoneNumbersXml"] as Editable;
        xml["value"] = String(xml["value"]).replace("string 9", "string 10") as Editable;
      },
      "request sample application/xml: the page says",
    ],
    [
      "a parameter that may be left out",
      (d) => {
        (d["components"]?.["parameters"]?.["contactID"] as Editable)["required"] = false as unknown as Editable;
      },
      "parameter contactID: the page says",
    ],
  ];
  it.each(changes)("a contract with %s differs from the help page", (_title, edit, says) => {
    expect(differences(broken(edit)).join("\n")).toContain(says);
  });
});
