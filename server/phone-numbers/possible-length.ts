// Tells of the plainest international numbers whether they are possible, by their length alone, without parsing them.
import { type CountryCode, getCountries, getCountryCallingCode, Metadata } from "libphonenumber-js/min";

/** What libphonenumber's metadata has, and its declarations leave out. */
interface ParsingPlan {
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

const plain = /^\+[1-9][0-9 ().-]{3,30}$/;
const longestCallingCode = 3;

/**
 * Creates the check. It returns the result of libphonenumber's isPossible(), or undefined where only parsing can tell: other
 * ways of writing, a national prefix, a length that is possible in one country of the calling code and not in another.
 */
export function createPossibleLength(): (text: string) => boolean | undefined {
  // Made when the first number comes, since a start need not wait for it.
  let codes: ReadonlyMap<string, CallingCode> | undefined;
  return (text) => {
    if (!plain.test(text)) return undefined;
    codes ??= readCallingCodes();
    const digits = text.replace(/[^0-9]/g, "");
    for (let length = 1; length <= longestCallingCode; length++) {
      // No calling code begins with another one.
      const code = codes.get(digits.slice(0, length));
      if (code !== undefined) return isPossible(digits.slice(length), code);
    }
    return undefined;
  };
}

function isPossible(national: string, { everywhere, somewhere, nationalPrefix }: CallingCode): boolean | undefined {
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
  const prefix = (getNumberingPlan(code as CountryCode) as unknown as ParsingPlan).nationalPrefixForParsing();
  return {
    everywhere: new Set(all.filter((length) => lengths.every((each) => each.has(length)))),
    somewhere: new Set(all),
    nationalPrefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined,
  };
}

function getNumberingPlan(countryOrCode: CountryCode) {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(countryOrCode);
  if (metadata.numberingPlan === undefined)
    throw new Error(`libphonenumber has no numbering plan for ${countryOrCode}`);
  return metadata.numberingPlan;
}
