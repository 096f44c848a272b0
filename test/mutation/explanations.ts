// Why a mutant that no test notices is left: it changes nothing that anybody could notice, or it is not worth a test.

import { contractExplanations } from "./contract/explanations.ts";

export interface Explanation {
  readonly file: string;
  /** Stands in the mutant's line, or in the pointer of what is changed. */
  readonly code: string;
  /** Stands in what it changes; left out: all mutants of the line. */
  readonly change?: string;
  /** Whether it does the same as the original in every case that can happen. Such mutants do not count. */
  readonly equivalent: boolean;
  readonly why: string;
}

type Known = readonly [code: string, change: string, why: string];

const equivalentIn = (file: string, ...known: readonly Known[]): Explanation[] =>
  known.map(([code, change, why]) => ({ file, code, change, equivalent: true, why }));

const unreachable = "nothing reaches it: the default only satisfies the type of an index";
const shortcut = "a shortcut for speed: without it the long way gives the same";

export const explanations: readonly Explanation[] = [
  ...equivalentIn(
    "server/phone-numbers/plan-update.ts",
    ["if (first < 0) return undefined;", "-> false", "then there is no other either, and ids[-1] is undefined"],
    ["if (other < 0) return ids[first];", "other <= 0", "the other stands behind the first, so it is never at 0"],
    ["if (primary === undefined) return rows;", "-> false", shortcut],
    [`identity(item.PhoneNumber ?? ""`, "StringLiteral", "an item without both id and number was refused before"],
  ),
  ...equivalentIn(
    "server/http/negotiation.ts",
    ["const defaultType = responseTypes[0]", "", unreachable],
    ["const own = requestType !== undefined", "-> true", "undefined is none of the answer types"],
    [`accept === ""`, "", shortcut],
    [`if (accept === "*/*")`, "", shortcut],
    ["if (responseTypes.includes(accept))", "-> false", shortcut],
    ["?.toLowerCase();", "OptionalChaining", "the chain has ended before where there is no match"],
    ["if (type === undefined) return [];", "", "a range without type, or of no type, matches nothing"],
    ["const qPattern", "1(?:", "a q of 1 that is not matched counts as 1"],
  ),
  ...equivalentIn(
    "server/auth/token-handler.ts",
    [`.value ?? ""`, "StringLiteral", "a cache that is full has a first key"],
    ["identified.until !== undefined &&", "-> true", "no time is before undefined"],
  ),
  ...equivalentIn("server/auth/stored-tokens.ts", [
    "expiresAt !== undefined &&",
    "-> true",
    "undefined is before no time",
  ]),
  ...equivalentIn(
    "client/retry.ts",
    [`const tryTimedOut = outcome === "timeout"`, "-> true", "no other outcome has a limit"],
    ["if (value === null) return 0;", "-> false", "null is no date, which is 0 too"],
  ),
  {
    file: "client/retry.ts",
    code: "const at =",
    change: "/GMT$/ -> /GMT/",
    equivalent: false,
    why: "differs only for a text with more behind GMT, which is no date of HTTP",
  },
  ...equivalentIn("client/within.ts", ["signal?.reason", "OptionalChaining", "only a signal that there is calls it"]),
  ...equivalentIn("server/http/negotiation.ts", [
    `parameter[3] ?? ""`,
    "StringLiteral",
    "a parameter with a name has one of the two values",
  ]),
  ...contractExplanations,
];
