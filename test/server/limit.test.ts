// Work that is limited: how much of it runs at the same time, and what follows a failure.
import { expect, it } from "vitest";
import { createLimit } from "../../server/limit.ts";

it("runs at most two pieces of work at the same time, in the order of the calls", async () => {
  const inTurn = createLimit(2);
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((index) =>
    inTurn(async () => {
      started.push(index);
      await new Promise<void>((resolve) => ends.push(resolve));
      return index;
    }),
  );
  const settle = () => new Promise(setImmediate);
  await settle();
  expect(started).toEqual([0, 1]);
  ends[1]?.();
  await settle();
  expect(started).toEqual([0, 1, 2]);
  for (let index = 0; index < 4; index++) {
    ends[index]?.();
    await settle();
  }
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

it("runs what waits for work that fails", async () => {
  const inTurn = createLimit(1);
  const [failed, next] = [inTurn(() => Promise.reject(new Error("no"))), inTurn(async () => "next")];
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("next");
});
