// positive_data_acceptance and negative_data_rejection over bodies: examples, every bound, and what no reader may take.
import { step } from "../contract/document.ts";
import type { Content, Operation } from "../contract/operations.ts";
import { toPointer } from "../contract/schema-path.ts";
import type { SchemaNode } from "../contract/schemas.ts";
import type { Format } from "../formats/formats.ts";
import { findFormat } from "../formats/formats.ts";
import { expectAccepted, expectStatus, expectSuccess } from "../session/expectations.ts";
import { createProbe, isOwnId, validBody, writable } from "../session/probes.ts";
import type { Session } from "../session/session.ts";
import { isWellFormed } from "../values/candidates.ts";
import { malformedBodies } from "../values/malformed.ts";
import { mutationsOf } from "../values/mutations.ts";

/** The contract's own examples are carried out, to the letter where they are text. */
export async function checkExamples(session: Session, operation: Operation): Promise<void> {
  for (const content of writable(operation)) {
    const format = findFormat(content.mediaType);
    for (const example of content.examples) {
      const isText = typeof example === "string" && format?.name !== "json";
      const probe = createProbe(session, operation, {
        content,
        ...(isText ? { body: Buffer.from(example) } : { value: example }),
      });
      const asked = await session.sendAndRecord(operation, probe);
      session.recordCheck(
        "positive_data_acceptance",
        operation,
        probe,
        expectSuccess(asked, content.schema, "the contract's own example"),
      );
    }
  }
}

/** Every keyword, from both sides, in every media type that can carry the value. */
export async function checkBounds(session: Session, operation: Operation): Promise<void> {
  const base = validBody(session, operation);
  if (base === undefined) return;
  for (const content of writable(operation)) {
    const format = findFormat(content.mediaType);
    const node = session.schemas.node(content.schema);
    const contact = ownContact(session, operation);
    const trials = mutationsOf(node, base);
    for (const { value, keyword, node: tried } of trials)
      if (format?.carries(value, node))
        await checkTrial(session, operation, { content, format, contact, value, keyword, tried });
  }
}

interface OneTrial {
  readonly content: Content;
  readonly format: Format;
  readonly contact: Readonly<Record<string, string>>;
  readonly value: unknown;
  readonly keyword: string;
  readonly tried: SchemaNode;
}

async function checkTrial(session: Session, operation: Operation, trial: OneTrial): Promise<void> {
  const { content, format, contact, value, keyword, tried } = trial;
  const validate = session.schemas.validator(content.schema);
  const valid = validate(format.arriving(value, session.schemas.node(content.schema)));
  const probe = createProbe(session, operation, { content, value, parameters: contact });
  const asked = await session.sendAndRecord(operation, probe);
  // A reader may refuse what is not Unicode text (RFC 7493, 2.1), and need not.
  if (!isWellFormed(value)) return;
  const place = tried.keywords.get(keyword)?.pointer ?? step(tried.pointer, keyword);
  const pointer = valid ? place : toPointer(validate.errors?.[0]?.schemaPath, content.schema);
  session.coverage.tried(operation, { mediaType: content.mediaType, pointer: place, keyword }, valid);
  if (valid)
    session.recordCheck(
      "positive_data_acceptance",
      operation,
      probe,
      expectAccepted(asked, pointer, `what ${keyword} allows`),
    );
  else
    session.recordCheck(
      "negative_data_rejection",
      operation,
      probe,
      expectStatus(asked, [400], pointer, "what the contract does not allow"),
    );
}

export async function checkMalformed(session: Session, operation: Operation): Promise<void> {
  const base = validBody(session, operation);
  for (const content of base === undefined ? [] : writable(operation)) {
    const format = findFormat(content.mediaType);
    if (format === undefined) continue;
    const valid = format.write(base, session.schemas.node(content.schema));
    const parameters = ownContact(session, operation);
    for (const { what, body } of malformedBodies(format.name, valid)) {
      const probe = createProbe(session, operation, { content, body, parameters });
      const asked = await session.sendAndRecord(operation, probe);
      session.recordCheck(
        "negative_data_rejection",
        operation,
        probe,
        expectStatus(asked, [400], content.schema, what),
      );
    }
  }
}

/** One contact for many requests, so that there is little to remove. */
export function ownContact({ schemas, contacts }: Session, operation: Operation): Record<string, string> {
  const own = operation.parameters.find((parameter) => isOwnId(schemas, parameter));
  return own === undefined ? {} : { [own.name]: contacts.fresh() };
}
