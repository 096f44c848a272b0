// Counts the seen responses of the contract, and the keywords that values satisfied and violated.
import { findResponse, type Operation } from "../contract/operations.ts";
import { coversMediaType, getMediaType, type Probe, type Received } from "../http/message.ts";
import type { KeywordCell, ResponseCell } from "../report/conformance-report.ts";

export interface Coverage {
  /** Counts a response. */
  add(operation: Operation, probe: Probe, received: Received): void;
  /** Counts a keyword that was tried with an allowed or a forbidden value. */
  addKeyword(
    operation: Operation,
    where: { readonly mediaType: string; readonly pointer: string; readonly keyword: string },
    isAllowed: boolean,
  ): void;
  /** For each declared response seen in one media type but not in another: a request that leads to it. */
  readonly unseen: () => readonly {
    readonly operation: Operation;
    readonly probe: Probe;
    readonly mediaType: string;
  }[];
  /** Whether any request succeeded. */
  readonly hasSuccess: () => boolean;
  readonly responses: () => readonly ResponseCell[];
  readonly keywords: () => readonly KeywordCell[];
}

export function createCoverage(operations: readonly Operation[]): Coverage {
  const cells = new Map<string, ResponseCell & { seen: number }>();
  const examples = new Map<string, { operation: Operation; probe: Probe }>();
  const keywords = new Map<string, KeywordCell & { accepted: number; refused: number }>();
  let success = false;
  const toKey = (...parts: string[]) => parts.join(" ");
  for (const { operationId, responses } of operations)
    for (const { status, content } of responses)
      for (const mediaType of content.length === 0 ? ["none"] : content.map((each) => each.mediaType))
        cells.set(toKey(operationId, status, mediaType), { operationId, status, mediaType, seen: 0 });
  return {
    add(operation, probe, { status, headers }) {
      if (status >= 200 && status < 400) success = true;
      const declared = findResponse(operation, status);
      if (declared === undefined) return;
      const given = getMediaType(headers["content-type"]);
      const content = declared.content.find(({ mediaType }) => coversMediaType(mediaType, given));
      const cell = cells.get(toKey(operation.operationId, declared.status, content?.mediaType ?? "none"));
      if (cell !== undefined) cell.seen++;
      const key = toKey(operation.operationId, declared.status);
      const known = examples.get(key);
      if (known === undefined || sizeOf(probe) < sizeOf(known.probe)) examples.set(key, { operation, probe });
    },
    addKeyword({ operationId }, { mediaType, pointer, keyword }, isAllowed) {
      const key = toKey(operationId, mediaType, pointer, keyword);
      const cell = keywords.get(key) ?? { operationId, mediaType, pointer, keyword, accepted: 0, refused: 0 };
      keywords.set(key, cell);
      if (isAllowed) cell.accepted++;
      else cell.refused++;
    },
    unseen: () =>
      [...cells.values()].flatMap(({ operationId, status, mediaType, seen }) => {
        const example = seen > 0 ? undefined : examples.get(toKey(operationId, status));
        return example === undefined ? [] : [{ ...example, mediaType }];
      }),
    hasSuccess: () => success,
    responses: () => [...cells.values()],
    keywords: () => [...keywords.values()],
  };
}

const sizeOf = ({ body }: Probe): number => body?.length ?? 0;
