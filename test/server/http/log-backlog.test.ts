// The backlog of the log: bounded, and whole lines only, whatever part of a piece an output took.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createLogBacklog } from "../../../server/http/log-backlog.ts";

const line = fc.nat(99_999).map((value) => `${value}${"é".repeat(value % 7)}\n`);
const action = fc.oneof(
  { weight: 4, arbitrary: line.map((text) => ({ add: text })) },
  { weight: 2, arbitrary: fc.nat(30).map((bytes) => ({ write: bytes })) },
  { weight: 1, arbitrary: fc.constant({ drop: true }) },
);

it("the backlog writes each accepted line completely, counts it as dropped, or leaves its part on a separate line", () => {
  fc.assert(
    fc.property(fc.array(action), (actions) => {
      const backlog = createLogBacklog({ pieceBytes: 20, maxBytes: 1_000_000 });
      const accepted: string[] = [];
      const written: Buffer[] = [];
      let dropped = 0;
      const write = (bytes: number) => {
        const piece = backlog.first()?.subarray(0, bytes);
        if (piece === undefined) return;
        written.push(Buffer.from(piece));
        backlog.written(piece.length);
      };
      for (const step of actions) {
        if ("add" in step && backlog.add(step.add)) accepted.push(step.add.trimEnd());
        if ("write" in step) write(step.write);
        if ("drop" in step) dropped += backlog.drop();
      }
      while (!backlog.isEmpty()) write(7);
      const shown = Buffer.concat(written).toString().split("\n");
      const whole = shown.filter((text) => text !== "" && accepted.includes(text));
      expect(whole.length + dropped).toBeGreaterThanOrEqual(accepted.length);
      const parts = shown.filter((text) => text !== "" && !accepted.includes(text));
      expect(parts.length).toBeLessThanOrEqual(dropped);
      for (const part of parts) expect(accepted.some((text) => text.startsWith(part.replace("\uFFFD", "")))).toBe(true);
    }),
  );
});

it("the backlog takes exactly as many bytes as it may", () => {
  const backlog = createLogBacklog({ pieceBytes: 10, maxBytes: 20 });
  expect(["123456789\n", "12345678\n", "\n", "\n"].map((line) => backlog.add(line))).toEqual([true, true, true, false]);
});

it("the backlog refuses lines over its limit, and accepts them again when there is room", () => {
  const backlog = createLogBacklog({ pieceBytes: 10, maxBytes: 25 });
  const ten = "123456789\n";
  expect([backlog.add(ten), backlog.add(ten), backlog.add(ten)]).toEqual([true, true, false]);
  backlog.written(backlog.first()?.length ?? 0);
  expect(backlog.add(ten)).toBe(true);
  expect(backlog.drop()).toBe(1);
  expect([backlog.add(ten), backlog.add(ten)]).toEqual([true, false]);
});
