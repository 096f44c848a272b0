// Compares what goes over the wire for one operation: parameters, bodies, responses and their headers.
import { isDeepStrictEqual } from "node:util";
import { asArray, asObject, codecKind, type Json } from "../../generate/spec.ts";
import { compareSchemaPlaces } from "./compare-schemas.ts";
import { type Comparison, changed, compareRest } from "./comparison.ts";
import { child, children, follow, type Located } from "./places.ts";
import { type SchemaPlace, schemaNode } from "./schema-node.ts";

type Direction = SchemaPlace["direction"];

export function compareParameters(comparison: Comparison, base: Located[], revised: Located[]): void {
  const [before, after] = [indexParameters(base), indexParameters(revised)];
  for (const [key, was] of before) {
    const is = after.get(key);
    const required = asObject(was.value)["required"] === true;
    if (is === undefined) {
      const kind = required ? "request-required-parameter-removed" : "request-parameter-removed";
      comparison.report(kind, was.pointer, `the parameter ${getParameterName(was)} was removed`);
    } else compareField(comparison, was, is, "request");
  }
  for (const [key, is] of after) {
    if (before.has(key)) continue;
    const required = asObject(is.value)["required"] === true;
    const kind = required ? "request-required-parameter-added" : "request-parameter-added";
    comparison.report(
      kind,
      is.pointer,
      `the parameter ${getParameterName(is)} was added${required ? " and is required" : ""}`,
    );
  }
}

const getParameterName = ({ value }: Located) => String(asObject(value)["name"]);

/** By place and name (a header's name without letter case); path parameters by their order in the path. */
function indexParameters(parameters: readonly Located[]): Map<string, Located> {
  return new Map(
    parameters
      .filter(({ value }) => asObject(value)["in"] !== "path")
      .map((parameter) => {
        const { in: place, name } = asObject(parameter.value);
        return [`${place} ${place === "header" ? String(name).toLowerCase() : name}`, parameter];
      }),
  );
}

const spelling = ["style", "explode", "allowReserved", "allowEmptyValue"];

/** A parameter, or a response's header. */
export function compareField(comparison: Comparison, base: Located, revised: Located, direction: Direction): void {
  if (!comparison.isFirst(`field ${base.pointer} ${revised.pointer}`)) return;
  const field = direction === "request" ? "request-parameter" : "response-header";
  const [before, after] = [asObject(base.value), asObject(revised.value)];
  const needs = after["required"] === true;
  if ((before["required"] === true) !== needs) {
    const change = needs ? "became-required" : "became-optional";
    comparison.report(`${field}-${change}`, revised.pointer, needs ? "became required" : "became optional");
  }
  const written = (value: typeof before): Json => {
    const place = direction === "request" ? value["in"] : "header";
    const style = value["style"] ?? (place === "query" || place === "cookie" ? "form" : "simple");
    const flags = ["allowReserved", "allowEmptyValue"].map((name) => value[name] === true);
    return [style, value["explode"] ?? style === "form", ...flags, "content" in value];
  };
  if (!isDeepStrictEqual(written(before), written(after)))
    comparison.report(`${field}-serialization-changed`, revised.pointer, "is serialized differently");
  compareDeprecation(comparison, base, revised);
  compareSchemaPlaces(comparison, child(base, "schema"), child(revised, "schema"), { direction });
  compareContent(comparison, child(base, "content"), child(revised, "content"), direction);
  compareRest(comparison, base, revised, [...spelling, "name", "in", "required", "deprecated", "schema", "content"]);
}

export function compareDeprecation(comparison: Comparison, base: Located, revised: Located): void {
  const [was, is] = [base, revised].map(({ value }) => asObject(value)["deprecated"] === true);
  if (was !== is)
    comparison.report(
      is ? "operation-deprecated" : "operation-no-longer-deprecated",
      revised.pointer,
      is ? "is deprecated" : "is no longer deprecated",
    );
}

export function compareRequestBody(comparison: Comparison, base: Located, revised: Located): void {
  const [needed, needs] = [base, revised].map(({ value }) => asObject(value)["required"] === true);
  if (base.value === undefined && revised.value === undefined) return;
  if (base.value === undefined) {
    const kind = needs ? "request-required-body-added" : "request-body-added";
    comparison.report(kind, revised.pointer, needs ? "a body is now required" : "a body is now accepted");
    return;
  }
  if (revised.value === undefined) {
    const kind = needed ? "request-required-body-removed" : "request-body-removed";
    comparison.report(kind, base.pointer, "a body is no longer accepted");
    return;
  }
  if (needed !== needs)
    comparison.report(
      needs ? "request-body-became-required" : "request-body-became-optional",
      revised.pointer,
      needs ? "the body became required" : "the body became optional",
    );
  compareContent(comparison, child(base, "content"), child(revised, "content"), "request");
  compareRest(comparison, base, revised, ["required", "content"]);
}

export function compareResponses(comparison: Comparison, base: Located, revised: Located): void {
  const [before, after] = [new Map(children(base)), new Map(children(revised))];
  for (const [status, place] of before) {
    const other = after.get(status) ?? coveredByStatus(status, after);
    if (other === undefined) comparison.report("response-status-removed", place.pointer, "was removed");
    else compareResponse(comparison, follow(comparison.base, place), follow(comparison.revised, other));
  }
  for (const [status, place] of after) {
    if (before.has(status)) continue;
    const was = coveredByStatus(status, before);
    if (was === undefined) comparison.report("response-status-added", place.pointer, "was added");
    else compareResponse(comparison, follow(comparison.base, was), follow(comparison.revised, place));
  }
}

