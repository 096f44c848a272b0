// The part of the table of kinds that is about schemas: constraints, members and XML.

/** Who breaks: see docs/changes.md for what that means. */
export type Breaks = "clients" | "servers" | "both" | "nobody";

export interface ChangeKind {
  /** The difference, in a sentence. */
  readonly what: string;
  readonly breaks: Breaks;
  /** The reason, where the direction of the message does not explain it. */
  readonly why?: string;
}

type Direction = "request" | "response";

/** The constraint in words, and whether each change of it is either stricter or looser. */
const constraints: readonly (readonly [name: string, what: string, comparable: boolean])[] = [
  ["type", "the type", false],
  ["nullable", "the rule for null", true],
  ["enum", "the set of allowed values (enum, const)", true],
  ["min-length", "minLength", true],
  ["max-length", "maxLength", true],
  ["pattern", "the pattern", false],
  ["format", "the format", false],
  ["minimum", "minimum or exclusiveMinimum", true],
  ["maximum", "maximum or exclusiveMaximum", true],
  ["multiple-of", "multipleOf", false],
  ["min-items", "minItems", true],
  ["max-items", "maxItems", true],
  ["unique-items", "uniqueItems", true],
  ["min-properties", "minProperties", true],
  ["max-properties", "maxProperties", true],
  ["dependent-required", "the rule for members that need others (dependentRequired)", false],
  ["additional-properties", "the rule for undeclared members (additionalProperties)", true],
  ["alternatives", "the set of alternatives (oneOf, anyOf)", true],
];

/** The reader of a message breaks when more is allowed, its sender when less is. */
const verdicts: Readonly<Record<Direction, { readonly narrowed: Breaks; readonly widened: Breaks }>> = {
  request: { narrowed: "clients", widened: "servers" },
  response: { narrowed: "servers", widened: "clients" },
};

export const constraintKinds: Readonly<Record<string, ChangeKind>> = Object.fromEntries(
  (["request", "response"] as const).flatMap((direction) =>
    constraints.flatMap(([name, what, comparable]): (readonly [string, ChangeKind])[] => {
      const kind = `${direction}-${name}`;
      const place = direction === "request" ? "a request" : "a response";
      const { narrowed, widened } = verdicts[direction];
      return [
        [`${kind}-narrowed`, { what: `In ${place}, ${what} becomes stricter.`, breaks: narrowed }],
        [`${kind}-widened`, { what: `In ${place}, ${what} becomes looser.`, breaks: widened }],
        ...(comparable
          ? []
          : [
              [
                `${kind}-changed`,
                {
                  what: `In ${place}, ${what} differs and is not known to be stricter or looser.`,
                  breaks: "both",
                },
              ] as const,
            ]),
      ];
    }),
  ),
);

export const memberKinds: Readonly<Record<string, ChangeKind>> = {
  "request-property-added": {
    what: "A request may have one more member.",
    breaks: "servers",
    why: "A server of the base refuses unknown members.",
  },
  "request-property-added-to-open-object": {
    what: "A request object that allows any member declares one more.",
    breaks: "clients",
    why: "A client of the base may already send it with another meaning.",
  },
  "request-required-property-added": { what: "A request must have one more member.", breaks: "both" },
  "request-property-removed": { what: "A request may no longer have a member.", breaks: "clients" },
  "request-property-removed-from-open-object": {
    what: "A request member is no longer declared, but still allowed.",
    breaks: "servers",
    why: "A client may send it with another meaning.",
  },
  "request-required-property-removed": { what: "A required request member is removed.", breaks: "both" },
  "request-property-became-required": { what: "A request member became required.", breaks: "clients" },
  "request-property-became-optional": { what: "A request member became optional.", breaks: "servers" },
  "response-property-added": {
    what: "A response may have one more member.",
    breaks: "clients",
    why: "A client of the base refuses unknown members.",
  },
  "response-property-added-to-open-object": {
    what: "A response object that allows any member declares one more optional member.",
    breaks: "servers",
    why: "A server of the base may already send it with another meaning.",
  },
  "response-required-property-added": { what: "A response always has one more member.", breaks: "both" },
  "response-required-property-added-to-open-object": {
    what: "A response object that allows any member declares one more required member.",
    breaks: "servers",
  },
  "response-property-removed": {
    what: "An optional response member is removed.",
    breaks: "servers",
    why: "A server of the base may still send it, and clients refuse it.",
  },
  "response-property-removed-from-open-object": {
    what: "An optional response member is no longer declared, but still allowed.",
    breaks: "clients",
    why: "A server may send it with another meaning.",
  },
  "response-required-property-removed": { what: "A required response member is removed.", breaks: "both" },
  "response-required-property-removed-from-open-object": {
    what: "A required response member is no longer declared, but still allowed.",
    breaks: "clients",
  },
  "response-property-became-required": { what: "A response member became required.", breaks: "servers" },
  "response-property-became-optional": { what: "A response member became optional.", breaks: "clients" },
  "request-read-only-added": { what: "A request member is now for responses only (readOnly).", breaks: "clients" },
  "request-read-only-removed": { what: "A member is no longer for responses only (readOnly).", breaks: "servers" },
  "response-write-only-added": {
    what: "A response member is now for requests only (writeOnly).",
    breaks: "both",
  },
  "response-write-only-removed": { what: "A member is no longer for requests only (writeOnly).", breaks: "both" },
  "request-default-changed": {
    what: "The default of a request member differs.",
    breaks: "both",
    why: "An omitted member then means different values to the two sides.",
  },
  "response-default-changed": { what: "The default of a response member differs.", breaks: "nobody" },
  "discriminator-changed": { what: "The discriminator of alternatives differs.", breaks: "both" },
  "personal-data-marked": {
    what: "A member is marked as personal data.",
    breaks: "servers",
    why: "A server of the base may write it to its log.",
  },
  "personal-data-unmarked": { what: "A member is no longer marked as personal data.", breaks: "nobody" },
};

export const xmlKinds: Readonly<Record<string, ChangeKind>> = {
  "xml-name-changed": { what: "The root element or a member has another name in XML.", breaks: "both" },
  "xml-item-name-changed": { what: "The items of a list have another name in XML.", breaks: "both" },
  "xml-namespace-changed": { what: "An element has another XML namespace.", breaks: "both" },
  "xml-prefix-changed": {
    what: "The suggested prefix of a namespace differs.",
    breaks: "nobody",
    why: "Readers accept any prefix bound to the namespace.",
  },
  "xml-attribute-changed": {
    what: "A member changes between attribute and element.",
    breaks: "both",
  },
  "xml-wrapped-changed": { what: "The wrapper element of a list is added or removed.", breaks: "both" },
  "xml-keyword-changed": { what: "An xml keyword without a rule in this table differs.", breaks: "both" },
  "request-xml-order-changed": {
    what: "The order of request members in XML differs.",
    breaks: "nobody",
    why: "The contract requires servers to accept any order.",
  },
  "response-xml-order-changed": {
    what: "The order of response members in XML differs.",
    breaks: "both",
    why: "XML readers such as the vendor's lose members that are out of order.",
  },
};
