// Leaves out of the operations the request bodies that were not asked for.
import type { Operation } from "../contract/operations.ts";

/** `only` holds parts of media types, such as xml or text/; none: all of them. */
export function onlyMediaTypes(operations: readonly Operation[], only: readonly string[] = []): readonly Operation[] {
  if (only.length === 0) return operations;
  return operations.map((operation) => {
    if (operation.body === undefined) return operation;
    const content = operation.body.content.filter(({ mediaType }) => only.some((part) => mediaType.includes(part)));
    return { ...operation, body: { ...operation.body, content } };
  });
}
