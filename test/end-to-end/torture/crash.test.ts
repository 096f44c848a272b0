// Crashes under load: no acknowledged list is lost, no half list is there. `npm run torture -- --rounds 1000` is the long run.
import { expect, it } from "vitest";
import { cases } from "../../support/effort.ts";
import { crashRounds } from "./crash-rounds.ts";

it("the server loses no acknowledged list in a crash, and keeps no half list", async () => {
  const { problems, acknowledged, rounds } = await crashRounds(cases(8, 50));
  expect(problems).toEqual([]);
  // Kills must hit a server at work, or this shows nothing.
  expect(acknowledged).toBeGreaterThan(10 * rounds);
});
