// Which answers of the contract were seen, and which keywords were tried from either side.
import type { Operation } from "../contract/operations.ts";
import { findResponse } from "../contract/operations.ts";
import { getMediaType } from "../http/content-type.ts";
import type { Received } from "../http/message.ts";
import type { KeywordCell, ResponseCell } from "../report/conformance-report.ts";

export interface Coverage {
  answered(operation: Operation, received: Received): void;
  tried(
    operation: Operation,
    where: { readonly mediaType: string; readonly pointer: string; readonly keyword: string },
    accepted: boolean,
  ): void;
  readonly responses: () => readonly ResponseCell[];
  readonly keywords: () => readonly KeywordCell[];
}

export function createCoverage(operations: readonly Operation[]): Coverage {
  const responses = new Map<string, ResponseCell & { seen: number }>();
  const keywords = new Map<string, KeywordCell & { accepted: number; refused: number }>();
  const keyOf = (...parts: string[]) => parts.join(" ");
  for (const { operationId, responses: declared } of operations)
    for (const { status, content } of declared)
      for (const mediaType of content.length === 0 ? ["none"] : content.map((each) => each.mediaType))
        responses.set(keyOf(operationId, status, mediaType), { operationId, status, mediaType, seen: 0 });
  return {
    answered(operation, { status, headers }) {
      const declared = findResponse(operation, status);
      const essence = getMediaType(headers["content-type"]) || "none";
      const cell = responses.get(keyOf(operation.operationId, declared?.status ?? "", essence));
      if (cell !== undefined) cell.seen++;
    },
    tried({ operationId }, { mediaType, pointer, keyword }, accepted) {
      const key = keyOf(operationId, mediaType, pointer, keyword);
      const cell = keywords.get(key) ?? { operationId, mediaType, pointer, keyword, accepted: 0, refused: 0 };
      keywords.set(key, cell);
      if (accepted) cell.accepted++;
      else cell.refused++;
    },
    responses: () => [...responses.values()],
    keywords: () => [...keywords.values()],
  };
}
