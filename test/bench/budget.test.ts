// Which part of the server a sample of a profile is counted for.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type CallFrame, type CpuProfile, timeByPart } from "../../bench/budget.ts";
import { root } from "../support/contract.ts";

/** One stack a sample, its outermost function first, as `name at url`; one sample per millisecond. */
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
  const top = add("(root)");
  const samples = stacks.map((stack) =>
    stack.reduce((caller, frame) => {
      const node = add(frame);
      nodes[caller - 1]?.children.push(node.id);
      return node.id;
    }, top.id),
  );
  return { nodes, startTime: 1_000_000, samples, timeDeltas: samples.map(() => 1_000) };
}

const whole = { from: 0, to: Number.POSITIVE_INFINITY };
const parts = (...stack: readonly string[]) => [...timeByPart(profileOf(stack), whole).keys()];

/** Files of this project, so that a renamed one does not silently change its part. */
const ours = [
  ["server/storage/sqlite/contact-rows.ts", "store"],
  ["bench/targets/memory-store.ts", "store"],
  ["server/auth/authorize.ts", "access"],
  ["generated/validators.ts", "validation"],
  ["generated/xml-readers.ts", "decoding"],
  ["runtime/json-text.ts", "decoding"],
  ["server/http/request-body.ts", "decoding"],
  ["generated/json-writers.ts", "response"],
  ["server/http/response.ts", "response"],
  ["server/http/send-payload.ts", "response"],
  ["server/http/request-log.ts", "log"],
  ["server/http/log-destination.ts", "log"],
  ["server/http/negotiation.ts", "edge: negotiation, media types, paths"],
  ["server/phone-numbers/plan-update.ts", "rules"],
  ["server/ops/metrics.ts", "limits and metrics"],
] as const;

it.each(ours)("%s belongs to %s", (file, part) => {
  expect(existsSync(join(root, file))).toBe(true);
  expect(parts(`work at file:///app/${file}`)).toEqual([part]);
});

it.each([
  ["file:///app/node_modules/@photostructure/sqlite/dist/index.cjs", "store"],
  ["file:///app/node_modules/pino/lib/tools.js", "log"],
  ["file:///app/node_modules/fastify/lib/route.js", "routing and hooks (Fastify)"],
  ["node:_http_server", "HTTP and sockets (Node)"],
  ["node:internal/process/task_queues", "promises and turns"],
])("%s belongs to %s", (url, part) => {
  expect(parts(`work at ${url}`)).toEqual([part]);
});

it("a frame without its own part counts for its caller", () => {
  const reading = "parseBody at file:///app/server/http/request-body.ts";
  expect(parts(reading, "toString at node:buffer", "parse")).toEqual(["decoding"]);
  const identifying = "identify at file:///app/server/auth/token-handler.ts";
  expect(parts(identifying, "hash at node:internal/crypto/hash")).toEqual(["access"]);
  expect(parts("main")).toEqual(["elsewhere"]);
});

it("the garbage collector and the engine are separate parts, and idle time is not counted", () => {
  const work = "work at file:///app/dist/server/storage/rows.js";
  const times = timeByPart(profileOf([work, "(garbage collector)"], ["(program)"], ["(idle)"], [work]), whole);
  expect(Object.fromEntries(times)).toEqual({ "garbage collector": 1, "system calls and engine": 1, store: 1 });
});

it("the profile finds a bundled function in its source", () => {
  const profile = profileOf(["work at file:///app/dist/bench/ours.js"]);
  const times = timeByPart(profile, whole, () => "/../../server/auth/authorize.ts");
  expect([...times.keys()]).toEqual(["access"]);
});

it("the profile counts only samples taken while the load ran", () => {
  const profile = profileOf(["a at node:net"], ["a at node:net"], ["b at file:///x/server/auth/authorize.ts"]);
  const times = timeByPart(profile, { from: 1_001_500, to: 1_002_500 });
  expect(Object.fromEntries(times)).toEqual({ "HTTP and sockets (Node)": 1 });
});
