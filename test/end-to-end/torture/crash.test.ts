// Fifty crashes: no acknowledged list is lost, no half list is there. `npm run torture -- --rounds 1000` is the long run.
import { expect, it } from "vitest";
import { crashRounds } from "./crash-rounds.ts";

it("loses nothing that was acknowledged in fifty crashes, and keeps no half list", async () => {
  const { problems, acknowledged, rounds } = await crashRounds(50);
  expect(problems).toEqual([]);
  expect(rounds).toBe(50);
  // Kills must hit a server at work, or this shows nothing.
  expect(acknowledged).toBeGreaterThan(500);
}, 240_000);
