// The contacts that a run makes: their ids have a prefix that no real one has, and what may be stored there is remembered.

export interface Contacts {
  readonly prefix: string;
  /** An id that this run has not used, and that no random text becomes. */
  fresh(): string;
  /** The value with the prefix, as long as it was where it is long enough. White space at its start stays there. */
  owned(text: string): string;
  mayBeWritten(path: string): void;
  /** The request was refused: it stored nothing, though an earlier one may have. */
  notWritten(path: string): void;
  /** Paths of all lists that something may be stored under. */
  readonly written: () => readonly string[];
}

/** `run` makes the prefix another one in every run. */
export function createContacts(run: string): Contacts {
  const prefix = `conformance-${run}-`;
  const written = new Map<string, number>();
  let made = 0;
  return {
    prefix,
    fresh: () => `${prefix}contact-${++made}`,
    owned(text) {
      const space = /^\s/.exec(text)?.[0] ?? "";
      const rest = [...text.slice(space.length)];
      return space + prefix + (rest.length > prefix.length ? rest.slice(prefix.length).join("") : rest.join(""));
    },
    mayBeWritten: (path) => void written.set(path, (written.get(path) ?? 0) + 1),
    notWritten: (path) => void written.set(path, (written.get(path) ?? 0) - 1),
    written: () => [...written].filter(([, times]) => times > 0).map(([path]) => path),
  };
}
