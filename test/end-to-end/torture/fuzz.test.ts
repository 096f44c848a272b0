// Random requests, broken ones too: every response is declared. `npm run torture -- --fuzz 250000` is the long run.
import { expect, it } from "vitest";
import { cases } from "../../support/effort.ts";
import { fuzz } from "./fuzz.ts";

it("the server responds to random requests as the contract declares", async () => {
  const requests = cases(2_000, 50_000);
  const { problems, statuses } = await fuzz(requests, 1);
  expect(problems).toEqual([]);
  expect(Object.values(statuses).reduce((sum, count) => sum + count)).toBe(requests);
  // Requests must get past access control and validation, or this shows little.
  expect(statuses[200]).toBeGreaterThan(requests / 20);
});
