// Reads the source system's help page into facts, and the contract into the same kind of facts.
import {
  asArray,
  asObject,
  type JsonObject,
  listBodies,
  listOperations,
  type Spec,
} from "../../review/model/contract.ts";
import { getType, mergedSchema } from "../../review/model/schemas.ts";

/** The facts about the interface, each with a name: "request member PhoneNumberDTO.Notes" -> "string". */
export type Facts = ReadonlyMap<string, string>;

/** The lines between two headings of the page. @throws Error when the page has no such heading. */
function section(lines: readonly string[], from: string, to?: string): string[] {
  const start = lines.indexOf(from);
  const end = to === undefined ? lines.length : lines.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`the help page has no "${start < 0 ? from : to}"`);
  return lines.slice(start + 1, end);
}

/** The cells of a table after its head: the page breaks rows over lines, and each row ends with "|" after its last cell. */
function cells(lines: readonly string[]): string[] {
  const body = lines.slice(lines.indexOf("---|---|---|---|") + 1).join(" ");
  return body.split("|").map((cell) => cell.trim());
}

/** Members of a DTO: name, empty description, type, additional information. */
function members(lines: readonly string[]): [name: string, type: string][] {
  const filled = cells(lines).filter((cell) => cell !== "");
  return filled.flatMap((cell, index): [string, string][] =>
    filled[index + 2] === "None." ? [[cell, filled[index + 1] ?? ""]] : [],
  );
}

/** Media type -> its sample; "" where the page has an empty one. */
function formats(lines: readonly string[]): [mediaType: string, sample: string][] {
  const heads = lines.flatMap((_line, index) => (lines[index + 1] === "Sample:" ? [index] : []));
  return heads.flatMap((head, index) => {
    const sample = lines
      .slice(head + 2, heads[index + 1] ?? lines.length)
      .join("\n")
      .trim();
    return (lines[head] ?? "").split(", ").map((type): [string, string] => [type, sample]);
  });
}

const dtoName = (lines: readonly string[]) =>
  /(\w+DTO)Name \|/.exec(lines.find((line) => line.includes("Name | Description | Type")) ?? "")?.[1] ?? "";

export function factsOfPage(text: string): Facts {
  const lines = text.split("\n").map((line) => line.trim());
  const uri = section(lines, "URI Parameters", "Body Parameters");
  const request = section(lines, "Body Parameters", "Request Formats");
  const requestFormats = section(lines, "Request Formats", "Response Information");
  const response = section(lines, "Resource Description", "Response Formats");
  const [parameter = "", description, type, additional] = cells(uri);
  const operation = lines[0] ?? "";
  return new Map<string, string>([
    [`operation ${operation}`, lines[1] ?? ""],
    [`parameter ${parameter}`, [type, description, additional].join(", ")],
    ["request description", request[0] ?? ""],
    [
      "request body",
      `${request.some((line) => line.startsWith("Collection of ")) ? "Collection of " : ""}${dtoName(request)}`,
    ],
    ...members(request).map(([name, type]): [string, string] => [`request member ${dtoName(request)}.${name}`, type]),
    ...formats(requestFormats).flatMap(([type, sample]) => format("request", type, sample)),
    ["response description", response[0] ?? ""],
    ["response body", dtoName(response)],
    ...members(response).map(([name, type]): [string, string] => [
      `response member ${dtoName(response)}.${name}`,
      type,
    ]),
    ...formats(section(lines, "Response Formats")).flatMap(([type, sample]) => format("response", type, sample)),
  ]);
}

function format(part: string, mediaType: string, sample: string): [string, string][] {
  const shown: [string, string] = [`${part} sample ${mediaType}`, comparable(sample)];
  return [[`${part} format ${mediaType}`, "listed"], ...(sample === "" ? [] : [shown])];
}

/** JSON by its value, any other text with its white space between elements made one. */
function comparable(sample: unknown): string {
  if (typeof sample !== "string") return JSON.stringify(sample);
  return /^[[{]\s*["{]/.test(sample) ? JSON.stringify(JSON.parse(sample)) : sample.replaceAll(/>\s+</g, "> <").trim();
}

export function factsOfContract(contract: Spec): Facts {
  const operations = listOperations(contract);
  const facts: [string, string][] = operations.flatMap(({ method, path, operationId, object }) => [
    [`operation ${method} ${path.slice(1)}`, String(object["summary"])] as [string, string],
    ...Object.keys(asObject(object["responses"])).map((status): [string, string] => [
      `status ${operationId} ${status}`,
      "declared",
    ]),
    ...asArray(object["parameters"])
      .map(contract.resolve)
      .map((said): [string, string] => [
        said["in"] === "path" ? `parameter ${String(said["name"])}` : `header ${String(said["name"])}`,
        `${getType(asObject(said["schema"]))}, ${String(said["description"]).trim()}, ${said["required"] === true ? "Required" : "None."}`,
      ]),
  ]);
  return new Map([...facts, ...listBodies(contract).flatMap((body) => bodyFacts(contract, body))]);
}

function bodyFacts(
  contract: Spec,
  { part, object, content }: ReturnType<typeof listBodies>[number],
): [string, string][] {
  const side = part === "request" ? "request" : "response";
  const media = Object.entries(content);
  const whole = mergedSchema(contract, asObject(media[0]?.[1])["schema"]);
  const dto = getType(whole) === "array" ? asObject(whole["items"]) : asObject(asObject(media[0]?.[1])["schema"]);
  const name = String(dto["$ref"] ?? "").replace("#/components/schemas/", "");
  const schema = mergedSchema(contract, dto);
  // The two operations that the page does not have response what it does not have; the lists are compared by its own.
  if (part !== "request" && name !== "ActionResultDTO")
    return name === "" ? [] : [[`response body of ${name}`, "declared"]];
  const description = String(part === "request" ? object["description"] : whole["description"]).split(/[.\n]/)[0] ?? "";
  return [
    [`${side} description`, description],
    [`${side} body`, `${getType(whole) === "array" ? "Collection of " : ""}${name}`],
    ...Object.entries(asObject(schema["properties"])).flatMap(([member, said]) =>
      memberFacts(contract, side, `${name}.${member}`, asArray(schema["required"]).includes(member), asObject(said)),
    ),
    ...media.flatMap(([type, value]) =>
      format(side, type, "").concat(samples(contract, side, type, asObject(value), schema)),
    ),
  ];
}

function memberFacts(
  contract: Spec,
  side: string,
  name: string,
  required: boolean,
  said: JsonObject,
): [string, string][] {
  const schema = mergedSchema(contract, said);
  const beyond = ["maxLength", "minLength", "pattern", "minimum", "maximum", "enum", "format"].filter(
    (keyword) => keyword in schema,
  );
  return [
    [`${side} member ${name}`, getType(schema) ?? ""],
    ...[...beyond, ...(required ? ["required"] : [])].map((keyword): [string, string] => [
      `constraint ${name} ${keyword}`,
      "declared",
    ]),
  ];
}

/** A request shows its samples as examples; the page's response sample is not one of this server's, so it is kept next to the schema. */
function samples(
  contract: Spec,
  side: string,
  mediaType: string,
  media: JsonObject,
  schema: JsonObject,
): [string, string][] {
  const kept = asObject(schema["x-source-sample"])[mediaType.replace("text/", "application/")];
  const shown = Object.values(asObject(media["examples"])).map((example) => contract.resolve(example)["value"]);
  const values = side === "response" ? [kept] : shown;
  return values
    .filter((value) => value !== undefined)
    .map((value): [string, string] => [`${side} sample ${mediaType}`, comparable(value)]);
}
