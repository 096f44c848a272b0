// negotiation: if the contract claims it, Accept decides the format of successes and errors alike (RFC 9110, 12.5.1).
import { step } from "../contract/document.ts";
import { findResponse, type Operation } from "../contract/operations.ts";
import { findFormat, knownMediaTypes } from "../formats/formats.ts";
import { getMediaType } from "../http/message.ts";
import { createProbe, validBody, type Wanted, writable } from "../session/probes.ts";
import type { Session } from "../session/session.ts";
import { ownContact } from "./bodies.ts";

interface Wish {
  readonly accept: string | undefined;
  /** Expected media type; undefined: that of the request, or the first offered if the request has none or another. */
  readonly expected: string | undefined;
}

/** Accept headers and the expected media type; `offered` is in the server's order of preference. */
export function wishes(offered: readonly string[]): readonly Wish[] {
  const [first = "", second = first] = offered;
  const last = offered.at(-1) ?? first;
  const ofText = offered.find((type) => type.startsWith("text/"));
  return [
    ...offered.map((type) => ({ accept: type, expected: type })),
    { accept: undefined, expected: undefined },
    { accept: "*/*", expected: first },
    ...(ofText === undefined ? [] : [{ accept: "text/*", expected: ofText }]),
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
  if (!session.conventions.acceptDecides) return;
  const requests: Wanted[] = writable(operation).map((content) => ({
    content,
    value: validBody(session, operation, content),
  }));
  const good = requests.length === 0 ? [{}] : requests;
  const bad: Wanted[] = writable(operation).map((content) => ({ content, body: Buffer.from("\u0000") }));
  const asksForToken = operation.security !== undefined && session.tokens.all !== undefined;
  for (const wanted of [...good, ...bad, ...(asksForToken ? [{ token: "wrong-token" }] : [])])
    await checkWishes(session, operation, { parameters: ownContact(session, operation), ...wanted });
}

async function checkWishes(session: Session, operation: Operation, wanted: Wanted): Promise<void> {
  const usual = offeredTypes(operation.responses.find(({ content }) => content.length > 0)?.content);
  for (const { accept, expected } of wishes(usual)) {
    const probe = createProbe(session, operation, { ...wanted, headers: { ...wanted.headers, accept } });
    const exchange = await session.sendAndRecord(operation, probe);
    const { status, headers } = exchange.received;
    // The media types of this response, which may differ from those of a success.
    const offered = offeredTypes(findResponse(operation, status)?.content);
    if (status !== 406 && (offered.length === 0 || offered.join() !== usual.join())) continue;
    const own = wanted.content?.mediaType ?? "";
    const wish = expected ?? (offered.includes(own) ? own : (offered[0] ?? ""));
    const given = getMediaType(headers["content-type"]);
    const pointer = step(operation.pointer, "responses");
    const wrong =
      status === 406
        ? { pointer, expected: "a response in some format", actual: "status 406", cause: "406" }
        : given === wish
          ? undefined
          : { pointer, expected: `Accept ${accept ?? "left out"}: ${wish}`, actual: `${given} with status ${status}` };
    session.recordCheck("negotiation", operation, exchange, wrong);
  }
}

const offeredTypes = (content: readonly { readonly mediaType: string }[] = []): readonly string[] =>
  content.map(({ mediaType }) => mediaType).filter((mediaType) => findFormat(mediaType) !== undefined);
