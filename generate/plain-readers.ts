// Puts a file of fast readers together: what those of every format have in common.
import { containsItself, type ObjectShape, type RootShape, type Shapes } from "./shape.ts";
import { source } from "./source.ts";

/** What the readers of one file share while they are generated. */
export interface Generation {
  readonly shapes: Shapes;
  /** Sticky patterns, and their names in the generated code. */
  readonly patterns: Map<string, string>;
}

export interface PlainReaders {
  /** Such as Xml: the end of the names of its readers, its file and its type. */
  readonly format: string;
  /** What its runtime exports. */
  readonly runtime: readonly string[];
  isPlainRoot(root: RootShape, shapes: Shapes): boolean;
  rootReader(root: RootShape, generation: Generation): string[];
  objectReader(object: ObjectShape, generation: Generation): string[];
}

/** One reader for each root that has a plain form; it answers undefined when it gives up. */
export function plainReaders(shapes: Shapes, readers: PlainReaders): string {
  const { format, runtime, isPlainRoot, rootReader, objectReader } = readers;
  const generation: Generation = { shapes, patterns: new Map() };
  const roots = shapes.roots
    .filter((root) => isPlainRoot(root, shapes))
    .flatMap((root) => rootReader(root, generation));
  const objects = [...shapes.objects.values()].filter((object) => !containsItself(object, shapes));
  const body = [...roots, ...objects.flatMap((object) => objectReader(object, generation))];
  const used = runtime.filter((name) => body.some((line) => line.includes(`${name}(`)));
  const types = objects.length > 0 ? [`type Plain${format}`] : [];
  return source(
    `import { ${[...used, ...types].join(", ")} } from "../runtime/${format.toLowerCase()}-plain.ts";`,
    "",
    ...[...generation.patterns].map(([pattern, name]) => `const ${name} = /${pattern}/y;`),
    "",
    ...body,
  );
}

/** Of each schema that has a fast reader the name of that. */
export function plainReaderNames(
  shapes: Shapes,
  { format, isPlainRoot }: Pick<PlainReaders, "format" | "isPlainRoot">,
): ReadonlyMap<string, string> {
  const roots = shapes.roots.filter((root) => isPlainRoot(root, shapes));
  return new Map(roots.map(({ schema }) => [schema, `plain${schema}${format}`]));
}
