// Sorts texts that cannot be phone numbers by what is wrong, without repeating them.

/** In words that complete "3 ...". */
export const impossibleKinds = {
  scientific: "in scientific notation, as spreadsheets write long numbers",
  noDigits: "without a digit",
  letters: "with words in them",
  tooShort: "too short",
  tooLong: "too long",
  other: "not possible in their country",
} as const;

export type ImpossibleKind = keyof typeof impossibleKinds;
export type ImpossibleCounts = Readonly<Partial<Record<ImpossibleKind, number>>>;

const minDigits = 7;
const maxDigits = 15;

export function impossibleKind(text: string): ImpossibleKind {
  if (/^\s*[+-]?\d+(?:[.,]\d+)?E[+-]?\d+\s*$/i.test(text)) return "scientific";
  const digits = text.replace(/\P{Nd}+/gu, "").length;
  if (digits === 0) return "noDigits";
  if (/\p{L}{2}/u.test(text)) return "letters";
  if (digits < minDigits) return "tooShort";
  return digits > maxDigits ? "tooLong" : "other";
}

export function addCounts(one: ImpossibleCounts, other: ImpossibleCounts): ImpossibleCounts {
  const sum: Partial<Record<ImpossibleKind, number>> = { ...one };
  for (const [kind, count] of Object.entries(other)) {
    sum[kind as ImpossibleKind] = (sum[kind as ImpossibleKind] ?? 0) + count;
  }
  return sum;
}

/** "3 imported values are not possible phone numbers: 2 without a digit, 1 too short", with the three most common kinds. Empty if there are none. */
export function describeImpossible(counts: ImpossibleCounts): string {
  const kinds = Object.entries(counts).sort(([, one], [, other]) => other - one);
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return "";
  const shown = kinds.slice(0, 3).map(([kind, count]) => `${count} ${impossibleKinds[kind as ImpossibleKind]}`);
  const subject =
    total === 1
      ? "1 imported value is not a possible phone number"
      : `${total} imported values are not possible phone numbers`;
  return `${subject}: ${shown.join(", ")}`;
}
