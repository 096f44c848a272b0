// What a reader throws when a body cannot be read, and the character rules that its texts obey.

/** A body that cannot be read: `where` it goes wrong and what was `expected` there. Neither repeats a value of the body. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  readonly where: string;
  readonly expected: string;
  /** Whether the body breaks the rules of its media type, not those of the contract. */
  readonly malformed: boolean;

  constructor(where: string, expected: string, malformed = false) {
    super(where === "" ? expected : `${where}: ${expected}`);
    this.malformed = malformed;
    this.where = where;
    this.expected = expected;
  }
}

/** Line and column (both from 1) of a character offset, for people. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return `line ${line}, column ${offset - before.lastIndexOf("\n")}`;
}

const maxShownName = 64;
const nameLike = /^[A-Za-z_]\w*$/;

/** Five digits in a row could belong to a phone number, whatever is between them. */
export function isNumberLike(text: string): boolean {
  return /\d{5}/.test(text.replaceAll(/[^A-Za-z0-9]/g, ""));
}

/** Whether a message may repeat a name from the request: it must look like a member name, and not like a phone number. */
export function isShown(name: string): boolean {
  return name.length <= maxShownName && nameLike.test(name) && !isNumberLike(name);
}

/** A name that a caller sent, in quotes, or what stands for it where it may not be repeated. */
export function quoteName(name: string): string {
  return isShown(name) ? `"${name}"` : "(not shown)";
}

/** The known name that a caller most likely meant, compared without letter case and with at most two letters changed. */
export function resembling(name: string, known: readonly string[]): string | undefined {
  if (name.length > maxShownName) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = 3;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** What to say of a name that is not known where it stands. */
export function unknownName(kind: string, name: string, known: readonly string[]): string {
  const meant = resembling(name, known);
  const hint = meant === undefined ? `expected one of ${known.join(", ")}` : `did you mean "${meant}"?`;
  return `unknown ${kind} ${quoteName(name)}; ${hint}`;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
