// Which answers of the contract were seen, and which keywords were tried from either side.
import type { Operation } from "../contract/operations.ts";
import { answerFor } from "../contract/operations.ts";
import { essenceOf } from "../http/content-type.ts";
import type { Received } from "../http/message.ts";
import type { AnswerCell, KeywordCell } from "../report/conformance-report.ts";

export interface Coverage {
  answered(operation: Operation, received: Received): void;
  tried(
    operation: Operation,
    where: { readonly mediaType: string; readonly pointer: string; readonly keyword: string },
    accepted: boolean,
  ): void;
  readonly answers: () => readonly AnswerCell[];
  readonly keywords: () => readonly KeywordCell[];
}

export function createCoverage(operations: readonly Operation[]): Coverage {
  const answers = new Map<string, AnswerCell & { seen: number }>();
  const keywords = new Map<string, KeywordCell & { accepted: number; refused: number }>();
  const keyOf = (...parts: string[]) => parts.join(" ");
  for (const { operationId, answers: declared } of operations)
    for (const { status, content } of declared)
      for (const mediaType of content.length === 0 ? ["none"] : content.map((each) => each.mediaType))
        answers.set(keyOf(operationId, status, mediaType), { operationId, status, mediaType, seen: 0 });
  return {
    answered(operation, { status, headers }) {
      const declared = answerFor(operation, status);
      const essence = essenceOf(headers["content-type"]) || "none";
      const cell = answers.get(keyOf(operation.operationId, declared?.status ?? "", essence));
      if (cell !== undefined) cell.seen++;
    },
    tried({ operationId }, { mediaType, pointer, keyword }, accepted) {
      const key = keyOf(operationId, mediaType, pointer, keyword);
      const cell = keywords.get(key) ?? { operationId, mediaType, pointer, keyword, accepted: 0, refused: 0 };
      keywords.set(key, cell);
      if (accepted) cell.accepted++;
      else cell.refused++;
    },
    answers: () => [...answers.values()],
    keywords: () => [...keywords.values()],
  };
}
