// Reads a phone number as sent: the key under which two numbers are the same, and whether it can be a phone number at all.
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  type NumberingPlan,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import type { UpdateRules } from "./update-plan.ts";

export interface UpdateRulesOptions {
  /**
   * The country of numbers that are written without a country code, as ISO 3166-1 alpha-2 in capitals. Without it (or
   * empty) they compare by their digits.
   */
  readonly defaultRegion?: string | undefined;
  /** Rule 12. Default: 1,000. */
  readonly maxNumbersPerContact?: number | undefined;
}

interface Reading {
  readonly text: string;
  readonly main: string;
  readonly extension: string;
  readonly parsed: PhoneNumber | undefined;
  /** Whether a text of this shape could be parsed at all. */
  readonly parsable: boolean;
}

// libphonenumber's patterns are quadratic in long runs; no real number, with its extension, is longer than this.
const longestParsed = 64;
// Below this a number is likely completed by the letters after it: 1-800-FLOWERS and 1-800-FLORIST must stay distinct.
const fewestDigitsOfWholeNumber = 7;
// libphonenumber's own bounds, for numbers whose country is not known.
const fewestDigits = 2;
const mostDigits = 17;

const simpleText = /^[!-~]+(?: [!-~]+)*$/;
// The ways of libphonenumber, so that a number without a known country has the same extension as one with it.
const gap = "[ \\t,]*";
const afterLabel = "[:.=]?[ \\t,-]*";
const extensionAtEnd = new RegExp(
  `(?:${[
    `(?:${gap}|;\\s?|\\+\\s?)*(?<!\\p{L})(?:extension|extensión|extn|ext|xtn|xt|доб|anexo)${afterLabel}(?<explicit>[0-9]{1,20})\\s?#?`,
    `(?:${gap}|;\\s?|\\+\\s?)*(?:(?<!\\p{L})(?:x|int)|[#~])${afterLabel}(?<ambiguous>[0-9]{1,9})\\s?#?`,
    "[- ]+(?<american>[0-9]{1,6})#",
    `[ \\t]*(?:,,|;)${afterLabel}(?<dialled>[0-9]{1,15})#?`,
    `[ \\t]*,+${afterLabel}(?<comma>[0-9]{1,9})#?`,
  ].join("|")})$`,
  "iu",
);
const spelledNumber = /^\+?[ ().-]*[0-9][0-9 ().-]*[A-Za-z][A-Za-z0-9 ().-]*$/;
const keypad = "22233344455566677778889999";

/**
 * Makes the comparison key of rule 3 (E.164 digits and extension where libphonenumber finds a valid number, the digits
 * and extension as written elsewhere, and the text itself without a digit) and the check for impossible numbers
 * (rule 7). Asking both of one text in a row parses it
 * once, and only the key asks whether the number is valid, which is what costs most. @throws Error on an unknown region.
 */
export function createUpdateRules({
  defaultRegion,
  maxNumbersPerContact = 1_000,
}: UpdateRulesOptions = {}): UpdateRules {
  const region = defaultRegion === "" ? undefined : defaultRegion;
  if (region !== undefined && !isSupportedCountry(region)) throw new Error(`${region} is not a known region`);
  const possibleLength = createPossibleLength();
  let last = readNumber("", region);
  const read = (text: string): Reading => {
    if (text !== last.text) last = readNumber(text, region);
    return last;
  };
  return {
    comparisonKey: (text) => toKey(read(text)),
    isPossible: (text) => possibleLength(text) ?? canBeNumber(read(text)),
    maxNumbers: maxNumbersPerContact,
  };
}

function readNumber(text: string, region: CountryCode | undefined): Reading {
  const plain = normalise(text);
  const { main, extension } = splitExtension(plain);
  const direct = parse(plain, region);
  // libphonenumber does not know every way of writing an extension: without it the rest may still be a number.
  const parsed = direct ?? (main === plain ? undefined : parse(main, region)) ?? parseSpelled(main, region);
  return { text, main, extension: direct?.ext ?? extension, parsed, parsable: canParse(main, region) };
}

function toKey({ text, main, extension, parsed }: Reading): string {
  return parsed?.isValid()
    ? joined(parsed.number.slice(1), "", extension)
    : keyAsWritten(text, main, splitExtension(normalise(text)).extension);
}

function canBeNumber({ main, parsed, parsable }: Reading): boolean {
  return parsed?.isPossible() ?? (parsable ? false : looksLikeNumber(main));
}

function normalise(text: string): string {
  const plain = simpleText.test(text)
    ? text
    : text
        // Marks of writing direction and zero-width characters come along when numbers are copied from other programs.
        .replace(/\p{Cf}+/gu, "")
        .replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
        .replaceAll("\uFF0B", "+")
        .replace(/[\s\p{White_Space}]+/gu, " ")
        .trim();
  return plain.replace(/^tel:/i, "");
}

function splitExtension(plain: string): { main: string; extension: string } {
  // The end is enough: an unbounded search would look at every character of a hostile text.
  const start = Math.max(0, plain.length - 40);
  const found = extensionAtEnd.exec(plain.slice(start));
  if (found === null) return { main: plain, extension: "" };
  return {
    main: plain.slice(0, start + found.index),
    extension: Object.values(found.groups ?? {}).find((digits) => digits !== undefined) ?? "",
  };
}

function canParse(plain: string, region: CountryCode | undefined): boolean {
  return region !== undefined || plain.includes("+");
}

function parse(plain: string, region: CountryCode | undefined): PhoneNumber | undefined {
  if (plain.length > longestParsed || !canParse(plain, region)) return undefined;
  const options = region === undefined ? {} : { defaultCountry: region };
  return parsePhoneNumberFromString(plain, { ...options, extract: false });
}

/** A number spelled with letters, where the keypad's digits make it a valid one. */
function parseSpelled(main: string, region: CountryCode | undefined): PhoneNumber | undefined {
  if (!canParse(main, region) || !spelledNumber.test(main)) return undefined;
  const digits = main.replace(/[A-Za-z]/g, (letter) => keypad[(letter.charCodeAt(0) & 0x1f) - 1] ?? "");
  const parsed = parse(digits, region);
  return parsed?.isValid() ? parsed : undefined;
}

function keyAsWritten(text: string, main: string, extension: string): string {
  const digits = main.replace(/\P{Nd}+/gu, "");
  if (digits === "" && extension === "") return textKey(text);
  return joined(digits, digits.length < fewestDigitsOfWholeNumber ? lettersAfterDigit(main) : "", extension);
}

function lettersAfterDigit(main: string): string {
  const digit = main.search(/\p{Nd}/u);
  const rest = digit < 0 ? "" : main.slice(digit);
  return rest.replace(/\P{L}+/gu, "").toLowerCase();
}

function joined(digits: string, letters: string, extension: string): string {
  return `${digits}${letters && `:${letters}`}${extension && `x${extension}`}`;
}

function textKey(text: string): string {
  // Upper case first: it folds letters that lower case keeps distinct, such as the two small sigmas.
  return `text:${text.trim().toUpperCase().toLowerCase()}`;
}

/** What can be said of a national number of an unknown country. */
function looksLikeNumber(main: string): boolean {
  if (/\p{L}/u.test(main) && !spelledNumber.test(main)) return false;
  const length = main.replace(/[^\p{Nd}A-Za-z]+/gu, "").length;
  return length >= fewestDigits && length <= mostDigits;
}

/** What libphonenumber's metadata has, and its declarations leave out. */
interface ParsingPlan extends NumberingPlan {
  nationalPrefixForParsing(): string | undefined;
}

/** What the countries of one calling code have in common. */
interface CallingCode {
  /** Lengths of a national number that are possible in each of its countries. */
  readonly everywhere: ReadonlySet<number>;
  /** Lengths that are possible in at least one of them. */
  readonly somewhere: ReadonlySet<number>;
  /** Digits that parsing may take for a national prefix, such as the 0 in +44 (0)20. */
  readonly nationalPrefix: RegExp | undefined;
}

const plainNumber = /^\+[1-9][0-9 ().-]{3,30}$/;
const longestCallingCode = 3;

/**
 * Creates a check of plain international numbers by length only, without parsing. It returns the result of libphonenumber's isPossible(), or undefined where only parsing can tell: other
 * ways of writing, a national prefix, a length that is possible in one country of the calling code and not in another.
 */
export function createPossibleLength(): (text: string) => boolean | undefined {
  // Made when the first number comes, since a start need not wait for it.
  let codes: ReadonlyMap<string, CallingCode> | undefined;
  return (text) => {
    if (!plainNumber.test(text)) return undefined;
    codes ??= readCallingCodes();
    const digits = text.replace(/[^0-9]/g, "");
    for (let length = 1; length <= longestCallingCode; length++) {
      // No calling code begins with another one.
      const code = codes.get(digits.slice(0, length));
      if (code !== undefined) return isPossibleLength(digits.slice(length), code);
    }
    return undefined;
  };
}

function isPossibleLength(
  national: string,
  { everywhere, somewhere, nationalPrefix }: CallingCode,
): boolean | undefined {
  if (nationalPrefix?.test(national)) return undefined;
  if (everywhere.has(national.length)) return true;
  return somewhere.has(national.length) ? undefined : false;
}

function readCallingCodes(): ReadonlyMap<string, CallingCode> {
  const countries = new Map<string, CountryCode[]>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    countries.set(code, [...(countries.get(code) ?? []), country]);
  }
  return new Map([...countries].map(([code, sharing]) => [code, readCallingCode(code, sharing)]));
}

function readCallingCode(code: string, sharing: readonly CountryCode[]): CallingCode {
  const lengths = sharing.map((country) => new Set(getNumberingPlan(country).possibleLengths()));
  const all = lengths.flatMap((each) => [...each]);
  // A calling code stands for its main country, as it does in parsing.
  const prefix = getNumberingPlan(code as CountryCode).nationalPrefixForParsing();
  return {
    everywhere: new Set(all.filter((length) => lengths.every((each) => each.has(length)))),
    somewhere: new Set(all),
    nationalPrefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined,
  };
}

function getNumberingPlan(countryOrCode: CountryCode): ParsingPlan {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(countryOrCode);
  if (metadata.numberingPlan === undefined)
    throw new Error(`libphonenumber has no numbering plan for ${countryOrCode}`);
  return metadata.numberingPlan as ParsingPlan;
}
