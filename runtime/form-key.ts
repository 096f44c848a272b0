// Parses a form and walks its keys ([0].Name, [0][Name], Name.Sub): what the generated form readers call.
import { parseFormBoolean, parseInteger, parseNumber } from "./lexical.ts";
import { isNumberLike, isShown, ReadError, unknownName } from "./read-error.ts";

export interface FormEntry {
  readonly key: string;
  readonly value: string;
}

/** One key on its way down the schema, and the value that it carries. */
export interface FormKey {
  /** Takes up the next entry of the form. One cursor serves them all, since making one costs more than walking a key. */
  start(entry: FormEntry): void;
  /** The next step as an index of a list. @throws ReadError if it is not an index (wire rule F4) or at least the limit. */
  index(limit: number): number;
  /** As index(); without a further step, the item follows those that the list has. */
  indexOrNext(limit: number, length: number): number;
  /** The next step as a member's name. */
  member(): string;
  /** Refuses any further step. */
  end(): void;
  text(): string;
  integer(): number;
  number(): number;
  boolean(): boolean;
  /** An empty value is null (wire rule F8). */
  nullableText(): string | null;
  /** A second value for a boolean member: the pair of an MVC check box (wire rule F7) keeps true. @throws ReadError otherwise. */
  checkBox(owner: object, member: string): true;
  unknown(known: readonly string[]): ReadError;
  repeated(): ReadError;
}

/** The key-value pairs of a form (WHATWG URL, 5.1), strict where that is lenient: nothing is replaced or dropped. */
export function parseForm(text: string): FormEntry[] {
  const entries: FormEntry[] = [];
  for (const [position, pair] of text.split("&").entries()) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const key = decode(equals < 0 ? pair : pair.slice(0, equals), () => `pair ${position + 1}`);
    entries.push({ key, value: decode(equals < 0 ? "" : pair.slice(equals + 1), () => quoteKey(key)) });
  }
  return entries;
}

function decode(text: string, where: () => string): string {
  const decoded = decodeFormText(text);
  if (decoded === undefined) throw new ReadError(where(), "the percent-encoding is not valid UTF-8", true);
  return decoded;
}

/** A key or a value as it is meant, or undefined when its percent-encoding is not valid UTF-8. */
export function decodeFormText(text: string): string | undefined {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  let decoded = "";
  let from = 0;
  for (let at = spaced.indexOf("%"); at >= 0; at = spaced.indexOf("%", from)) {
    const code = encodedAscii(spaced, at);
    if (code === undefined) return decodeUtf8(spaced);
    decoded += spaced.slice(from, at) + String.fromCharCode(code);
    from = at + 3;
  }
  return from === 0 ? spaced : decoded + spaced.slice(from);
}

/** The ASCII character that stands percent-encoded here. Most are, and decodeURIComponent() takes four times as long. */
function encodedAscii(text: string, at: number): number | undefined {
  const high = text.charCodeAt(at + 1) - 0x30;
  const low = text.charCodeAt(at + 2);
  if (!(high >= 0 && high <= 7)) return undefined;
  if (low >= 0x30 && low <= 0x39) return high * 16 + low - 0x30;
  const letter = low | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? high * 16 + letter - 0x57 : undefined;
}

