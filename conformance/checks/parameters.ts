// Parameters of path, query and header from both sides of every bound, and left out where they are required.
import fc from "fast-check";
import { step } from "../contract/document.ts";
import type { Operation, Parameter } from "../contract/operations.ts";
import { judgeText } from "../formats/judge-text.ts";
import { isSimple, toText } from "../formats/lexical.ts";
import type { Probe } from "../http/message.ts";
import { expectAccepted, expectStatus } from "../session/expectations.ts";
import { createProbe, isOwnId, validBody, type Wanted, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { createArbitrary } from "../values/arbitrary.ts";
import { createCandidates, isWellFormed } from "../values/candidates.ts";
import { tryValues, type Verdict } from "./random.ts";

export async function checkParameters(session: Session, operation: Operation): Promise<void> {
  for (const parameter of operation.parameters)
    for (const { text, keyword } of textsFor(session, operation, parameter))
      await checkText(session, operation, parameter, text, keyword);
}

const whole = (session: Session, operation: Operation): Wanted => {
  const [content] = writable(operation);
  return content === undefined ? {} : { content, value: validBody(session, operation) };
};

async function checkText(session: Session, operation: Operation, parameter: Parameter, text: string, keyword: string) {
  const { asked, check, violation, valid } = await judgeParameter(session, operation, parameter, text, (probe) =>
    session.sendAndRecord(operation, probe),
  );
  const place =
    session.schemas.node(parameter.schema).keywords.get(keyword)?.pointer ?? step(parameter.schema, keyword);
  session.coverage.tried(operation, { mediaType: parameter.in, pointer: place, keyword }, valid);
  session.recordCheck(check, operation, asked.probe, violation);
}

async function judgeParameter(
  session: Session,
  operation: Operation,
  parameter: Parameter,
  text: string,
  send: (probe: Probe) => Promise<JudgedExchange>,
): Promise<Verdict & { readonly valid: boolean }> {
  const wrong = judgeText(session.schemas, parameter.schema, text);
  const valid = wrong === undefined;
  const asked = await send(
    createProbe(session, operation, { ...whole(session, operation), parameters: { [parameter.name]: text } }),
  );
  return wrong === undefined
    ? {
        asked,
        valid,
        check: "positive_data_acceptance",
        violation: expectAccepted(asked, parameter.schema, `${parameter.name}, which is as its schema says,`),
      }
    : {
        asked,
        valid,
        check: "negative_data_rejection",
        violation: expectStatus(asked, [400], wrong.pointer, `${parameter.name}, which is not as its schema says`),
      };
}

/** Random texts for each parameter, valid and not. */
export async function checkRandomParameters(session: Session, operation: Operation, runs: number): Promise<void> {
  const { schemas, contacts } = session;
  for (const parameter of operation.parameters) {
    const own = isOwnId(schemas, parameter);
    const texts = fc
      .oneof(createArbitrary(schemas.node(parameter.schema)), fc.string({ unit: "binary", maxLength: 20 }))
      .map((value) => (own ? contacts.owned(String(value)) : String(value)))
      .filter((text) => canCarry(parameter, text));
    await tryValues(session, operation, texts, runs, (text) =>
      judgeParameter(session, operation, parameter, text, (probe) => session.send(operation, probe)),
    );
  }
}

/** Candidates as text that a request can carry there, each once. */
function textsFor(session: Session, operation: Operation, parameter: Parameter): { text: string; keyword: string }[] {
  const { schemas, contacts } = session;
  const own = isOwnId(schemas, parameter);
  const reads = !["POST", "PUT", "PATCH", "DELETE"].includes(operation.method);
  const candidates = createCandidates(schemas.node(parameter.schema)).filter(
    ({ value }) => isSimple(value) && isWellFormed(value),
  );
  const texts = candidates.flatMap(({ value, keyword }) => {
    const text = toText(value as string | number | boolean);
    if (!own) return [{ text, keyword }];
    // Without the prefix it may be the id of a real one, which is read at most.
    return [{ text: contacts.owned(text), keyword }, ...(reads ? [{ text, keyword }] : [])];
  });
  const seen = new Set<string>();
  return texts.filter(({ text }) => {
    const isNew = !seen.has(text) && canCarry(parameter, text);
    seen.add(text);
    return isNew;
  });
}

function canCarry(parameter: Parameter, text: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false;
  // A path segment that is empty or dots makes another path.
  if (parameter.in === "path") return !/^\.{0,2}$/.test(text);
  // RFC 9110, 5.5: white space around is no part of a header's value, and control characters cannot be sent.
  if (parameter.in === "header")
    return /^[\u0020-\u007E\u00A0-\u00FF]*$/.test(text) && text.trim() === text && text !== "";
  return true;
}

/** Every required header and query parameter left out, one at a time. */
export async function checkRequiredParameters(session: Session, operation: Operation): Promise<void> {
  const required = operation.parameters.filter((parameter) => parameter.required && parameter.in === "header");
  for (const parameter of required) {
    const headers = { [parameter.name.toLowerCase()]: undefined };
    const probe = createProbe(session, operation, { ...whole(session, operation), headers });
    const asked = await session.sendAndRecord(operation, probe);
    session.recordCheck(
      "missing_required_header",
      operation,
      probe,
      expectStatus(asked, [400], operation.pointer, `${parameter.name} left out`),
    );
  }
  if (operation.body !== undefined && !operation.body.required) {
    const probe = createProbe(session, operation);
    const asked = await session.sendAndRecord(operation, probe);
    const place = step(operation.body.pointer, "required");
    session.recordCheck("positive_data_acceptance", operation, probe, expectAccepted(asked, place, "no body"));
  }
  if (operation.body?.required) {
    const [content] = writable(operation);
    const headers = { "content-type": content?.mediaType };
    for (const body of [undefined, Buffer.alloc(0)]) {
      const probe = createProbe(session, operation, { body, headers });
      const asked = await session.sendAndRecord(operation, probe);
      session.recordCheck(
        "negative_data_rejection",
        operation,
        probe,
        expectStatus(asked, [400], step(operation.body.pointer, "required"), "no body"),
      );
    }
  }
}
