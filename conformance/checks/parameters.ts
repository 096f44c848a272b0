// Valid and invalid values for parameters in path, query, header and cookie; omission of required ones.
import fc from "fast-check";
import { step } from "../contract/document.ts";
import type { Operation, Parameter } from "../contract/operations.ts";
import type { SchemaError, SchemaNode } from "../contract/schemas.ts";
import { fromText, isSimple, toText } from "../formats/lexical.ts";
import { judgeText } from "../formats/parameter-text.ts";
import { expectAccepted, expectRejected } from "../session/expectations.ts";
import { createProbe, isOwnId, toParameterKey, wholeRequest, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { anyCharacter, createArbitrary, filtered } from "../values/arbitrary.ts";
import { type Candidate, createCandidates } from "../values/candidates.ts";
import { isInterchangeable } from "../values/interchangeable.ts";
import { recordAcceptance } from "./bodies.ts";
import { tryValues, type Verdict } from "./random.ts";

/** Servers need not accept longer texts here (RFC 9110, 4.1, asks for 8,000 octets for the whole URI). */
const maxUnboundedText = 200;

export async function checkParameters(session: Session, operation: Operation): Promise<void> {
  for (const parameter of operation.parameters)
    for (const { value, keyword } of candidatesFor(session, operation, parameter)) {
      const verdict = await judgeParameter(session, operation, parameter, value, (probe) =>
        session.sendAndRecord(operation, probe),
      );
      const node = session.schemas.node(parameter.schema);
      const pointer = node.keywords.get(keyword)?.pointer ?? step(parameter.schema, keyword);
      const isAllowed = verdict.check === "positive_data_acceptance";
      session.coverage.addKeyword(operation, { mediaType: parameter.in, pointer, keyword }, isAllowed);
      if (isAllowed) recordAcceptance(session, operation, verdict.exchange, verdict.wrong);
      else session.recordCheck(verdict.check, operation, verdict.exchange, verdict.wrong);
    }
}

async function judgeParameter(
  session: Session,
  operation: Operation,
  parameter: Parameter,
  value: unknown,
  send: (probe: JudgedExchange["probe"]) => Promise<JudgedExchange>,
): Promise<Verdict> {
  const { error } = judge(session, parameter, value);
  const parameters = { [toParameterKey(parameter)]: value };
  const exchange = await send(createProbe(session, operation, { ...wholeRequest(session, operation), parameters }));
  const { name } = parameter;
  return error === undefined
    ? {
        exchange,
        check: "positive_data_acceptance",
        wrong: expectAccepted(session, operation, exchange, parameter.schema, `${name}, which fits its schema,`),
      }
    : {
        exchange,
        check: "negative_data_rejection",
        wrong: expectRejected(session, exchange, error.pointer, `${name}, which violates ${error.keyword}`),
      };
}

/** Whether the parameter's schema allows the text. */
function judge(
  { schemas }: Session,
  { schema }: Parameter,
  value: unknown,
): { error?: SchemaError; isUnclear: boolean } {
  const items = schemas.node(schema).items;
  if (Array.isArray(value) && items !== undefined) {
    const wrong = value.map((each) => judgeText(schemas, items.pointer, toText(each as string), "request"));
    const first = wrong.find((each) => each !== undefined);
    const error =
      first?.error ??
      (wrong.length > 0
        ? schemas.validate(
            schema,
            value.map((each) => fromText(items, toText(each as string))),
            "request",
          )
        : undefined);
    return { ...(error && { error }), isUnclear: wrong.some((each) => each?.isUnclear) };
  }
  const wrong = judgeText(schemas, schema, toText(value as string), "request");
  return { ...(wrong && { error: wrong.error }), isUnclear: wrong?.isUnclear === true };
}

/** Distinct values that a request can carry in this location and that every reader understands alike. */
function candidatesFor(session: Session, operation: Operation, parameter: Parameter): Candidate[] {
  const node = session.schemas.node(parameter.schema);
  const items = node.types.includes("array") ? node.items : undefined;
  const all =
    items === undefined
      ? createCandidates(node).filter(({ value }) => isSimple(value))
      : createCandidates(items)
          .filter(({ value }) => isSimple(value))
          .map((each) => ({ ...each, value: [each.value] }));
  const seen = new Set<string>();
  return all
    .flatMap((each) => withPrefix(session, operation, parameter, each))
    .filter((each) => {
      const text = JSON.stringify([each.value].flat().map((one) => toText(one as string)));
      const isNew = !seen.has(text);
      seen.add(text);
      const isSafe = !mayRemoveOthers(session, operation) || judge(session, parameter, each.value).error !== undefined;
      return isNew && isSafe && isDecisive(session, parameter, node, each);
    });
}

/** Without the prefix, a text may be the id of real data, so it is used only for reading. */
function withPrefix(session: Session, operation: Operation, parameter: Parameter, each: Candidate): Candidate[] {
  if (!isOwnId(session, parameter)) return [each];
  const owned = { ...each, value: session.contacts.owned(String(each.value)) };
  return ["GET", "HEAD"].includes(operation.method) ? [owned, each] : [owned];
}

/** A made-up id may name real data, so nothing is removed by it. */
const mayRemoveOthers = (session: Session, { method, parameters }: Operation): boolean =>
  method === "DELETE" && !parameters.some((parameter) => isOwnId(session, parameter));

function isDecisive(session: Session, parameter: Parameter, node: SchemaNode, candidate: Candidate): boolean {
  const { value, isPlainlyNotOfFormat } = candidate;
  // A list or an object among other types has no single text.
  if (node.alternatives.some(({ types }) => types.includes("array") || types.includes("object"))) return false;
  if (![value].flat().every((each) => canCarry(session, parameter, node, String(each)))) return false;
  const { error, isUnclear } = judge(session, parameter, value);
  return (
    !isUnclear &&
    (error !== undefined || isInterchangeable(value)) &&
    !(error?.isOnlyFormat === true && isPlainlyNotOfFormat !== true)
  );
}

function canCarry({ conventions }: Session, parameter: Parameter, node: SchemaNode, text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false;
  const isBounded = node.keywords.has("maxLength") || node.keywords.has("pattern");
  if (!isBounded && text.length > maxUnboundedText) return false;
  // An empty or dot segment makes another path.
  if (parameter.in === "path" && /^\.{0,2}$/.test(text)) return false;
  // Routers and proxies differ on control characters, slashes and percent signs in a path.
  if (parameter.in === "path" && conventions.invalidRequest === undefined && /[\p{Cc}/\\%]/u.test(text)) return false;
  // Servers differ on whether an empty value counts as sent.
  if (parameter.in === "query" || parameter.in === "cookie") return text !== "" && !/[\p{Cc}]/u.test(text);
  // RFC 9110, 5.5: a header's value excludes surrounding white space, and cannot contain control characters.
  if (parameter.in === "header")
    return /^[\u0020-\u007E\u00A0-\u00FF]*$/.test(text) && text.trim() === text && text !== "";
  return true;
}

/** Random valid and invalid values for each parameter. */
export async function checkRandomParameters(session: Session, operation: Operation, runs: number): Promise<void> {
  for (const parameter of operation.parameters) {
    const node = session.schemas.node(parameter.schema);
    if (node.types.includes("array") || mayRemoveOthers(session, operation)) continue;
    const own = isOwnId(session, parameter);
    const any = fc
      .oneof(createArbitrary(node), fc.string({ unit: anyCharacter, maxLength: 20 }))
      .map((value) => (isSimple(value) ? toText(value) : "text"))
      .map((text) => (own ? session.contacts.owned(text) : text));
    const texts = filtered(any, (value) => isDecisive(session, parameter, node, { value, keyword: "type" }));
    await tryValues(session, operation, texts, runs, (text) =>
      judgeParameter(session, operation, parameter, text, (probe) => session.send(operation, probe)),
    );
  }
}

/** Omits each required header, query parameter and body, one at a time. */
export async function checkRequiredParameters(session: Session, operation: Operation): Promise<void> {
  for (const parameter of operation.parameters.filter(({ required, in: place }) => required && place !== "path")) {
    const wanted = { ...wholeRequest(session, operation), without: parameter };
    const exchange = await session.sendAndRecord(operation, createProbe(session, operation, wanted));
    const check = parameter.in === "header" ? "missing_required_header" : "negative_data_rejection";
    const wrong = expectRejected(session, exchange, operation.pointer, `${parameter.name} left out`);
    session.recordCheck(check, operation, exchange, wrong && { ...wrong, cause: `${parameter.name} left out` });
  }
  if (operation.body === undefined) return checkWithoutParts(session, operation);
  const pointer = step(operation.body.pointer, "required");
  const { required } = operation.body;
  if (!required) {
    const exchange = await session.sendAndRecord(operation, createProbe(session, operation));
    return recordAcceptance(
      session,
      operation,
      exchange,
      expectAccepted(session, operation, exchange, pointer, "no body"),
    );
  }
  const [readable] = writable(operation);
  // An empty body of bytes, such as an empty file, is valid.
  if (readable === undefined) return;
  const headers = { "content-type": readable.mediaType };
  for (const body of [undefined, Buffer.alloc(0)]) {
    const exchange = await session.sendAndRecord(operation, createProbe(session, operation, { body, headers }));
    const wrong = expectRejected(session, exchange, pointer, "no body");
    session.recordCheck("negative_data_rejection", operation, exchange, wrong);
  }
}

/** No other check sends a valid request of an operation that has neither parameters nor a body. */
async function checkWithoutParts(session: Session, operation: Operation): Promise<void> {
  if (operation.parameters.length > 0 || mayRemoveOthers(session, operation)) return;
  const exchange = await session.sendAndRecord(operation, createProbe(session, operation));
  const wrong = expectAccepted(session, operation, exchange, operation.pointer, "the request");
  recordAcceptance(session, operation, exchange, wrong);
}
