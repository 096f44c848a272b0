// format_equivalence over the ways of writing one format: members in any order, prefixes, CDATA, escapes, white space.

import { findFormat } from "../formats/formats.ts";
import { expectSuccess, namedMembers, same, shown } from "../session/expectations.ts";
import { createProbe } from "../session/probes.ts";
import type { Session } from "../session/session.ts";
import { equivalents } from "../values/equivalents.ts";
import type { PhoneNumbers } from "./service.ts";

const items = [
  {
    PhoneNumberID: 1,
    EntityID: -2,
    PhoneNumber: "+44 20 7946 0000",
    Notes: " a <b> & c ",
    IsPrimary: true,
    IsTextActive: true,
  },
  {
    PhoneNumberID: 7,
    ContactInfoTypeID: 3,
    PhoneNumber: "0044207 x12",
    ContactInfoName: "Büro 電話",
    ContactInfoCategory: "Work",
  },
];

export async function checkSpellings(session: Session, service: PhoneNumbers): Promise<void> {
  const { update } = service;
  for (const content of service.contents) {
    const format = findFormat(content.mediaType);
    if (format === undefined) continue;
    const text = format.write(items, session.schemas.node(content.schema));
    for (const { what, body } of equivalents(format.name, text, items)) {
      const contactID = session.contacts.fresh();
      const charset = what === "in UTF-16" ? "; charset=utf-16" : "";
      const headers = { "content-type": content.mediaType + charset };
      const probe = createProbe(session, update, { content, body, parameters: { contactID }, headers });
      const refused = expectSuccess(await session.sendAndRecord(update, probe), content.schema, `a list ${what}`);
      const members = namedMembers((await service.stored(contactID)) ?? [], items);
      const wrong = same(members, items)
        ? undefined
        : { pointer: content.schema, expected: `${what}: ${shown(items)}`, actual: shown(members) };
      session.recordCheck("format_equivalence", update, [probe, service.listing(contactID)], refused ?? wrong);
    }
  }
}