/** The responses of a class of statuses, or the default, that a status falls under. */
function coveredByStatus(status: string, responses: ReadonlyMap<string, Located>): Located | undefined {
  return responses.get(`${status[0]}XX`) ?? responses.get("default");
}

function compareResponse(comparison: Comparison, base: Located, revised: Located): void {
  if (!comparison.isFirst(`response ${base.pointer} ${revised.pointer}`)) return;
  compareHeaders(comparison, child(base, "headers"), child(revised, "headers"));
  const [before, after] = [child(base, "content"), child(revised, "content")];
  const [had, has] = [before, after].map(({ value }) => Object.keys(asObject(value)).length > 0);
  if (had === has) compareContent(comparison, before, after, "response");
  else
    comparison.report(
      has ? "response-body-added" : "response-body-removed",
      has ? after.pointer : before.pointer,
      has ? "now has a body" : "no longer has a body",
    );
  const [was, is] = [child(base, "links"), child(revised, "links")];
  if (!isDeepStrictEqual(was.value, is.value))
    comparison.report("links-changed", is.value === undefined ? was.pointer : is.pointer, "the links differ");
  compareRest(comparison, base, revised, ["headers", "content", "links"]);
}

function compareHeaders(comparison: Comparison, base: Located, revised: Located): void {
  const named = (document: Comparison["base"], headers: Located) =>
    new Map(
      children(headers).map(([name, header]) => [name.toLowerCase(), { header, whole: follow(document, header) }]),
    );
  const [before, after] = [named(comparison.base, base), named(comparison.revised, revised)];
  const required = ({ whole }: { whole: Located }) => (asObject(whole.value)["required"] === true ? "required-" : "");
  for (const [name, was] of before) {
    const is = after.get(name);
    if (is !== undefined) compareField(comparison, was.whole, is.whole, "response");
    else comparison.report(`response-${required(was)}header-removed`, was.header.pointer, "the header was removed");
  }
  for (const [name, is] of after) {
    if (!before.has(name))
      comparison.report(`response-${required(is)}header-added`, is.header.pointer, "the header was added");
  }
}

function compareContent(comparison: Comparison, base: Located, revised: Located, direction: Direction): void {
  const named = (content: Located) =>
    new Map(children(content).map(([type, media]) => [type.toLowerCase().replaceAll(/\s*;\s*/g, ";"), media]));
  const [before, after] = [named(base), named(revised)];
  for (const [type, was] of before) {
    const is = after.get(type) ?? coveredBy(type, after);
    if (is === undefined) comparison.report(`${direction}-media-type-removed`, was.pointer, `${type} was removed`);
    else compareMedia(comparison, was, is, type, direction);
  }
  for (const [type, is] of after) {
    const was = coveredBy(type, before);
    if (was !== undefined && !before.has(type)) compareMedia(comparison, was, is, type, direction);
    else if (!before.has(type)) comparison.report(`${direction}-media-type-added`, is.pointer, `${type} was added`);
  }
}

/** The media range that a type falls under. */
function coveredBy(type: string, content: ReadonlyMap<string, Located>): Located | undefined {
  return content.get(`${type.split("/")[0]}/*`) ?? content.get("*/*");
}

function compareMedia(
  comparison: Comparison,
  base: Located,
  revised: Located,
  type: string,
  direction: Direction,
): void {
  const [before, after] = [child(base, "schema"), child(revised, "schema")];
  const name = (document: Comparison["base"], schema: Located) => schemaNode(document, [schema]).component ?? "";
  const names = { base: name(comparison.base, before), revised: name(comparison.revised, after) };
  const xml = { as: "root" as const, names, namespaces: { base: "", revised: "" } };
  const format = codecKind(type.replace(/;.*/, ""));
  compareSchemaPlaces(comparison, before, after, { direction, ...(format === "xml" && { xml }) });
  const [was, is] = [child(base, "encoding"), child(revised, "encoding")];
  const isForm = format === "form";
  if (!isDeepStrictEqual(writtenAs(was.value, isForm), writtenAs(is.value, isForm)))
    comparison.report(
      "encoding-changed",
      is.value === undefined ? was.pointer : is.pointer,
      changed("encoding", was.value, is.value),
    );
  compareRest(comparison, base, revised, ["schema", "encoding"]);
}

/** How each member of a form is written, without what is said of it anyway. */
function writtenAs(encoding: Json | undefined, isForm: boolean): Json | undefined {
  if (!isForm) return encoding;
  const members = Object.entries(asObject(encoding)).map(([name, value]): [string, Json] => {
    const { style = "form", explode = style === "form", allowReserved = false, ...more } = asObject(value);
    return [name, { ...more, style, explode, allowReserved }];
  });
  const anyway = { style: "form", explode: true, allowReserved: false };
  return Object.fromEntries(members.filter(([, value]) => !isDeepStrictEqual(value, anyway)));
}

/** The parameters of an operation with those of its path that it does not replace. */
export function parameterPlaces(document: Comparison["base"], path: Located, operation: Located): Located[] {
  const listed = (place: Located) =>
    asArray(child(place, "parameters").value).map((value, index) =>
      follow(document, { value, pointer: `${place.pointer}/parameters/${index}` }),
    );
  const own = listed(operation);
  const same = (a: Located, b: Located) =>
    ["in", "name"].every((keyword) => asObject(a.value)[keyword] === asObject(b.value)[keyword]);
  return [...listed(path).filter((shared) => !own.some((parameter) => same(shared, parameter))), ...own];
}
