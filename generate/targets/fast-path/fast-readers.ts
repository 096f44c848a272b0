// Puts a file of fast readers together: what those of every format have in common.
import { type CodecTypes, containsItself, type ObjectType, type RootType } from "../../codec-type.ts";
import { source } from "../../source.ts";

/** What the readers of one file share while they are generated. */
export interface Generation {
  readonly types: CodecTypes;
  /** Sticky patterns, and their names in the generated code. */
  readonly patterns: Map<string, string>;
}

export interface FastReaders {
  /** Such as Xml: the end of the names of its readers, its file and its type. */
  readonly format: string;
  /** What its runtime exports. */
  readonly runtime: readonly string[];
  isFastRoot(root: RootType, types: CodecTypes): boolean;
  rootReader(root: RootType, generation: Generation): string[];
  objectReader(object: ObjectType, generation: Generation): string[];
}

/** One reader for each root that the fast path can read; it returns undefined when it gives up. */
export function fastReaders(types: CodecTypes, readers: FastReaders): string {
  const { format, runtime, isFastRoot, rootReader, objectReader } = readers;
  const generation: Generation = { types, patterns: new Map() };
  const roots = types.roots.filter((root) => isFastRoot(root, types)).flatMap((root) => rootReader(root, generation));
  const objects = [...types.objects.values()].filter((object) => !containsItself(object, types));
  const body = [...roots, ...objects.flatMap((object) => objectReader(object, generation))];
  const used = runtime.filter((name) => body.some((line) => line.includes(`${name}(`)));
  const runtimeTypes = objects.length > 0 ? [`type Fast${format}`] : [];
  return source(
    `import { ${[...used, ...runtimeTypes].join(", ")} } from "#runtime/fast-path/${format.toLowerCase()}.ts";`,
    "",
    ...[...generation.patterns].map(([pattern, name]) => `const ${name} = /${pattern}/y;`),
    "",
    ...body,
  );
}

/** Of each schema that has a fast reader the name of that. */
export function fastReaderNames(
  types: CodecTypes,
  { format, isFastRoot }: Pick<FastReaders, "format" | "isFastRoot">,
): ReadonlyMap<string, string> {
  const roots = types.roots.filter((root) => isFastRoot(root, types));
  return new Map(roots.map(({ schema }) => [schema, `readFast${schema}${format}`]));
}
