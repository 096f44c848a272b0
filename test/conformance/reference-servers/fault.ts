// What a fault of a reference server is: one switch, the sentence that it breaks and the check that must find it.
import type { IncomingMessage } from "node:http";
import type { Provocation } from "../../../conformance/index.ts";
import type { CheckName } from "../../../conformance/report/checks.ts";
import type { Parts, Reply } from "./minimal-parts.ts";
import type { Item } from "./minimal-rules.ts";
import type { MinimalServerOptions } from "./minimal-server.ts";
import type { Step } from "./request-sequences.ts";

export interface Fault {
  readonly name: string;
  /** What the server does. */
  readonly what: string;
  /** The sentence of the contract, or the rule of the service or of the wire, that it breaks. */
  readonly breaks: string;
  readonly expectedCheck: CheckName;
  /** Gives the parts that are wrong, from the correct ones. Called once a server, so its state is the server's. */
  readonly change: (parts: Parts) => Partial<Parts>;
  /** Checks whose tasks find it. Default: the expected one; for a check of every response, all. */
  readonly decidedBy?: readonly CheckName[];
  /** Options of the server that the fault needs. Default: none. */
  readonly options?: Pick<MinimalServerOptions, "writeMs">;
  /** Whether several simultaneous copies of the last request are needed to show it. Default: false. */
  readonly concurrent?: true;
  /** The recipe that brings the response with the fault. Default: none is needed. */
  readonly provoke?: readonly Provocation[];
  /** Requests to one contact; the last gets a different response from the correct server. */
  readonly shows: readonly Step[];
}

/** Changes the text of a response body in the matching media types. */
export const writing =
  (types: RegExp, change: (text: string) => string): Fault["change"] =>
  ({ write }) => ({
    write: (content, type) => (types.test(type) ? change(write(content, type)) : write(content, type)),
  });

/** Changes a response just before it is sent. */
export const finishing =
  (change: (reply: Reply, request: IncomingMessage) => Partial<Reply>): Fault["change"] =>
  ({ finish }) => ({
    finish(reply, request) {
      const finished = finish(reply, request);
      return { ...finished, ...change(finished, request) };
    },
  });

/** Omits a header from the responses with some statuses. */
export const withoutHeader = (name: string, ...statuses: readonly number[]): Fault["change"] =>
  finishing(({ status, headers }) => {
    const { [name]: _left, ...others } = headers;
    return statuses.length === 0 || statuses.includes(status) ? { headers: others } : {};
  });

/** Changes the text of a body of the media types that match, before it is read. */
export const reading =
  (types: RegExp, change: (text: string) => string): Fault["change"] =>
  ({ read }) => ({
    read: (text, mediaType) => read(types.test(mediaType.type) ? change(text) : text, mediaType),
  });

/** Changes the items of a list that was read, before they are held against the contract. */
export const mending =
  (mend: (item: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>): Fault["change"] =>
  ({ check }) => ({
    check: (value, placeOf) => check(mended(value, mend), placeOf),
  });

/** Accepts a list that conforms after a correction, and uses it as it was sent. */
export const overlooking =
  (mend: (item: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>): Fault["change"] =>
  ({ check }) => ({
    check(value, placeOf) {
      check(mended(value, mend), placeOf);
      return value as Item[];
    },
  });

function mended(value: unknown, mend: (item: Record<string, unknown>) => unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item) ? mend(item as Record<string, unknown>) : item,
  );
}

/** Changes the values of an item's members one by one. */
export const eachMember =
  (change: (value: unknown, name: string) => unknown) =>
  (item: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, change(value, name)]));

/** Changes each list before the rules are applied to it. */
export const updating =
  (change: (list: readonly Item[], contact: Parameters<Parts["update"]>[0]) => readonly Item[]): Fault["change"] =>
  ({ update }) => ({ update: (contact, list) => update(contact, change(list, contact)) });

export const memberNames = [
  "PhoneNumberID",
  "EntityID",
  "ContactInfoTypeID",
  "PhoneNumber",
  "IsPrimary",
  "IsTextActive",
  "ContactInfoName",
  "ContactInfoCategory",
  "Notes",
] as const;
export const integerNames: readonly string[] = memberNames.slice(0, 3);
export const textNames: readonly string[] = ["PhoneNumber", "ContactInfoName", "ContactInfoCategory", "Notes"];
