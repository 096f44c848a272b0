// negotiation: which format an answer has, by Accept, over successes and failures alike (RFC 9110, 12.5.1, and the contract's text).

import { step } from "../contract/document.ts";
import { findResponse, type Operation } from "../contract/operations.ts";
import { findFormat, knownMediaTypes } from "../formats/formats.ts";
import { getMediaType } from "../http/content-type.ts";
import { createProbe, validBody, type Wanted, writable } from "../session/probes.ts";
import type { Session } from "../session/session.ts";
import { ownContact } from "./bodies.ts";

interface Wish {
  readonly accept: string | undefined;
  /** The answer's type; undefined: the request's own, or the first where the request has none or one that no answer has. */
  readonly expected: string | undefined;
}

/** What a caller may ask for, and what it gets of the types offered, in the server's order of preference. */
function wishes(offered: readonly string[]): readonly Wish[] {
  const [first = "", second = first] = offered;
  const last = offered.at(-1) ?? first;
  const ofText = offered.find((type) => type.startsWith("text/")) ?? first;
  return [
    ...offered.map((type) => ({ accept: type, expected: type })),
    { accept: undefined, expected: undefined },
    { accept: "*/*", expected: first },
    { accept: "text/*", expected: ofText },
    { accept: `${first};q=0.5, ${last};q=0.9`, expected: last },
    { accept: `${last};q=0.5, ${first};q=0.9`, expected: first },
    { accept: `${second}, ${first}`, expected: first },
    { accept: `*/*;q=0.1, ${last}`, expected: last },
    { accept: `*/*, ${last}`, expected: last },
    { accept: `${first};q=0, */*`, expected: second },
    { accept: `  ${last.toUpperCase()} ; Q=0.8`, expected: last },
    ...["image/png", ...knownMediaTypes]
      .filter((type) => !offered.includes(type))
      .map((accept) => ({ accept, expected: undefined })),
    { accept: "*/*;q=0", expected: undefined },
    { accept: "no media type", expected: undefined },
  ];
}

export async function checkNegotiation(session: Session, operation: Operation): Promise<void> {
  const value = validBody(session, operation);
  const requests: Wanted[] = writable(operation).map((content) => ({ content, value }));
  const good = requests.length === 0 ? [{}] : requests;
  const bad: Wanted[] = [
    ...writable(operation).map((content) => ({ content, body: Buffer.from("\u0000") })),
    { headers: { authorization: "Bearer wrong-token" } },
  ];
  for (const wanted of [
    ...good,
    ...(operation.scopes === undefined || session.tokens.all === undefined ? bad.slice(0, -1) : bad),
  ])
    await checkWishes(session, operation, { parameters: ownContact(session, operation), ...wanted });
}

async function checkWishes(session: Session, operation: Operation, wanted: Wanted): Promise<void> {
  const offered = offeredBy(operation);
  for (const { accept, expected } of wishes(offered)) {
    const probe = createProbe(session, operation, {
      ...wanted,
      headers: { ...wanted.headers, accept },
    });
    const asked = await session.sendAndRecord(operation, probe);
    if (findResponse(operation, asked.received.status)?.content.length === 0) continue;
    const own = wanted.content?.mediaType ?? "";
    const wish = expected ?? (offered.includes(own) ? own : (offered[0] ?? ""));
    if (asked.received.status === 406) {
      const pointer = step(operation.pointer, "responses");
      session.recordCheck("negotiation", operation, probe, {
        pointer,
        expected: "an answer in some format",
        actual: "status 406",
      });
      continue;
    }
    const given = getMediaType(asked.received.headers["content-type"]);
    const pointer = step(operation.pointer, "responses");
    session.recordCheck(
      "negotiation",
      operation,
      probe,
      given === wish
        ? undefined
        : {
            pointer,
            expected: `Accept ${accept ?? "left out"}: ${wish}`,
            actual: `${given} with status ${asked.received.status}`,
          },
    );
  }
}

/** The types of the operation's first answer that has a body, in the contract's order. */
function offeredBy(operation: Operation): readonly string[] {
  const content = operation.responses.find((answer) => answer.content.length > 0)?.content ?? [];
  return content.map(({ mediaType }) => mediaType).filter((mediaType) => findFormat(mediaType) !== undefined);
}
