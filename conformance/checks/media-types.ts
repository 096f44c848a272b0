// Which media types a body may have, and how they may be spelled: what is not declared is refused before it is read.
import type { Operation } from "../contract/operations.ts";
import { knownMediaTypes } from "../formats/formats.ts";
import { expectStatus, expectSuccess } from "../session/expectations.ts";
import { createProbe, validBody, writable } from "../session/probes.ts";
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

export async function checkMediaTypes(session: Session, operation: Operation): Promise<void> {
  const [content] = writable(operation);
  const value = validBody(session, operation);
  if (operation.body === undefined || content === undefined || value === undefined) return;
  const pointer = `${operation.body.pointer}/content`;
  const parameters = ownContact(session, operation);
  const { declared } = operation.body;
  const others = knownMediaTypes.filter((type) => !declared.some(({ mediaType }) => mediaType === type));
  const refused: readonly Record<string, string | undefined>[] = [
    ...others.map((type) => ({ "content-type": type })),
    ...undeclared.map((type) => ({ "content-type": type })),
    { "content-type": undefined },
    { "content-type": `${content.mediaType}; charset=utf-7` },
    { "content-type": `${content.mediaType}; charset=iso-8859-1` },
    { "content-type": content.mediaType, "content-encoding": "gzip" },
  ];
  for (const headers of refused) {
    const probe = createProbe(session, operation, { content, value, headers, parameters });
    const asked = await session.sendAndRecord(operation, probe);
    const what = headers["content-encoding"]
      ? "a content coding"
      : `Content-Type ${headers["content-type"] ?? "left out"}`;
    const check = headers["content-type"] === undefined ? "missing_required_header" : "negative_data_rejection";
    session.recordCheck(check, operation, probe, expectStatus(asked, [415], pointer, what));
  }
  await checkSpellings(session, operation);
}

/** RFC 9110, 8.3.1: letter case and parameters do not make another media type; nor must they let a body by unread. */
async function checkSpellings(session: Session, operation: Operation): Promise<void> {
  const value = validBody(session, operation);
  for (const content of writable(operation)) {
    const pointer = `${operation.body?.pointer}/content`;
    const parameters = ownContact(session, operation);
    const spellings = [
      content.mediaType.toUpperCase(),
      `${content.mediaType}; charset=utf-8`,
      `${content.mediaType};charset="UTF-8"; v=1`,
      `${content.mediaType}\t; charset=utf-8`,
    ];
    for (const spelling of spellings) {
      const headers = { "content-type": spelling };
      const probe = createProbe(session, operation, { content, value, headers, parameters });
      const asked = await session.sendAndRecord(operation, probe);
      session.recordCheck(
        "positive_data_acceptance",
        operation,
        probe,
        expectSuccess(asked, pointer, `Content-Type ${spelling}`),
      );
      const broken = createProbe(session, operation, { content, body: Buffer.from("\u0000"), headers, parameters });
      const answer = await session.sendAndRecord(operation, broken);
      session.recordCheck(
        "negative_data_rejection",
        operation,
        broken,
        expectStatus(answer, [400], pointer, "a body that cannot be read"),
      );
    }
  }
}
