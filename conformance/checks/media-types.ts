// Which media types a body may have and how they may be written; an undeclared one is refused before the body is read.
import { declaresStatus, type Operation } from "../contract/operations.ts";
import { findFormat, knownMediaTypes } from "../formats/formats.ts";
import { getMediaType } from "../http/message.ts";
import { expectAccepted, expectRejected, expectStatus, expectSuccess } from "../session/expectations.ts";
import { createProbe, validBody, type Wanted, writable } from "../session/probes.ts";
import type { Session } from "../session/session.ts";
import { ownContact } from "./bodies.ts";

const undeclared = [
  "text/plain",
  "application/octet-stream",
  "multipart/form-data; boundary=x",
  "application/jsonx",
  "*/*",
  "json",
  "",
];

interface Refusal {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly what: string;
  readonly status: number;
}

export async function checkMediaTypes(session: Session, operation: Operation): Promise<void> {
  const [content] = writable(operation);
  const value = validBody(session, operation);
  if (operation.body === undefined) return checkUnexpectedBody(session, operation);
  if (content === undefined || value === undefined) return;
  const parameters = ownContact(session, operation);
  for (const { headers, what, status } of refusals(session, operation, content.mediaType)) {
    const probe = createProbe(session, operation, { content, value, headers, parameters, isOutside: true });
    const exchange = await session.sendAndRecord(operation, probe);
    const check = headers["content-type"] === undefined ? "missing_required_header" : "negative_data_rejection";
    const wrong = expectStatus(exchange, [status], `${operation.body.pointer}/content`, what);
    session.recordCheck(check, operation, exchange, wrong && { ...wrong, cause: what });
  }
  for (const each of writable(operation))
    await checkSpellings(session, operation, {
      content: each,
      value: validBody(session, operation, each),
      parameters,
    });
}

/** The claimed status, or 415 if the operation declares it. */
function refusals({ conventions }: Session, operation: Operation, usual: string): readonly Refusal[] {
  const { undeclaredMediaType, unsupportedCharset, unsupportedContentCoding } = conventions;
  const declared = operation.body?.declared.map(({ mediaType }) => getMediaType(mediaType)) ?? [];
  const covered = (type: string) => declared.some((each) => each.endsWith("/*") || each === getMediaType(type));
  const mediaType = undeclaredMediaType ?? (declaresStatus(operation, 415) ? 415 : undefined);
  const types = [...knownMediaTypes, ...undeclared].filter((type) => !covered(type));
  const ofTypes: readonly Refusal[] =
    mediaType === undefined
      ? []
      : [...types, undefined].map((type) => ({
          headers: { "content-type": type },
          what: `Content-Type ${type ?? "left out"}`,
          status: mediaType,
        }));
  const ofCharsets = ["utf-7", "x-unknown"].map((charset) => ({
    headers: { "content-type": `${usual}; charset=${charset}` },
    what: `charset ${charset}`,
    status: unsupportedCharset ?? 0,
  }));
  const ofCodings = ["gzip", "x-unknown"].map((coding) => ({
    headers: { "content-type": usual, "content-encoding": coding },
    what: `content coding ${coding}`,
    status: unsupportedContentCoding ?? 0,
  }));
  return [
    ...ofTypes,
    ...(unsupportedCharset === undefined ? [] : ofCharsets),
    ...(unsupportedContentCoding === undefined ? [] : ofCodings),
  ];
}

/** A body sent to an operation without one gets the status claimed for undeclared media types. */
async function checkUnexpectedBody(session: Session, operation: Operation): Promise<void> {
  const status = session.conventions.undeclaredMediaType;
  if (status === undefined || !declaresStatus(operation, status)) return;
  const headers = { "content-type": "application/json" };
  const probe = createProbe(session, operation, { body: Buffer.from("[]"), headers, isOutside: true });
  const exchange = await session.sendAndRecord(operation, probe);
  const wrong = expectStatus(exchange, [status], operation.pointer, "a body for an operation without one");
  session.recordCheck("negative_data_rejection", operation, exchange, wrong);
}

/** RFC 9110, 8.3.1: another letter case or parameter is the same media type, and must not bypass validation. */
async function checkSpellings(session: Session, operation: Operation, wanted: Wanted): Promise<void> {
  const { content, parameters } = wanted;
  const format = content === undefined ? undefined : findFormat(content.mediaType);
  if (content === undefined || !format?.carries(wanted.value, session.schemas.node(content.schema))) return;
  const { mediaType } = content;
  const pointer = `${operation.body?.pointer}/content`;
  const claimed = session.conventions.undeclaredMediaType !== undefined;
  const spellings = [
    mediaType.toUpperCase(),
    `${mediaType}; charset=utf-8`,
    ...(claimed ? [`${mediaType};charset="UTF-8"; v=1`, `${mediaType}\t; charset=utf-8`] : []),
  ];
  for (const spelling of spellings) {
    const headers = { "content-type": spelling };
    const exchange = await session.sendAndRecord(operation, createProbe(session, operation, { ...wanted, headers }));
    const what = `Content-Type ${spelling}`;
    const wrong = claimed
      ? expectSuccess(exchange, pointer, what)
      : expectAccepted(session, operation, exchange, pointer, what);
    session.recordCheck("positive_data_acceptance", operation, exchange, wrong);
    if (format.name === "form") continue;
    const body = Buffer.from("\u0000");
    const broken = createProbe(session, operation, {
      content,
      body,
      headers,
      isUnreadable: true,
      ...(parameters && { parameters }),
    });
    const refused = await session.sendAndRecord(operation, broken);
    const accepted = expectRejected(session, refused, pointer, `an unreadable body of Content-Type ${spelling}`);
    session.recordCheck("negative_data_rejection", operation, refused, accepted);
  }
}
