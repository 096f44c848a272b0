// Values that a schema allows but that servers handle differently; they decide nothing. RFC 8259, 6 and 8.2, and
// characters that XML and some databases cannot carry.

const uncarried = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Whether all servers read the value alike: no unpaired surrogates, control characters or integers beyond 2^53. */
export function isInterchangeable(value: unknown): boolean {
  if (typeof value === "string") return !uncarried.test(value);
  if (typeof value === "number") return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(
    ([name, each]) => isInterchangeable(name) && name !== "__proto__" && isInterchangeable(each),
  );
}
