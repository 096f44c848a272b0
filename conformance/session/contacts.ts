// The ids that a run makes, with a prefix that no real one has, and the paths under which it may have stored something.

export interface Contacts {
  readonly prefix: string;
  /** An id that this run has not used, and that no random text becomes. */
  fresh(): string;
  /** The value with the prefix, as long as it was where it is long enough. White space at its start stays there. */
  owned(text: string): string;
  mayBeWritten(path: string): void;
  /** The request was refused: it stored nothing, though an earlier one may have. */
  notWritten(path: string): void;
  /** The request stored an item that has a path of its own, and can be removed there. */
  created(path: string, item: string): void;
  removed(item: string): void;
  /** Paths under which something may be stored that has no known path of its own, each with the number of requests. */
  readonly written: () => ReadonlyMap<string, number>;
  readonly items: () => readonly string[];
}

/** `run` makes the prefix another one in every run. */
export function createContacts(run: string): Contacts {
  const prefix = `conformance-${run}-`;
  const written = new Map<string, number>();
  const items = new Set<string>();
  let made = 0;
  const add = (path: string, times: number) => void written.set(path, (written.get(path) ?? 0) + times);
  return {
    prefix,
    fresh: () => `${prefix}contact-${++made}`,
    owned(text) {
      const space = /^\s/.exec(text)?.[0] ?? "";
      const rest = [...text.slice(space.length)];
      return space + prefix + (rest.length > prefix.length ? rest.slice(prefix.length).join("") : rest.join(""));
    },
    mayBeWritten: (path) => add(path, 1),
    notWritten: (path) => add(path, -1),
    created(path, item) {
      add(path, -1);
      items.add(item);
    },
    removed: (item) => void items.delete(item),
    written: () => new Map([...written].filter(([, times]) => times > 0)),
    items: () => [...items],
  };
}
