// The formats that the generated validators check; any other says nothing.
import { expect, it } from "vitest";
import { createAjv } from "../../generate/ajv.ts";
import type { JsonObject, Spec } from "../../generate/spec.ts";

/** Whether a text is valid in a schema of this format. */
function accepts(format: string, text: string): boolean {
  const schemas: JsonObject = { Text: { type: "string", format } };
  const spec = { document: { components: { schemas } }, resolve: (value: unknown) => value ?? {} } as unknown as Spec;
  return createAjv(spec, false).getSchema("Text")?.(text) === true;
}

it.each([
  ["date", "2026-01-31", "31.1.2026"],
  ["date-time", "2026-01-31T12:00:00Z", "2026-01-31"],
  ["time", "12:00:00Z", "noon"],
  ["uuid", "4f1c2a9e-6d0b-4c7e-9b3e-0a4f6f5d2c11", "4f1c2a9e"],
  ["email", "somebody@example.com", "somebody"],
  ["uri", "https://example.com/a?b#c", "no uri"],
  ["ipv4", "192.0.2.1", "192.0.2.256"],
  ["ipv6", "2001:db8::1", "2001:db8::g"],
])("the format %s accepts %s and refuses %s", (format, valid, invalid) => {
  expect([accepts(format, valid), accepts(format, invalid)]).toEqual([true, false]);
});

it("a format that is not checked accepts any text", () => {
  expect(accepts("hostname", "not a host name!")).toBe(true);
});
