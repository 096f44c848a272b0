// Turns a response into one of the operation's declared answers, or says why it is none of them.
import { operations } from "../generated/operations.ts";
import { quoteName, ReadError } from "../generated/runtime/read-error.ts";
import { violationOf } from "../generated/runtime/violation.ts";
import type { Answer } from "./answers.ts";
import { bodyValidators } from "./body-validators.ts";
import type { AnswerMediaType, AnswerSchema, OperationId } from "./contract.ts";
import { UnexpectedAnswerError, type UnexpectedAnswerReason } from "./errors/unexpected-answer-error.ts";
import type { AnswerReader, AnswerReaders } from "./formats/client-format.ts";

interface DeclaredAnswer {
  readonly schema?: AnswerSchema;
  readonly mediaTypes: readonly AnswerMediaType[];
}

type Unexpected = (reason: UnexpectedAnswerReason, problem: string) => UnexpectedAnswerError;

/** @throws UnexpectedAnswerError; a connection that breaks or is aborted inside the body throws the platform's own error. */
export async function readAnswer<Id extends OperationId>(
  operationId: Id,
  response: Response,
  readers: AnswerReaders,
): Promise<Answer<Id>> {
  const { status, headers } = response;
  const unexpected: Unexpected = (reason, problem) => new UnexpectedAnswerError(operationId, reason, status, problem);
  const declared = declaredAnswer(operationId, status);
  if (declared?.schema === undefined) {
    await discard(response);
    if (declared === undefined) throw unexpected("undeclared-status", "the contract does not declare this status");
    return { status, ok: response.ok, body: undefined, headers, mediaType: undefined } as Answer<Id>;
  }
  const { mediaType, reader } = await chooseReader(response, declared, readers, unexpected);
  const body = readBody(await response.arrayBuffer(), declared.schema, reader, unexpected);
  // The table declares the status and the validator has taken the body: that is what the type says.
  return { status, ok: response.ok, body, headers, mediaType } as Answer<Id>;
}

function declaredAnswer(operationId: OperationId, status: number): DeclaredAnswer | undefined {
  const responses: Readonly<Record<string, DeclaredAnswer>> = operations[operationId].responses;
  return responses[status];
}

async function chooseReader(
  response: Response,
  { mediaTypes }: DeclaredAnswer,
  readers: AnswerReaders,
  unexpected: Unexpected,
): Promise<{ mediaType: AnswerMediaType; reader: AnswerReader }> {
  const contentType = response.headers.get("Content-Type") ?? "";
  const essence = contentType.replace(/;.*$/s, "").trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType)?.[1]?.toLowerCase() ?? "utf-8";
  const mediaType = mediaTypes.find((declared) => declared === essence);
  const reader = mediaType === undefined ? undefined : readers[mediaType];
  if (mediaType !== undefined && reader !== undefined && /^utf-?8$/.test(charset)) return { mediaType, reader };
  await discard(response);
  const readable = `this client reads ${Object.keys(readers).join(", ")} in UTF-8`;
  throw unexpected(
    "media-type",
    `its Content-Type is ${contentType ? quoteName(contentType) : "missing"}; ${readable}`,
  );
}

function readBody(bytes: ArrayBuffer, schema: AnswerSchema, reader: AnswerReader, unexpected: Unexpected): unknown {
  const value = readText(bytes, (text) => reader[schema](text, "utf-8"), unexpected);
  const validate = bodyValidators[schema];
  if (validate(value)) return value;
  const { pointer, expected } = violationOf(validate);
  throw unexpected("invalid", `the body breaks the contract: ${pointer === "" ? expected : `${pointer}: ${expected}`}`);
}

function readText(bytes: ArrayBuffer, read: (text: string) => unknown, unexpected: Unexpected): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unexpected("unreadable", "the body is not valid UTF-8");
  }
  try {
    return read(text);
  } catch (error) {
    if (error instanceof ReadError) throw unexpected("unreadable", error.message);
    throw error;
  }
}

/** Frees the connection. Whether that works does not matter to the answer. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
