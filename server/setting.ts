// What a setting is, and the kinds of values that settings have.

export interface Setting<Value> {
  readonly flag: string;
  readonly variable: string;
  readonly fallback: Value;
  readonly help: string;
  /** The value, or undefined when the text is not one. */
  parse(text: string): Value | undefined;
  readonly expected: string;
  /** Shown where the default would say nothing. */
  readonly example?: string;
  /** Makes of a value that holds a secret what may be shown. */
  mask?(text: string): string;
}

export const anyText = { parse: (text: string) => (text === "" ? undefined : text), expected: "a text" };
export const emptyOrText = { parse: (text: string) => text, expected: "a text" };

export function integer(minimum: number, maximum: number) {
  return {
    parse: (text: string) =>
      /^\d{1,15}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum ? Number(text) : undefined,
    expected: `an integer from ${minimum} to ${maximum}`,
  };
}

export function oneOf<Value extends string>(...values: readonly Value[]) {
  return { parse: (text: string) => values.find((value) => value === text), expected: `one of ${values.join(", ")}` };
}

export const onOff = {
  parse: (text: string) => (text === "on" ? true : text === "off" ? false : undefined),
  expected: "on or off",
};
