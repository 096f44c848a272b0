// Which part of the server a sample of a profile is counted for.
import { expect, it } from "vitest";
import { type CallFrame, type CpuProfile, timeByPart } from "../../bench/profile-parts.ts";

/** One stack a sample, its outermost function first, as `name at url`; samples are a millisecond apart. */
function profileOf(...stacks: readonly (readonly string[])[]): CpuProfile {
  const nodes: { id: number; callFrame: CallFrame; children: number[] }[] = [];
  const add = (frame: string) => {
    const [functionName = "", url = ""] = frame.split(" at ");
    const node = {
      id: nodes.length + 1,
      callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 },
      children: [],
    };
    nodes.push(node);
    return node;
  };
  const root = add("(root)");
  const samples = stacks.map((stack) =>
    stack.reduce((caller, frame) => {
      const node = add(frame);
      nodes[caller - 1]?.children.push(node.id);
      return node.id;
    }, root.id),
  );
  return { nodes, startTime: 1_000_000, samples, timeDeltas: samples.map(() => 1_000) };
}

const whole = { from: 0, to: Number.POSITIVE_INFINITY };
const parts = (...stack: readonly string[]) => [...timeByPart(profileOf(stack), whole).keys()];

it.each([
  ["file:///app/dist/server/storage/sqlite/rows.js", "store"],
  ["file:///app/node_modules/@photostructure/sqlite/dist/index.cjs", "store"],
  ["file:///app/dist/server/access/token-cache.js", "access"],
  ["file:///app/dist/generated/validators.js", "validation"],
  ["file:///app/dist/generated/xml-readers.js", "decoding"],
  ["file:///app/dist/runtime/json-text.js", "decoding"],
  ["file:///app/dist/server/http/media-types.js", "decoding"],
  ["file:///app/dist/generated/json-writers.js", "answer"],
  ["file:///app/dist/server/http/answer.js", "answer"],
  ["file:///app/dist/server/http/request-log.js", "log"],
  ["file:///app/node_modules/pino/lib/tools.js", "log"],
  ["file:///app/dist/server/http/negotiation.js", "edge: negotiation, media types, paths"],
  ["file:///app/dist/server/phone-numbers/plan-update.js", "rules"],
  ["file:///app/dist/server/operations/metrics.js", "limits and metrics"],
  ["file:///app/node_modules/fastify/lib/route.js", "routing and hooks (Fastify)"],
  ["node:_http_server", "HTTP and sockets (Node)"],
  ["node:internal/process/task_queues", "promises and turns"],
])("%s is of %s", (url, part) => {
  expect(parts(`work at ${url}`)).toEqual([part]);
});

it("a frame without a part of its own counts for its caller", () => {
  expect(parts("readBody at file:///app/dist/server/http/media-types.js", "toString at node:buffer", "parse")).toEqual([
    "decoding",
  ]);
  expect(
    parts("identify at file:///app/dist/server/access/token-cache.js", "hash at node:internal/crypto/hash"),
  ).toEqual(["access"]);
  expect(parts("main")).toEqual(["elsewhere"]);
});

it("the garbage collector and the engine are separate parts, and idle time is not counted", () => {
  const work = "work at file:///app/dist/server/storage/rows.js";
  const times = timeByPart(profileOf([work, "(garbage collector)"], ["(program)"], ["(idle)"], [work]), whole);
  expect(Object.fromEntries(times)).toEqual({ "garbage collector": 1, "system calls and engine": 1, store: 1 });
});

it("the profile finds a bundled function in its source", () => {
  const profile = profileOf(["work at file:///app/dist/bench/ours.js"]);
  const times = timeByPart(profile, whole, () => "/../../server/access/access.ts");
  expect([...times.keys()]).toEqual(["access"]);
});

it("the profile counts only samples taken while the load ran", () => {
  const profile = profileOf(["a at node:net"], ["a at node:net"], ["b at file:///x/dist/server/access/access.js"]);
  const times = timeByPart(profile, { from: 1_001_500, to: 1_002_500 });
  expect(Object.fromEntries(times)).toEqual({ "HTTP and sockets (Node)": 1 });
});
