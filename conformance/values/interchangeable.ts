// Values on which readers of JSON may differ although a schema allows them (RFC 8259, 6 and 8.2): nothing is decided by them.

/** Whether every reader takes the value for the same: no half characters, no integer beyond 2^53. */
export function isInterchangeable(value: unknown): boolean {
  if (typeof value === "string") return !/\p{Surrogate}/u.test(value);
  if (typeof value === "number") return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(
    ([name, each]) => isInterchangeable(name) && name !== "__proto__" && isInterchangeable(each),
  );
}
