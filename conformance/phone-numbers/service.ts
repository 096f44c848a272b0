// The operations of this service by purpose (update, list, remove), for the checks that know its rules.
import type { Contract } from "../contract/contract.ts";
import { type Content, findResponse, type Operation } from "../contract/operations.ts";
import type { Schemas } from "../contract/schemas.ts";
import type { Probe } from "../http/message.ts";
import { createProbe, writable } from "../session/probes.ts";
import type { JudgedExchange, Session } from "../session/session.ts";

export type Item = Readonly<Record<string, unknown>>;
type Headers = Readonly<Record<string, string>>;
interface Options {
  readonly content?: Content | undefined;
  readonly headers?: Headers;
}

export interface PhoneNumbers {
  readonly update: Operation;
  readonly list: Operation | undefined;
  readonly remove: Operation | undefined;
  readonly contents: readonly Content[];
  /** Defaults of members that a new number omits (rule 4), as far as the schema determines them. */
  readonly newNumber: Item;
  /** The request that posts the list, by default in JSON. */
  posting(contact: string, items: readonly Item[], options?: Options): Probe;
  listing(list: Operation, contact: string, headers?: Headers): Probe;
  removing(remove: Operation, contact: string, id: number, headers?: Headers): Probe;
  post(contact: string, items: readonly Item[], options?: Options): Promise<JudgedExchange>;
  /** The response with the stored numbers; undefined if the contract has no way to read them. */
  read(contact: string, accept?: string): Promise<JudgedExchange | undefined>;
}

export const findOperation = ({ declared }: Pick<Contract, "declared">, name: string): Operation | undefined =>
  declared.find(({ operationId }) => operationId === name);

/** Undefined if the selected part of the contract cannot update lists of numbers. */
export function findPhoneNumbers(session: Session): PhoneNumbers | undefined {
  const chosen = (name: string) => session.operations.find(({ operationId }) => operationId === name);
  const [update, list, remove] = [
    chosen("updatePhoneNumbers"),
    chosen("listPhoneNumbers"),
    chosen("removePhoneNumber"),
  ];
  const contents = update === undefined ? [] : writable(update);
  const [first] = contents;
  if (update === undefined || first === undefined) return undefined;
  if (session.schemas.node(first.schema).items?.properties.has("PhoneNumberID") !== true) return undefined;
  const posting: PhoneNumbers["posting"] = (contactID, items, { content = first, headers = {} } = {}) =>
    createProbe(session, update, { content, value: items, parameters: { contactID }, headers });
  const listing: PhoneNumbers["listing"] = (operation, contactID, headers = {}) =>
    createProbe(session, operation, { parameters: { contactID }, headers });
  return {
    update,
    list,
    remove,
    contents,
    newNumber: list === undefined ? {} : readDefaults(session.schemas, list),
    posting,
    listing,
    removing: (operation, contactID, id, headers = {}) =>
      createProbe(session, operation, { parameters: { contactID, phoneNumberID: id }, headers }),
    post: (contact, items, options) => session.sendAndRecord(update, posting(contact, items, options)),
    async read(contact, accept = "application/json") {
      return list && session.sendAndRecord(list, listing(list, contact, { accept }));
    },
  };
}

/** The items of the list in a response; undefined without a list. */
export const readItems = (exchange: JudgedExchange | undefined): readonly Item[] | undefined =>
  Array.isArray(exchange?.value) ? (exchange.value as readonly Item[]) : undefined;

/** The default; otherwise null if the schema allows it, false or 0; undefined for other members. */
function readDefaults(schemas: Schemas, list: Operation): Item {
  const schema = findResponse(list, 200)?.content[0]?.schema;
  const item = schema === undefined ? undefined : schemas.node(schema).items;
  const entries = [...(item?.properties ?? [])].flatMap(([name, { keywords, types }]): [string, unknown][] => {
    if (name === "PhoneNumberID" || name === "PhoneNumber") return [];
    const own = keywords.get("default")?.value;
    if (own !== undefined) return [[name, own]];
    if (types.includes("null")) return [[name, null]];
    if (types.includes("boolean")) return [[name, false]];
    return types.includes("integer") && !keywords.has("enum") ? [[name, 0]] : [];
  });
  return Object.fromEntries(entries);
}
