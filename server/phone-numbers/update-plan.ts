// The result of planning an update, and the number rules that planning needs.
import type { components } from "../../generated/types.ts";
import type { ContactChange } from "../storage/phone-number-store.ts";

export type PhoneNumberDTO = components["schemas"]["PhoneNumberDTO"];

export interface UpdateRules {
  /** Equal for two texts when they are the same number (rule 3). Only for comparing; never stored. */
  readonly comparisonKey: (text: string) => string;
  /** False when the text cannot be a phone number (rule 7). */
  readonly isPossible: (text: string) => boolean;
  /** Maximum numbers of a contact (rule 12). A contact that has more already keeps them. */
  readonly maxNumbers: number;
}

/** The effect of a list. A number is counted once, however often the list names it. */
export interface UpdatePlan {
  readonly ok: true;
  /** Undefined when the list changes nothing. */
  readonly change?: ContactChange;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Indexes of the items whose PhoneNumber cannot be one. They are stored anyway. */
  readonly impossible: readonly number[];
}

/** The broken rule, its place and the expected value. Never holds a value of the request. */
export interface RuleViolation {
  readonly ok: false;
  readonly code:
    | "PhoneNumberMissing"
    | "ConflictingItems"
    | "SeveralPrimaries"
    | "PhoneNumberIDsExhausted"
    | "TooManyPhoneNumbers";
  /** JSON Pointer into the list. */
  readonly pointer: string;
  readonly expected: string;
}
