// Reads a pattern as the language that it describes, so that two spellings of one rule are not a change.
import {
  all,
  compareLanguages,
  either,
  emptyText,
  everything,
  type Language,
  oneOf,
  type Ranges,
  repeated,
  sequence,
} from "./regular-language.ts";

/** A pattern with something that no regular language has, or that is not read here. */
class Undecided extends Error {}

const anyText = repeated(oneOf(everything), 0, Number.POSITIVE_INFINITY);

/** How the text that all patterns allow has changed; undefined where that is not decided. */
export function comparePatterns(
  before: readonly string[],
  after: readonly string[],
): "equal" | "narrowed" | "widened" | "changed" | undefined {
  try {
    const found = compareLanguages(all(before.map(toLanguage)), all(after.map(toLanguage)));
    if (found === undefined) return undefined;
    if (found.lost) return found.gained ? "changed" : "narrowed";
    return found.gained ? "widened" : "equal";
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function toLanguage(pattern: string): Language {
  const reader = createReader([...pattern]);
  const language = alternatives(reader, true);
  if (reader.peek() !== undefined) throw new Undecided();
  return language;
}

function createReader(characters: readonly string[]) {
  let place = 0;
  return {
    peek: (ahead = 0): string | undefined => characters[place + ahead],
    next: (): string => {
      const character = characters[place++];
      if (character === undefined) throw new Undecided();
      return character;
    },
    /** Takes the text when it comes next. */
    takes: (text: string): boolean => {
      const comes = [...text].every((character, index) => characters[place + index] === character);
      if (comes) place += [...text].length;
      return comes;
    },
  };
}
type Reader = ReturnType<typeof createReader>;

/** Anchors are read around a whole alternative of the pattern; elsewhere they are not decided. */
function alternatives(reader: Reader, isWhole: boolean): Language {
  const found: Language[] = [];
  do {
    const isStart = isWhole && reader.takes("^");
    let language: Language = emptyText;
    while (!["|", ")", "$", undefined].includes(reader.peek())) language = sequence(language, term(reader));
    const isEnd = isWhole && reader.takes("$");
    if (isWhole && !isStart) language = sequence(anyText, language);
    if (isWhole && !isEnd) language = sequence(language, anyText);
    found.push(language);
  } while (reader.takes("|"));
  return either(found);
}

function term(reader: Reader): Language {
  let language = atom(reader);
  for (;;) {
    const bounds = quantifier(reader);
    if (bounds === undefined) return language;
    // Greedy or not, the same text matches.
    reader.takes("?");
    language = repeated(language, ...bounds);
  }
}

function quantifier(reader: Reader): [number, number] | undefined {
  if (reader.takes("*")) return [0, Number.POSITIVE_INFINITY];
  if (reader.takes("+")) return [1, Number.POSITIVE_INFINITY];
  if (reader.takes("?")) return [0, 1];
  if (!reader.takes("{")) return undefined;
  let text = "";
  while (!reader.takes("}")) text += reader.next();
  const [, min, comma, max] = /^(\d+)(,?)(\d*)$/.exec(text) ?? [];
  if (min === undefined) throw new Undecided();
  if (comma === "") return [Number(min), Number(min)];
  return [Number(min), max === "" ? Number.POSITIVE_INFINITY : Number(max)];
}

function atom(reader: Reader): Language {
  const character = reader.next();
  if (character === "(") {
    if (reader.peek() === "?" && !reader.takes("?:") && !takesGroupName(reader)) throw new Undecided();
    const inner = alternatives(reader, false);
    if (!reader.takes(")")) throw new Undecided();
    return inner;
  }
  if (character === "[") return oneOf(characterClass(reader));
  if (character === ".")
    return oneOf(
      inverted([
        [10, 10],
        [13, 13],
        [0x2028, 0x2029],
      ]),
    );
  if (character === "\\") return oneOf(escaped(reader, false));
  if ("^$*+?{}])".includes(character)) throw new Undecided();
  return oneOf(single(character.codePointAt(0) ?? 0));
}

/** A name is for those who read the match: the text that matches is the same. */
function takesGroupName(reader: Reader): boolean {
  if (!reader.takes("?<") || ["=", "!"].includes(reader.peek() ?? "=")) return false;
  while (!reader.takes(">")) reader.next();
  return true;
}

function characterClass(reader: Reader): Ranges {
  const isInverted = reader.takes("^");
  const ranges: (readonly [number, number])[] = [];
  while (!reader.takes("]")) {
    const start = classItem(reader);
    const isRange = reader.peek() === "-" && reader.peek(1) !== "]";
    if (!isRange) {
      ranges.push(...start);
      continue;
    }
    reader.next();
    const [from, to] = [onlyCharacter(start), onlyCharacter(classItem(reader))];
    if (from > to) throw new Undecided();
    ranges.push([from, to]);
  }
  return isInverted ? inverted(ranges) : inverted(inverted(ranges));
}

/** The end of a range: a class such as \d is none. */
function onlyCharacter([range, ...more]: Ranges): number {
  if (range === undefined || more.length > 0 || range[0] !== range[1]) throw new Undecided();
  return range[0];
}

function classItem(reader: Reader): Ranges {
  const character = reader.next();
  return character === "\\" ? escaped(reader, true) : single(character.codePointAt(0) ?? 0);
}

const single = (point: number): Ranges => [[point, point]];
const digits: Ranges = [[48, 57]];
const wordCharacters: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const spaces: Ranges = [
  ...([
    [9, 13],
    [32, 32],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
  ] as const),
  ...([
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
];
const sets: Readonly<Record<string, Ranges>> = { d: digits, w: wordCharacters, s: spaces };
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, "0": 0 };

function escaped(reader: Reader, inClass: boolean): Ranges {
  const letter = reader.next();
  const set = sets[letter.toLowerCase()];
  if (set !== undefined) return letter === letter.toLowerCase() ? set : inverted(set);
  const control = controls[letter];
  if (control !== undefined) return single(control);
  if (letter === "c" && /[A-Za-z]/.test(reader.peek() ?? "")) return single((reader.next().codePointAt(0) ?? 0) % 32);
  if (letter === "x") return single(hex(reader.next() + reader.next()));
  if (letter === "u") return single(hex(unicodeDigits(reader)));
  if (inClass && letter === "b") return single(8);
  if (/[A-Za-z0-9]/.test(letter)) throw new Undecided();
  return single(letter.codePointAt(0) ?? 0);
}

function unicodeDigits(reader: Reader): string {
  let text = "";
  if (!reader.takes("{")) return reader.next() + reader.next() + reader.next() + reader.next();
  while (!reader.takes("}")) text += reader.next();
  return text;
}

function hex(text: string): number {
  if (!/^[0-9a-fA-F]+$/.test(text)) throw new Undecided();
  return Number.parseInt(text, 16);
}

/** All other code points that text can have. Twice, it brings ranges in order. */
function inverted(ranges: Ranges): Ranges {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  return everything.flatMap(([first, last]) => {
    const gaps: [number, number][] = [];
    let start = first;
    for (const [from, to] of sorted) {
      if (from > start) gaps.push([start, Math.min(from - 1, last)]);
      start = Math.max(start, to + 1);
    }
    gaps.push([start, last]);
    return gaps.filter(([from, to]) => from <= to && from >= first);
  });
}
