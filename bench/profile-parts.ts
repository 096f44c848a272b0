// Tells which part of the server each sample of a CPU profile belongs to.

/** What is read of a profile that Node's --cpu-prof writes (Chrome DevTools Protocol, Profiler.Profile). */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** Microseconds of the machine's monotonic clock. */
  readonly startTime: number;
  readonly samples: readonly number[];
  /** Microseconds from the sample before, or from the start. */
  readonly timeDeltas: readonly number[];
}

/** A function; its line and column count from 0. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

/** The address of a function's source: for code that was bundled, not that of the bundle. */
export type SourceOf = (frame: CallFrame) => string;

/** From where to where the load ran, in microseconds of the machine's monotonic clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const elsewhere = "elsewhere";
const idle = "idle";

/** Where code stands, and what it is for; the first that fits counts. */
const places: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/\/(?:pino|sonic-boom|thread-stream|fast-safe-stringify)[^/]*\//, "log"],
  [/\/http\/(?:request-log|trace-context)/, "log"],
  [/\/(?:prom-client|tdigest)\/|\/operations\//, "limits and metrics"],
  [/\/memory-store|\/node_modules\/(?:@photostructure\/sqlite|pg[^/]*|postgres[^/]*)\/|\/storage\//, "store"],
  [/\/bench\/targets\//, "handler of the benchmark"],
  [/\/access\//, "access"],
  [/\/generated\/validators|\/http\/validation/, "validation"],
  [/\/generated\/[^/]*-writers|\/http\/(?:answer|send-together)/, "answer"],
  [/\/generated\/[^/]*-readers|\/runtime\/|\/http\/(?:media-types|charset)|\/saxes\//, "decoding"],
  [/\/http\//, "edge: negotiation, media types, paths"],
  [/\/phone-numbers\/|\/libphonenumber-js\//, "rules"],
  [/\/node_modules\//, "routing and hooks (Fastify)"],
  [/^node:internal\/(?:process\/task_queues|process\/promises|async_hooks|timers)|^node:timers/, "promises and turns"],
  [/^node:(?:_http|net|_stream|events|internal\/(?:streams|http|net|stream_base|socket))/, "HTTP and sockets (Node)"],
];

const special: ReadonlyMap<string, string> = new Map([
  ["(idle)", idle],
  ["(garbage collector)", "garbage collector"],
  ["(program)", "system calls and engine"],
]);

/**
 * Milliseconds by part, without those in which the process had nothing to do. What has no place of its own, such as
 * JSON.parse or a hash, belongs to who called it.
 */
export function timeByPart(
  profile: CpuProfile,
  { from, to }: Span,
  sourceOf: SourceOf = ({ url }) => url,
): Map<string, number> {
  const partOf = partsOfNodes(profile.nodes, sourceOf);
  const times = new Map<string, number>();
  let now = profile.startTime;
  for (const [index, delta] of profile.timeDeltas.entries()) {
    now += delta;
    const part = partOf.get(profile.samples[index] ?? 0) ?? elsewhere;
    if (now < from || now > to || part === idle) continue;
    times.set(part, (times.get(part) ?? 0) + delta / 1_000);
  }
  return times;
}

function partsOfNodes(nodes: readonly ProfileNode[], sourceOf: SourceOf): Map<number, string> {
  const parts = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  const open = nodes.filter(({ id }) => !children.has(id)).map((node) => ({ node, inherited: elsewhere }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const source = sourceOf(next.node.callFrame);
    const place = places.find(([pattern]) => pattern.test(source));
    const part = special.get(next.node.callFrame.functionName) ?? place?.[1] ?? next.inherited;
    parts.set(next.node.id, part);
    for (const id of next.node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) open.push({ node: child, inherited: part });
    }
  }
  return parts;
}
