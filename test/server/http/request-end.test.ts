// The end of a request, as the log and the metrics see it.
import { EventEmitter } from "node:events";
import type { FastifyInstance } from "fastify";
import { expect, it } from "vitest";
import { observeRequestEnds, type RequestEnd } from "../../../server/http/request-context.ts";

type Hook = (request: unknown, reply: unknown, done: () => void) => void;

function endOf(raw: { readonly writableEnded: boolean; readonly writableFinished: boolean }): RequestEnd | undefined {
  const hooks: Hook[] = [];
  const app = { addHook: (_name: string, hook: Hook) => hooks.push(hook) } as unknown as FastifyInstance;
  const ends: RequestEnd[] = [];
  observeRequestEnds(app, [(end) => ends.push(end)]);
  const response = Object.assign(new EventEmitter(), raw);
  for (const hook of hooks)
    hook({ routeOptions: { config: {}, url: "/a" } }, { raw: response, statusCode: 200 }, () => undefined);
  response.emit("close");
  return ends[0];
}

it.each([
  ["is still written", { writableEnded: false, writableFinished: false }, true],
  ["was written, and not yet sent", { writableEnded: true, writableFinished: false }, true],
  ["was sent", { writableEnded: true, writableFinished: true }, false],
])("a connection that closes while the response %s", (_when, raw, isAborted) => {
  expect(endOf(raw)).toMatchObject({ route: "/a", status: 200, isAborted });
});
