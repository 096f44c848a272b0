// A server may have its own limits on the size of a message.
import type { Probe } from "./message.ts";

const largeBytes = 16_384;

/** The statuses with which it may refuse the request for its size. */
export const sizeRefusals = ({ path, body }: Pick<Probe, "path" | "body">): readonly number[] =>
  (body?.length ?? 0) + path.length > largeBytes ? [413, 414, 431] : [];
