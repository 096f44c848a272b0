// Texts that clearly match a format, and texts that no reader accepts for it.

interface Samples {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

const samples: Readonly<Record<string, Samples>> = {
  date: { valid: ["2024-02-29", "1999-12-31"], invalid: ["not a date", "2024-13-01"] },
  "date-time": { valid: ["2024-02-29T12:30:00Z", "1999-12-31T23:59:59+02:00"], invalid: ["not a date-time"] },
  time: { valid: ["12:30:00Z"], invalid: ["not a time"] },
  email: { valid: ["someone@example.com"], invalid: ["not an email"] },
  uuid: {
    valid: ["123e4567-e89b-42d3-a456-426614174000", "6f1b9c0e-8d6e-4c57-9f3a-1a2b3c4d5e6f"],
    invalid: ["not a uuid"],
  },
  uri: { valid: ["https://example.com/path?query=1"], invalid: ["not a uri"] },
  "uri-reference": { valid: ["/path?query=1"], invalid: [] },
  hostname: { valid: ["example.com"], invalid: ["not a host!"] },
  ipv4: { valid: ["192.0.2.1"], invalid: ["not an address"] },
  ipv6: { valid: ["2001:db8::1"], invalid: ["not an address"] },
  duration: { valid: ["P3DT4H"], invalid: ["not a duration"] },
  byte: { valid: ["dGV4dA=="], invalid: [] },
  regex: { valid: ["^a+$"], invalid: [] },
};

export const formatSamples = (format: unknown): Samples | undefined =>
  typeof format === "string" && Object.hasOwn(samples, format) ? samples[format] : undefined;
