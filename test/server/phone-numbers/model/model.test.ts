// Random sequences of requests against the real server and the fifty-line model: after each, both have the same list.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { components } from "../../../../generated/types.ts";
import { freshContact, startTestServer, type TestServer } from "../../../support/server.ts";
import { createModel } from "./model.ts";

type Item = components["schemas"]["PhoneNumberDTO"];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Few values, so that sequences meet the same number, id and primary again and again. */
const item: fc.Arbitrary<Item> = fc.record(
  {
    PhoneNumberID: fc.constantFrom(0, 0, 1, 2, 3, 9),
    PhoneNumber: fc.constantFrom("555-0100", "5550100", "555 0101", "(555) 0102", "5550103", " ", null) as fc.Arbitrary<
      string | null
    >,
    ContactInfoTypeID: fc.constantFrom(0, 1),
    IsPrimary: fc.boolean(),
    IsTextActive: fc.boolean(),
    Notes: fc.constantFrom("a", "", null) as fc.Arbitrary<string | null>,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Item>;

const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ post: fc.array(item, { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 1, max: 9 }) }) },
);

const byId = (a: Item, b: Item) => (a.PhoneNumberID ?? 0) - (b.PhoneNumberID ?? 0);

it("the service agrees with the model", async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
      const { contactID, path } = freshContact();
      const model = createModel();
      for (const step of commands) {
        if ("post" in step) {
          const headers = { "content-type": "application/json" };
          const answer = await server.send({ method: "POST", path, headers, body: JSON.stringify(step.post) });
          expect(answer.status).toBe(model.post(step.post));
          if (answer.status === 200) accepted++;
        } else {
          expect((await server.send({ method: "DELETE", path: `${path}/${step.remove}` })).status).toBe(200);
          model.remove(step.remove);
        }
        const stored = (await server.stored(contactID)) as Item[];
        expect(stored).toEqual(model.numbers());
        expect([...stored].sort(byId)).toEqual(stored);
        expect(stored.filter(({ IsPrimary }) => IsPrimary).length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
  // Most sequences must get somewhere, or this shows nothing.
  expect(accepted).toBeGreaterThan(150);
});