function decodeUtf8(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const maxShownKey = 200;

/** A key of a form in quotes, when it may be repeated: each of its steps looks like an index or a member name. */
function quoteKey(key: string): string {
  if (key === "" || extras.has(key)) return `"${key}"`;
  if (key.length > maxShownKey) return "a key (not shown)";
  const names = key.split(/[.[\]]/).filter((step) => !/^\d*$/.test(step));
  return names.every(isShown) && !isNumberLike(key) ? `"${key}"` : "a key (not shown)";
}

const mvc = "this key of ASP.NET MVC is not in the contract: leave it out";
const jQuery = "this key of jQuery is not in the contract: leave it out";
const override = "overriding the method is not supported: send the request with that method";
/** Keys that frameworks add to a form, and what to do about each. */
const extras: ReadonlyMap<string, string> = new Map([
  ["__RequestVerificationToken", mvc],
  ["__VIEWSTATE", "this key of ASP.NET is not in the contract: leave it out"],
  ["X-Requested-With", jQuery],
  ["_", jQuery],
  ["X-HTTP-Method-Override", override],
  ["_method", override],
]);

const open = 0x5b;
const close = 0x5d;
const dot = 0x2e;

/** Says of each member of an object once that it had no pair of values before. */
function rememberPairs(): (owner: object, member: string) => boolean {
  const paired = new WeakMap<object, Set<string>>();
  return (owner, member) => {
    const members = paired.get(owner) ?? new Set();
    if (members.has(member)) return false;
    paired.set(owner, members.add(member));
    return true;
  };
}

export function createFormKey(): FormKey {
  let value = "";
  let lastMember = "";
  const steps = createSteps();
  const isFirstPair = rememberPairs();
  const fail = (expected: string) => new ReadError(quoteKey(steps.key()), expected);

  function typed<Value>(parsed: Value | undefined, expected: string): Value {
    if (parsed === undefined) throw fail(expected);
    return parsed;
  }

  const inLimit = (index: number, limit: number) =>
    typed(index < limit ? index : undefined, `the list must have at most ${limit} items`);

  const cursor: FormKey = {
    start(entry) {
      steps.start(entry.key);
      value = entry.value;
    },
    index(limit) {
      const usual = 'the key must name its item by number, as in "[0].Name" or "[0][Name]"';
      return inLimit(Number(typed(steps.index(), extras.get(steps.key()) ?? usual)), limit);
    },
    indexOrNext: (limit, length) => (steps.atEnd() ? inLimit(length, limit) : cursor.index(limit)),
    member() {
      lastMember = typed(steps.member(), 'the key must name a member, as in "[0].Name" or "[0][Name]"');
      return lastMember;
    },
    end() {
      if (!steps.atEnd()) throw fail("the key has more steps than the contract allows");
    },
    text: () => value,
    nullableText: () => (value === "" ? null : value),
    integer: () => typed(parseInteger(value), "must be an integer"),
    number: () => typed(parseNumber(value), "must be a number"),
    boolean: () => typed(parseFormBoolean(value), "must be true or false"),
    checkBox(owner, member) {
      const isPair = Reflect.get(owner, member) === true && parseFormBoolean(value) === false;
      if (!isPair || !isFirstPair(owner, member)) throw fail("the key must not be repeated");
      return true;
    },
    unknown: (known) => fail(unknownName("member", lastMember, known)),
    repeated: () => fail("the key must not be repeated"),
  };
  return cursor;
}

interface Steps {
  start(key: string): void;
  key(): string;
  index(): string | undefined;
  member(): string | undefined;
  atEnd(): boolean;
}

/** Walks a key by its characters: each method takes the next step, or gives undefined when that is another one. */
function createSteps(): Steps {
  let key = "";
  let position = 0;
  const bracketed = () => {
    const end = key.charCodeAt(position) === open ? key.indexOf("]", position) : -1;
    const text = key.slice(position + 1, Math.max(end, 0));
    if (end < 0 || text === "" || /[.[]/.test(text)) return undefined;
    position = end + 1;
    return text;
  };
  const dotted = () => {
    const start = key.charCodeAt(position) === dot ? position + 1 : position;
    if (start === position && position > 0) return undefined;
    const end = endOfName(key, start);
    if (end === start || key.charCodeAt(end) === close) return undefined;
    position = end;
    return key.slice(start, end);
  };
  return {
    start(next) {
      key = next;
      position = 0;
    },
    key: () => key,
    index() {
      const text = bracketed();
      return text !== undefined && /^(?:0|[1-9][0-9]*)$/.test(text) ? text : undefined;
    },
    member: () => (position > 0 && key.charCodeAt(position) === open ? bracketed() : dotted()),
    atEnd: () => position >= key.length,
  };
}

function endOfName(key: string, start: number): number {
  for (let end = start; end < key.length; end++) {
    const code = key.charCodeAt(end);
    if (code === dot || code === open || code === close) return end;
  }
  return key.length;
}

/** Refuses a list with a gap: an index without any key (wire rule F4). */
export function refuseGaps(list: ArrayLike<unknown>, where: string): void {
  for (let index = 0; index < list.length; index++) {
    if (list[index] === undefined)
      throw new ReadError(`${where}[${index}]`, "the list has a gap: no key has this index");
  }
}

/** The form key of a JSON pointer: /1/PhoneNumberID is [1].PhoneNumberID. */
export function formKeyOf(pointer: string): string {
  if (pointer === "") return "the body";
  const key = pointer
    .split("/")
    .slice(1)
    .map((step) => (/^[0-9]+$/.test(step) ? `[${step}]` : `.${step}`))
    .join("");
  return key.startsWith(".") ? key.slice(1) : key;
}

/** The error of a form writer for a value that no form can carry. */
export function notInAForm(what: string): RangeError {
  return new RangeError(`a form cannot carry ${what}: send JSON or XML`);
}
