// Cases: the members of objects, and what they are in XML.
import type { Json } from "../../../generate/spec.ts";
import { type ChangeCase, type Edit, member, rename, resultMember, schemas, update } from "./change-case.ts";

const setting =
  (pointer: string, value: Json): Edit =>
  (contract) =>
    contract.set(pointer, value);
const phone = `${schemas}/PhoneNumberDTO`;
const stored = `${schemas}/StoredPhoneNumberDTO`;
const result = `${schemas}/ActionResultDTO`;
const text = { type: "string", maxLength: 5 };
const open: Edit = (contract) => {
  contract.set(`${phone}/additionalProperties`, true);
  contract.set(`${result}/additionalProperties`, true);
};
/** A schema of requests only: responses go on with a copy of what there was. */
const requestAlone: Edit = (contract) => {
  contract.set(`${schemas}/ReturnedPhoneNumberDTO`, contract.get(phone));
  contract.set(`${stored}/allOf/0`, { $ref: "#/components/schemas/ReturnedPhoneNumberDTO" });
};
const requestAloneAndOpen: Edit = (contract) => {
  requestAlone(contract);
  open(contract);
};
const requiring =
  (...names: string[]): Edit =>
  (contract) =>
    contract.set(`${phone}/required`, names);
const mood = `${phone}/properties/Mood`;
const requiredInResult: Edit = (contract) => {
  contract.set(resultMember("Hint"), text);
  contract.set(`${result}/required`, ["IsSuccess", "ErrorCode", "ErrorMessage", "InfoMessage", "Hint"]);
};

export const memberCases: readonly ChangeCase[] = [
  {
    name: "an optional member of a request",
    first: requestAlone,
    edit: setting(mood, text),
    there: ["request-property-added"],
    back: ["request-property-removed"],
  },
  {
    name: "an optional member of a request that may carry any",
    first: requestAloneAndOpen,
    edit: setting(mood, text),
    there: ["request-property-added-to-open-object"],
    back: ["request-property-removed-from-open-object"],
  },
  {
    name: "a required member of a request",
    first: requestAlone,
    edit: (contract) => {
      contract.set(mood, text);
      requiring("Mood")(contract);
    },
    there: ["request-required-property-added"],
    back: ["request-required-property-removed"],
  },
  {
    name: "a required member of a request that may carry any",
    first: requestAloneAndOpen,
    edit: (contract) => {
      contract.set(mood, text);
      requiring("Mood")(contract);
    },
    there: ["request-required-property-added"],
    back: ["request-required-property-removed"],
  },
  {
    name: "a member of a request becomes required",
    edit: requiring("PhoneNumber"),
    there: ["request-property-became-required"],
    back: ["request-property-became-optional"],
  },
  {
    name: "an optional member of a response",
    edit: setting(resultMember("Hint"), text),
    there: ["response-property-added"],
    back: ["response-property-removed"],
  },
  {
    name: "an optional member of a response that may carry any",
    first: open,
    edit: setting(resultMember("Hint"), text),
    there: ["response-property-added-to-open-object"],
    back: ["response-property-removed-from-open-object"],
  },
  {
    name: "a required member of a response",
    edit: requiredInResult,
    there: ["response-required-property-added"],
    back: ["response-required-property-removed"],
  },
  {
    name: "a required member of a response that may carry any",
    first: open,
    edit: requiredInResult,
    there: ["response-required-property-added-to-open-object"],
    back: ["response-required-property-removed-from-open-object"],
  },
  {
    name: "a member of a response becomes required",
    first: setting(resultMember("Hint"), text),
    edit: requiredInResult,
    there: ["response-property-became-required"],
    back: ["response-property-became-optional"],
  },
  {
    name: "a member is renamed",
    edit: (contract) => rename(contract, member("Notes"), member("Remarks")),
    // Responses go on to require Notes, which is then a member that nothing describes.
    there: [
      "request-property-added",
      "request-property-removed",
      "response-property-added",
      "response-required-property-removed",
    ],
    back: [
      "request-property-added",
      "request-property-removed",
      "response-required-property-added",
      "response-property-removed",
    ],
  },
  {
    name: "readOnly",
    edit: setting(`${member("Notes")}/readOnly`, true),
    there: ["request-read-only-added"],
    back: ["request-read-only-removed"],
  },
  {
    name: "writeOnly",
    edit: setting(`${member("Notes")}/writeOnly`, true),
    there: ["response-write-only-added"],
    back: ["response-write-only-removed"],
  },
  {
    name: "another default",
    first: setting(`${member("EntityID")}/default`, 0),
    edit: setting(`${member("EntityID")}/default`, 1),
    there: ["request-default-changed", "response-default-changed"],
    back: ["request-default-changed", "response-default-changed"],
  },
  {
    name: "a discriminator",
    edit: setting(`${phone}/discriminator`, { propertyName: "ContactInfoName" }),
    there: ["discriminator-changed"],
    back: ["discriminator-changed"],
  },
  {
    name: "personal data",
    edit: setting(`${resultMember("InfoMessage")}/x-personal-data`, true),
    there: ["personal-data-marked"],
    back: ["personal-data-unmarked"],
  },
  {
    name: "a deprecated member",
    edit: setting(`${member("Notes")}/deprecated`, true),
    there: ["operation-deprecated"],
    back: ["operation-no-longer-deprecated"],
  },
  {
    name: "a keyword without a rule",
    edit: setting(`${phone}/propertyNames`, { maxLength: 30 }),
    there: ["keyword-changed"],
    back: ["keyword-changed"],
  },
];

