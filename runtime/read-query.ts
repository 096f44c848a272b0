// Reads query parameters (style form) into the types that the contract declares.

export interface QueryParameter {
  readonly name: string;
  readonly type: string;
  /** Of the items of a list. */
  readonly items?: string | undefined;
  /** Whether a list is one value with commas (explode: false). */
  readonly joined?: boolean | undefined;
  readonly default?: unknown;
}

/** A text that has not the declared type stays a text, which the validator refuses. */
export function readQuery(parameters: readonly QueryParameter[], query: Record<string, unknown>): void {
  for (const { name, type, items = "string", joined = false, default: value } of parameters) {
    const given = query[name];
    if (given === undefined) {
      if (value !== undefined) query[name] = value;
    } else if (type === "array") {
      const texts = joined && typeof given === "string" ? given.split(",") : [given].flat();
      query[name] = texts.map((text) => readScalar(items, text));
    } else query[name] = readScalar(type, given);
  }
}

function readScalar(type: string, given: unknown): unknown {
  if (typeof given !== "string") return given;
  if (type === "integer") return /^-?(?:0|[1-9][0-9]{0,14})$/.test(given) ? Number(given) : given;
  if (type === "number") return /^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$/.test(given) ? Number(given) : given;
  if (type === "boolean") return given === "true" ? true : given === "false" ? false : given;
  return given;
}
