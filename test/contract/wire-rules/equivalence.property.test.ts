// The same value in any format has the same effect; mutated bytes never cause a 5xx or a hang, and are stored only with a 200.
import fc from "fast-check";
import { expect, it } from "vitest";
import { bodySchemas } from "../../../generated/codecs.ts";
import { freshContact } from "../../support/server.ts";
import { bodyTypes, formType, resultOf, useServer } from "./harness.ts";

const server = useServer();
const codecs = bodySchemas.ArrayOfPhoneNumberDTO.codecs;

const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }).filter((value) => !notXml.test(value)),
  fc.constantFrom("0044207", "+4402079460000", " 5 ", "5+x12", "a\r\nb", "\t", "<&>\"']]>", "\u{1F600}", "true", "1e5"),
);
const int32 = fc.integer({ min: -2147483648, max: 2147483647 });
const item = fc.record(
  {
    PhoneNumber: text.filter((value) => /\S/.test(value)),
    EntityID: int32,
    ContactInfoTypeID: int32,
    IsTextActive: fc.boolean(),
    ContactInfoName: text,
    ContactInfoCategory: text,
    Notes: text,
  },
  { requiredKeys: ["PhoneNumber"] },
);

async function post(mediaType: string, body: string | Buffer) {
  const { contactID, path } = freshContact();
  const answer = await server().send({ method: "POST", path, headers: { "content-type": mediaType }, body });
  return { answer, numbers: await server().stored(contactID) };
}

it("a list has the same effect in every format, including refusals by a rule", async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 3 }), fc.boolean(), async (items, withNull) => {
      const value = withNull ? items.map((each) => ({ ...each, Notes: null })) : items;
      const types = withNull ? bodyTypes.filter((type) => type !== formType) : bodyTypes;
      const [first, ...others] = await Promise.all(types.map((type) => post(type, codecs[type].write(value))));
      if (first === undefined) throw new Error("there is no format");
      // 422 where the list names one number twice, with different content.
      expect([200, 422]).toContain(first.answer.status);
      expect(first.numbers.length > 0).toBe(first.answer.status === 200);
      if (first.answer.status === 200) accepted++;
      const { ErrorMessage: _place, ...said } = resultOf(first.answer);
      for (const { answer, numbers } of others) {
        expect(answer.status).toBe(first.answer.status);
        expect(numbers).toEqual(first.numbers);
        expect(resultOf(answer)).toMatchObject(said);
      }
    }),
    { numRuns: 150 },
  );
  expect(accepted).toBeGreaterThan(75);
});

const mutation = fc.record({
  kind: fc.constantFrom("flip", "cut", "insert", "drop"),
  at: fc.nat(),
  byte: fc.integer({ min: 0, max: 255 }),
});

function mutate(bytes: Buffer, { kind, at, byte }: { kind: string; at: number; byte: number }): Buffer {
  const place = at % (bytes.length + 1);
  if (kind === "cut") return bytes.subarray(0, place);
  if (kind === "insert") return Buffer.concat([bytes.subarray(0, place), Buffer.from([byte]), bytes.subarray(place)]);
  if (kind === "drop") return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)]);
  const flipped = Buffer.from(bytes);
  if (place < flipped.length) flipped[place] = byte;
  return flipped;
}

it.each(bodyTypes)(
  "the server responds to any mutated %s with 2xx or 4xx, and stores something only with 200",
  async (mediaType) => {
    const refusals = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 1, maxLength: 2 }),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (items, mutations) => {
          const body = mutations.reduce(mutate, Buffer.from(codecs[mediaType].write(items)));
          const { answer, numbers } = await post(mediaType, body);
          expect([200, 400, 422]).toContain(answer.status);
          if (answer.status !== 200) {
            refusals.add(answer.status);
            expect(numbers).toEqual([]);
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(refusals.has(400)).toBe(true);
  },
);
