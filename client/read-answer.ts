// Turns a response into one of the operation's declared answers, or says why it is none of them.
import { clientOperations } from "../generated/client.ts";
import type { AnswerOf, CallTrace } from "./answers.ts";
import type { AnswerMediaType, AnswerSchema, OperationId } from "./contract.ts";
import { BrokenAnswerError, type BrokenAnswerReason } from "./errors/broken-answer-error.ts";
import { NetworkError } from "./errors/network-error.ts";
import { UndeclaredStatusError } from "./errors/undeclared-status-error.ts";
import type { AnswerReader, ClientFormat } from "./formats/client-format.ts";
import type { Validation } from "./validation.ts";

/** An answer without what only the whole call knows. */
export interface TriedAnswer extends Omit<AnswerOf<number, unknown>, keyof CallTrace | "ok" | "mediaType"> {
  readonly ok: boolean;
  readonly mediaType: AnswerMediaType | undefined;
}

type Broken = (reason: BrokenAnswerReason, problem: string) => BrokenAnswerError;

/** @throws UndeclaredStatusError, BrokenAnswerError, and NetworkError for a connection that breaks inside the body. */
export async function readAnswer(
  operationId: OperationId,
  response: Response,
  { readers }: ClientFormat,
  validation: Validation | undefined,
): Promise<TriedAnswer> {
  const { status, ok, headers } = response;
  const etag = headers.get("ETag") ?? undefined;
  const answer = (body: unknown, mediaType: AnswerMediaType | undefined) => ({
    status,
    ok,
    body,
    headers,
    etag,
    mediaType,
  });
  const broken: Broken = (reason, problem) => new BrokenAnswerError(operationId, response, reason, problem);
  const schema = schemaOf(operationId, status);
  if (!schema) {
    await discard(response);
    if (schema === undefined) throw new UndeclaredStatusError(operationId, response);
    return answer(undefined, undefined);
  }
  const mediaType = mediaTypeOf(headers.get("Content-Type"));
  const reader = mediaType && readers[mediaType];
  if (reader === undefined) {
    await discard(response);
    throw broken("media-type", `its Content-Type is none of ${Object.keys(readers).join(", ")} in UTF-8`);
  }
  const bytes = await response.arrayBuffer().catch((cause: unknown) => {
    throw new NetworkError(operationId, "the connection broke inside the answer", cause);
  });
  const body = readBody(bytes, reader[schema], broken);
  const violation = validation?.answer({ operation: operationId, status, schema, body });
  if (violation === undefined) return answer(body, mediaType);
  throw broken("invalid", `the body breaks the contract: ${violation.pointer} ${violation.expected}`);
}

/** "" for a status without a body, undefined for one that is not declared. */
function schemaOf(operationId: OperationId, status: number): AnswerSchema | "" | undefined {
  const answers: Readonly<Record<string, readonly number[]>> = clientOperations[operationId].responses;
  for (const schema in answers) if (answers[schema]?.includes(status)) return schema as AnswerSchema | "";
  return undefined;
}

/** Without parameters; undefined for another charset than UTF-8. It may be none of the contract's. */
function mediaTypeOf(contentType: string | null): AnswerMediaType | undefined {
  const match = /^([^;]+\/[^;]*?)\s*(?:;(?!.*charset\s*=(?!\s*"?utf-?8\b)).*)?$/i.exec(contentType ?? "");
  return match?.[1]?.toLowerCase() as AnswerMediaType | undefined;
}

function readBody(bytes: ArrayBuffer, read: AnswerReader[AnswerSchema], broken: Broken): unknown {
  try {
    return read(new TextDecoder("utf-8", { fatal: true }).decode(bytes), "utf-8");
  } catch (error) {
    // Of all that may be thrown here, only the text of the generated ReadError is sure not to quote the body.
    throw broken("unreadable", (error as Error).name === "ReadError" ? (error as Error).message : "it is not readable");
  }
}

/** Frees the connection. Whether that works does not matter to the answer. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