const same = (name: string, kind: string, edit: Edit, first?: Edit): ChangeCase => ({
  name,
  edit,
  there: [kind],
  back: [kind],
  ...(first && { first }),
});
const wrappedTags = setting(`${phone}/properties/Tags`, {
  type: "array",
  maxItems: 5,
  items: { ...text, xml: { name: "Tag" } },
  xml: { wrapped: true },
});

export const xmlCases: readonly ChangeCase[] = [
  same(
    "another root element",
    "xml-name-changed",
    setting(`${schemas}/ArrayOfPhoneNumberDTO/xml/name`, "PhoneNumbers"),
  ),
  same("a member gets another name", "xml-name-changed", setting(`${member("Notes")}/xml`, { name: "Note" })),
  {
    name: "a member gets another name and so another place",
    edit: setting(`${resultMember("ErrorCode")}/xml`, { name: "ZCode" }),
    there: ["response-xml-order-changed", "xml-name-changed"],
    back: ["response-xml-order-changed", "xml-name-changed"],
  },
  same("the items of a root list", "xml-item-name-changed", setting(`${phone}/xml/name`, "Number")),
  same(
    "the items of a member's list",
    "xml-item-name-changed",
    setting(`${phone}/properties/Tags/items/xml/name`, "Label"),
    wrappedTags,
  ),
  same("a namespace of a result", "xml-namespace-changed", setting(`${result}/xml/namespace`, "urn:results")),
  same(
    "a namespace of a member",
    "xml-namespace-changed",
    setting(`${member("Notes")}/xml`, { namespace: "urn:notes" }),
  ),
  same(
    "a component's own name, where a member refers to it",
    "unreached-changed",
    setting(`${schemas}/Mood/xml/name`, "Temper"),
    (contract) => {
      contract.set(`${schemas}/Mood`, { ...text, xml: { name: "Mood" } });
      contract.set(mood, { $ref: "#/components/schemas/Mood" });
    },
  ),
  same("a prefix", "xml-prefix-changed", setting(`${result}/xml/prefix`, "r")),
  same("an attribute", "xml-attribute-changed", setting(`${resultMember("IsSuccess")}/xml`, { attribute: true })),
  same("a wrapped list", "xml-wrapped-changed", setting(`${phone}/properties/Tags/xml/wrapped`, false), wrappedTags),
  same("a keyword of xml without a rule", "xml-keyword-changed", setting(`${result}/xml/nodeType`, "element")),
  {
    name: "the order of the members in XML",
    edit: setting(`${phone}/x-xml-order`, "documented"),
    there: ["request-xml-order-changed", "response-xml-order-changed"],
    back: ["request-xml-order-changed", "response-xml-order-changed"],
  },
  {
    name: "members that change places where the document's order counts",
    first: setting(`${result}/x-xml-order`, "documented"),
    edit: (contract) => {
      rename(contract, resultMember("IsSuccess"), resultMember("IsSuccess"));
    },
    there: ["response-xml-order-changed"],
    back: ["response-xml-order-changed"],
  },
  {
    name: "XML names where there is no XML",
    first: (contract) => {
      for (const type of ["application~1xml", "text~1xml"])
        contract.set(`${update}/requestBody/content/${type}`, undefined);
    },
    edit: setting(`${schemas}/ArrayOfPhoneNumberDTO/xml/name`, "PhoneNumbers"),
    there: ["unreached-changed"],
    back: ["unreached-changed"],
  },
];
