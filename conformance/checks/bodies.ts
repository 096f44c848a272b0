// positive_data_acceptance and negative_data_rejection over bodies: examples, every keyword, and malformed bodies.
import { step } from "../contract/document.ts";
import type { Content, Operation } from "../contract/operations.ts";
import { type Format, findFormat } from "../formats/formats.ts";
import { expectAccepted, expectRejected, expectSuccess, tellsNothing } from "../session/expectations.ts";
import { createProbe, isOwnId, validBody, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";
import { isInterchangeable } from "../values/interchangeable.ts";
import { malformedBodies } from "../values/malformed.ts";
import { createMutations, type Mutation } from "../values/mutations.ts";

/** The contract's own examples, sent unchanged where they are text. */
export async function checkExamples(session: Session, operation: Operation): Promise<void> {
  for (const content of writable(operation)) {
    const format = findFormat(content.mediaType);
    const node = session.schemas.node(content.schema);
    for (const example of content.examples) {
      const isText = typeof example === "string" && format?.name !== "json";
      if (!isText && session.schemas.validate(content.schema, example, "request") !== undefined) continue;
      if (!isText && format?.carries(example, node) !== true) continue;
      const probe = createProbe(session, operation, {
        content,
        ...(isText ? { body: Buffer.from(example) } : { value: example }),
      });
      const exchange = await session.sendAndRecord(operation, probe);
      const wrong = session.conventions.examplesSucceed
        ? expectSuccess(exchange, content.schema, "the contract's own example")
        : expectAccepted(session, operation, exchange, content.schema, "the contract's own example");
      recordAcceptance(session, operation, exchange, wrong);
    }
  }
}

/** A caller without access learns nothing about its request. */
export function recordAcceptance(
  session: Session,
  operation: Operation,
  exchange: JudgedExchange,
  wrong: ReturnType<typeof expectAccepted>,
): void {
  if (wrong !== undefined || !tellsNothing(exchange))
    session.recordCheck("positive_data_acceptance", operation, exchange, wrong);
}

/** Valid and invalid values for every keyword, in every media type that can carry them. */
export async function checkKeywords(session: Session, operation: Operation): Promise<void> {
  for (const content of writable(operation)) {
    const base = validBody(session, operation, content);
    if (base === undefined) continue;
    const format = findFormat(content.mediaType);
    const node = session.schemas.node(content.schema);
    const parameters = ownContact(session, operation);
    for (const mutation of createMutations(node, base))
      if (format?.carries(mutation.value, node))
        await checkMutation(session, operation, { content, format, parameters, mutation });
  }
}

/** If a body is optional, null may count as no body. */
export const isNoBody = ({ body }: Operation, value: unknown): boolean => body?.required !== true && value === null;

interface OneMutation {
  readonly content: Content;
  readonly format: Format;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly mutation: Mutation;
}

async function checkMutation(session: Session, operation: Operation, one: OneMutation): Promise<void> {
  const { content, format, parameters, mutation } = one;
  const { value, keyword, node } = mutation;
  const arriving = format.arriving(value, session.schemas.node(content.schema));
  const error = session.schemas.validate(content.schema, arriving, "request");
  if (error?.isOnlyFormat && mutation.isPlainlyNotOfFormat !== true) return;
  if ((error === undefined && !isInterchangeable(value)) || isNoBody(operation, value)) return;
  const probe = createProbe(session, operation, { content, value, parameters });
  const exchange = await session.sendAndRecord(operation, probe);
  const place = node.keywords.get(keyword)?.pointer ?? step(node.pointer, keyword);
  session.coverage.addKeyword(
    operation,
    { mediaType: content.mediaType, pointer: place, keyword },
    error === undefined,
  );
  if (error === undefined) {
    const wrong = expectAccepted(session, operation, exchange, place, `what ${keyword} allows`);
    recordAcceptance(session, operation, exchange, wrong);
  } else
    session.recordCheck(
      "negative_data_rejection",
      operation,
      exchange,
      expectRejected(session, exchange, error.pointer, `a body that violates ${error.keyword}`),
    );
}

export async function checkMalformed(session: Session, operation: Operation): Promise<void> {
  for (const content of writable(operation)) {
    const base = validBody(session, operation, content);
    if (base === undefined) continue;
    const format = findFormat(content.mediaType);
    const node = session.schemas.node(content.schema);
    if (format === undefined || !format.carries(base, node)) continue;
    const parameters = ownContact(session, operation);
    const options = {
      isStrict: session.conventions.invalidRequest !== undefined,
      // A null body may count as no body.
      allowsNull:
        operation.body?.required !== true || session.schemas.validate(content.schema, null, "request") === undefined,
      isRequired: operation.body?.required === true,
    };
    for (const { what, body } of malformedBodies(format.name, format.write(base, node), options)) {
      const probe = createProbe(session, operation, { content, body, parameters, isUnreadable: true });
      const exchange = await session.sendAndRecord(operation, probe);
      const wrong = expectRejected(session, exchange, content.schema, what);
      session.recordCheck("negative_data_rejection", operation, exchange, wrong && { ...wrong, cause: what });
    }
  }
}

/** One contact for many requests, so that little must be removed. */
export function ownContact(session: Session, operation: Operation): Record<string, unknown> {
  if (session.knownPath(operation) !== undefined) return {};
  const own = operation.parameters.find((parameter) => isOwnId(session, parameter));
  return own === undefined ? {} : { [own.name]: session.contacts.fresh() };
}
