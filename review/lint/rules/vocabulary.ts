// Rules about the contract's own words: its error codes and its x- extensions.
import { asArray, asObject, type Json, listOperations, type Path, type Spec } from "../../model/contract.ts";
import type { Objection, Rule } from "./rule.ts";

const errorCodePath = ["components", "schemas", "ErrorCode"];
const extensions = [
  "x-wire-conventions",
  "x-extension",
  "x-no-retry",
  "x-personal-data",
  "x-retry",
  "x-source-sample",
  "x-xml-order",
];

const errorCode = (contract: Spec) =>
  asObject(asObject(asObject(contract.document["components"])["schemas"])["ErrorCode"]);

const errorCodeEnumerated: Rule = {
  name: "error-code-enumerated",
  why: "A program that reacts to a failure needs a closed list of what can have failed.",
  check: (contract) => {
    const schema = errorCode(contract);
    const codes = asArray(schema["enum"]);
    if (codes.length === 0)
      return [{ path: errorCodePath, message: "ErrorCode is any text: list its codes in an enum" }];
    const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
    return twice.map((code) => ({
      path: [...errorCodePath, "enum"],
      message: `ErrorCode lists ${String(code)} twice`,
    }));
  },
};

/** The rows of the table in ErrorCode's description: code -> status. */
function documentedCodes(contract: Spec): Map<string, string> {
  const rows = String(errorCode(contract)["description"] ?? "").matchAll(/^\| (\w+) \| (\d{3}) \| \S.*\|$/gm);
  return new Map([...rows].map(([, code = "", status = ""]) => [code, status]));
}

const errorCodeDocumented: Rule = {
  name: "error-code-documented",
  why: "A code is a promise: who reads it must find its status and its meaning.",
  check: (contract) => {
    const codes = asArray(errorCode(contract)["enum"]).map(String);
    const documented = documentedCodes(contract);
    const statuses = new Set(
      listOperations(contract).flatMap(({ object }) => Object.keys(asObject(object["responses"]))),
    );
    const table = [...errorCodePath, "description"];
    return [
      ...codes
        .filter((code) => !documented.has(code))
        .map((code) => ({ path: table, message: `the table of error codes has no row for ${code}` })),
      ...[...documented].flatMap(([code, status]): Objection[] => {
        if (!codes.includes(code))
          return [{ path: table, message: `the table of error codes has ${code}, which is not in the enum` }];
        return statuses.has(status)
          ? []
          : [{ path: table, message: `${code} is said to come with ${status}, which no operation declares` }];
      }),
    ];
  },
};

/** Every x- key of the document with its place; names of headers, members and samples are not keywords. */
function extensionKeys(value: Json | undefined, path: Path): { readonly path: Path; readonly name: string }[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => extensionKeys(entry, [...path, index]));
  return Object.entries(asObject(value)).flatMap(([key, entry]) => {
    if (/^(?:example|examples|x-source-sample)$/.test(key) && path.at(-1) !== "components")
      return key.startsWith("x-") ? [{ path: [...path, key], name: key }] : [];
    const isName = ["headers", "properties"].includes(String(path.at(-1)));
    const here = key.startsWith("x-") && !isName ? [{ path: [...path, key], name: key }] : [];
    return [...here, ...extensionKeys(entry, [...path, key])];
  });
}

const extensionKnown: Rule = {
  name: "extension-known",
  why: "A slip in the name of an extension switches off what it says, without a word.",
  check: (contract) => {
    const description = String(asObject(contract.document["info"])["description"] ?? "");
    return extensionKeys(contract.document, []).flatMap(({ path, name }): Objection[] => {
      if (!extensions.includes(name))
        return [{ path, message: `${name} is not an extension of this contract, which has ${extensions.join(", ")}` }];
      if (description.includes(`\`${name}`)) return [];
      return [{ path, message: `${name} is used, and the contract's description does not say what it means` }];
    });
  },
};

export const vocabularyRules: readonly Rule[] = [errorCodeEnumerated, errorCodeDocumented, extensionKnown];
