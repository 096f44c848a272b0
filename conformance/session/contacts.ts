// Made-up ids with a prefix that no real one has, and the paths under which the run may have stored something.

export interface Contacts {
  readonly prefix: string;
  /** An id that is new in this run and that no random text equals. */
  fresh(): string;
  /** The value with the prefix, at unchanged length if it is long enough. Leading white space stays. */
  owned(text: string): string;
  mayBeWritten(path: string): void;
  /** Reports a refused request: it stored nothing, although an earlier one may have. */
  notWritten(path: string): void;
  /** Reports that the request stored an item with its own path, where it can be removed. */
  created(path: string, item: string): void;
  removed(item: string): void;
  /** Paths under which something without a known path may be stored, each with the number of requests. */
  readonly written: () => ReadonlyMap<string, number>;
  readonly items: () => readonly string[];
}

/** `run` makes the prefix unique to each run. */
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
