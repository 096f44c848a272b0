// The operations of this service by what they do, for the checks that know its rules: update, list, remove.
import type { Content, Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import { createProbe, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";

export type Item = Readonly<Record<string, unknown>>;

/** What a new number has of the members that it was not given (rule 4). */
export const newNumber: Item = {
  EntityID: 0,
  ContactInfoTypeID: 0,
  IsPrimary: false,
  IsTextActive: false,
  ContactInfoName: null,
  ContactInfoCategory: null,
  Notes: null,
};

export interface PhoneNumbers {
  readonly update: Operation;
  readonly list: Operation;
  readonly remove: Operation | undefined;
  readonly contents: readonly Content[];
  /** The request that posts the list, in JSON unless said otherwise. */
  posting(contact: string, items: readonly Item[], options?: Options): Probe;
  listing(contact: string, headers?: Headers): Probe;
  removing(contact: string, id: number, headers?: Headers): Probe;
  post(contact: string, items: readonly Item[], options?: Options): Promise<JudgedExchange>;
  /** The stored numbers; undefined where they cannot be read. */
  stored(contact: string, accept?: string): Promise<readonly Item[] | undefined>;
  delete(contact: string, id: number, headers?: Headers): Promise<JudgedExchange>;
}

type Headers = Readonly<Record<string, string>>;
interface Options {
  readonly content?: Content | undefined;
  readonly headers?: Headers;
}

/** Undefined where the contract, or what was chosen of it, has no update and no list. */
export function findPhoneNumbers(session: Session): PhoneNumbers | undefined {
  const named = (name: string) => session.operations.find(({ operationId }) => operationId === name);
  const [update, list, remove] = [named("updatePhoneNumbers"), named("listPhoneNumbers"), named("removePhoneNumber")];
  if (update === undefined || list === undefined) return undefined;
  const contents = writable(update);
  const posting: PhoneNumbers["posting"] = (contactID, items, { content = contents[0], headers = {} } = {}) =>
    createProbe(session, update, { content, value: items, parameters: { contactID }, headers });
  const listing: PhoneNumbers["listing"] = (contactID, headers = {}) =>
    createProbe(session, list, { parameters: { contactID }, headers });
  const removing: PhoneNumbers["removing"] = (contactID, id, headers = {}) =>
    createProbe(session, remove ?? list, { parameters: { contactID, phoneNumberID: String(id) }, headers });
  return {
    update,
    list,
    remove,
    contents,
    posting,
    listing,
    removing,
    post: (contact, items, options) => session.sendAndRecord(update, posting(contact, items, options)),
    async stored(contact, accept = "application/json") {
      const { value } = await session.sendAndRecord(list, listing(contact, { accept }));
      return Array.isArray(value) ? (value as readonly Item[]) : undefined;
    },
    delete: (contact, id, headers) => session.sendAndRecord(remove ?? list, removing(contact, id, headers)),
  };
}
