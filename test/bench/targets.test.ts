// The measured servers start, from what npm run build and the benchmarks compile.
import { beforeAll, expect, it } from "vitest";
import {
  authorization,
  compileTargets,
  fastify,
  ourEdge,
  oursBare,
  oursInMemory,
  raw,
  start,
} from "../../bench/target.ts";

beforeAll(() => compileTargets());

it.each([raw, fastify, ourEdge, oursInMemory, oursBare])(
  "$name answers the request of the benchmarks",
  async (target) => {
    const server = await start(target);
    try {
      const response = await fetch(`${server.url}/v1/Contacts/1/PhoneNumbers`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: '[{"PhoneNumber":"+44 20 7946 0000"}]',
      });
      expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ IsSuccess: true })]);
    } finally {
      await server.stop();
    }
  },
);
