// A failure before it has the form of a contract: generated code builds the declared bodies from it.

export interface Failure {
  readonly status: number;
  /** The status in words. */
  readonly title: string;
  /** For programs. */
  readonly code: string;
  /** For people. */
  readonly message: string;
}

/** Cuts a text to a maximum length, with an ellipsis. */
export function cutText(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** The text if it is one of the known ones, else the first of them. */
export function oneOf<const Known extends string>(text: string, known: readonly [Known, ...Known[]]): Known {
  return known.find((each) => each === text) ?? known[0];
}
