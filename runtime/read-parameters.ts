// Reads parameters of a path, a query or a header into the types that the contract declares.

export interface DeclaredParameter {
  readonly name: string;
  readonly in: string;
  readonly type: string;
  /** Of the items of a list. */
  readonly items?: string | undefined;
  /** Whether a list is one value with commas (style simple, or explode: false). */
  readonly joined?: boolean | undefined;
  readonly default?: unknown;
}

/** Whether reading can change a value: all others are texts already. */
export const needsReading = ({ type, default: value }: DeclaredParameter): boolean =>
  type !== "string" || value !== undefined;

/** A text that has not the declared type stays a text, which the validator refuses. */
export function readParameters(parameters: readonly DeclaredParameter[], values: Record<string, unknown>): void {
  for (const { name: written, in: place, type, items = "string", joined = false, default: value } of parameters) {
    const name = place === "header" ? written.toLowerCase() : written;
    const given = values[name];
    if (given === undefined) {
      if (value !== undefined) values[name] = value;
    } else if (type === "array") {
      const texts = joined && typeof given === "string" ? given.split(",") : [given].flat();
      values[name] = texts.map((text) => readScalar(items, place === "header" ? String(text).trim() : text));
    } else values[name] = readScalar(type, given);
  }
}

const isExact = (text: string): boolean => Number.isSafeInteger(Number(text));

/** Reads one value; see readParameters. */
export function readScalar(type: string, given: unknown): unknown {
  if (typeof given !== "string") return given;
  if (type === "integer") return /^-?(?:0|[1-9][0-9]*)$/.test(given) && isExact(given) ? Number(given) : given;
  if (type === "number")
    return /^-?[0-9]{1,15}(?:\.[0-9]{1,17})?(?:[eE][+-]?[0-9]{1,2})?$/.test(given) ? Number(given) : given;
  if (type === "boolean") return given === "true" ? true : given === "false" ? false : given;
  return given;
}
