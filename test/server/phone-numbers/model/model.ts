// The service as fifty lines: what the rules say of a list, without store, formats or speed. Numbers are compared by their digits.
import type { components } from "../../../../generated/types.ts";

type Item = components["schemas"]["PhoneNumberDTO"];
type Stored = components["schemas"]["StoredPhoneNumberDTO"];

export interface Model {
  /** The expected status of the response; 200 changes the numbers. */
  post(items: readonly Item[]): 200 | 422;
  remove(id: number): void;
  numbers(): Stored[];
}

const keyOf = ({ PhoneNumber, ContactInfoTypeID = 0 }: Item) =>
  `${PhoneNumber?.replace(/\D/g, "")} ${ContactInfoTypeID}`;
const fresh = { EntityID: 0, ContactInfoTypeID: 0, IsPrimary: false, IsTextActive: false };
const noText = { ContactInfoName: null, ContactInfoCategory: null, Notes: null };

export function createModel(): Model {
  let stored = new Map<number, Stored>();
  let next = 1;
  return {
    post(items) {
      const draft = new Map(stored);
      const named = new Map<number, string>();
      let nextDraft = Math.max(next, ...items.map(({ PhoneNumberID = 0 }) => PhoneNumberID + 1));
      const withId = items.filter((item) => item.PhoneNumberID);
      const primaries = new Set<number>();
      // Items with an id first: an item without one may be about a number that they name.
      for (const item of [...withId, ...items.filter((each) => !each.PhoneNumberID)]) {
        const same = [...draft.values()]
          .filter((number) => keyOf(number) === keyOf(item))
          .map((number) => number.PhoneNumberID);
        // What the list has renamed is known by its old number too: rule 3 speaks of stored numbers.
        const before = [...stored.values()]
          .filter((number) => keyOf(number) === keyOf(item))
          .map((number) => number.PhoneNumberID);
        const candidates = item.PhoneNumber == null ? [] : [...same, ...before];
        const id = item.PhoneNumberID || (candidates.length > 0 ? Math.min(...candidates) : nextDraft++);
        const base = stored.get(id);
        const merged = { ...fresh, ...noText, ...base, ...item, PhoneNumberID: id } as Stored;
        if (!/\S/.test(merged.PhoneNumber ?? "")) return 422;
        const content = JSON.stringify(Object.entries(merged).sort());
        if (named.has(id) && named.get(id) !== content) return 422;
        named.set(id, content);
        draft.set(id, merged);
        if (item.IsPrimary) primaries.add(id);
      }
      if (primaries.size > 1) return 422;
      for (const [id, number] of draft) {
        if (primaries.size === 1 && !primaries.has(id)) draft.set(id, { ...number, IsPrimary: false });
      }
      [stored, next] = [draft, nextDraft];
      return 200;
    },
    remove: (id) => void stored.delete(id),
    numbers: () => [...stored.values()].sort((a, b) => a.PhoneNumberID - b.PhoneNumberID),
  };
}
