// The part of the table of kinds that is about schemas: constraints, members and XML.

/** Who breaks: see docs/changes.md for what that means. */
export type Breaks = "clients" | "servers" | "both" | "nobody";

export interface ChangeKind {
  /** What differs, as a reviewer would say it. */
  readonly what: string;
  readonly breaks: Breaks;
  /** Why, where the rules of direction do not say it. */
  readonly why?: string;
}

type Direction = "request" | "response";

/** What a constraint is about, and whether it can change without being narrower or wider. */
const constraints: readonly (readonly [name: string, what: string, comparable: boolean])[] = [
  ["type", "the type", false],
  ["nullable", "whether null is allowed", true],
  ["enum", "the values allowed (enum, const)", true],
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
  ["dependent-required", "which members need others (dependentRequired)", false],
  ["additional-properties", "whether members without a name in the contract are allowed", true],
  ["alternatives", "the alternatives of oneOf or anyOf", true],
];

/** The rule of direction: whoever reads breaks when more may come, whoever sends when less may. */
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
        [`${kind}-narrowed`, { what: `In ${place}, ${what} allows less.`, breaks: narrowed }],
        [`${kind}-widened`, { what: `In ${place}, ${what} allows more.`, breaks: widened }],
        ...(comparable
          ? []
          : [
              [
                `${kind}-changed`,
                {
                  what: `In ${place}, ${what} is another, neither narrower nor wider as far as is known.`,
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
    what: "A request may carry one more member.",
    breaks: "servers",
    why: "A server of the base refuses members that it does not know.",
  },
  "request-property-added-to-open-object": {
    what: "A request that may carry any member gets a rule for one more.",
    breaks: "clients",
    why: "A client of the base may send it with another meaning.",
  },
  "request-required-property-added": { what: "A request must carry one more member.", breaks: "both" },
  "request-property-removed": { what: "A request may no longer carry a member.", breaks: "clients" },
  "request-property-removed-from-open-object": {
    what: "A member of a request is no longer described, and still allowed.",
    breaks: "servers",
    why: "A client may send it with another meaning.",
  },
  "request-required-property-removed": { what: "A required member of a request is gone.", breaks: "both" },
  "request-property-became-required": { what: "A member of a request became required.", breaks: "clients" },
  "request-property-became-optional": { what: "A member of a request became optional.", breaks: "servers" },
  "response-property-added": {
    what: "A response may carry one more member.",
    breaks: "clients",
    why: "A client of the base refuses members that it does not know.",
  },
  "response-property-added-to-open-object": {
    what: "A response that may carry any member may carry one more that is described.",
    breaks: "servers",
    why: "A server of the base may send it with another meaning.",
  },
  "response-required-property-added": { what: "A response always carries one more member.", breaks: "both" },
  "response-required-property-added-to-open-object": {
    what: "A response that may carry any member always carries one more.",
    breaks: "servers",
  },
  "response-property-removed": {
    what: "A response no longer carries a member that it could leave out.",
    breaks: "servers",
    why: "A server of the base still sends it, and it is refused.",
  },
  "response-property-removed-from-open-object": {
    what: "A member that a response could leave out is no longer described, and still allowed.",
    breaks: "clients",
    why: "A server may send it with another meaning.",
  },
  "response-required-property-removed": { what: "A member that a response always carried is gone.", breaks: "both" },
  "response-required-property-removed-from-open-object": {
    what: "A member that a response always carried is no longer described.",
    breaks: "clients",
  },
  "response-property-became-required": { what: "A response always carries a member.", breaks: "servers" },
  "response-property-became-optional": { what: "A response may leave a member out.", breaks: "clients" },
  "request-read-only-added": { what: "A member of a request is for responses only now (readOnly).", breaks: "clients" },
  "request-read-only-removed": { what: "A member that was for responses only may be sent.", breaks: "servers" },
  "response-write-only-added": {
    what: "A member of a response is for requests only now (writeOnly).",
    breaks: "both",
  },
  "response-write-only-removed": { what: "A member that was for requests only may be in a response.", breaks: "both" },
  "request-default-changed": {
    what: "A member that is left out stands for another value.",
    breaks: "both",
    why: "Both sides still read each other, and mean different things.",
  },
  "response-default-changed": { what: "The default of a member of a response differs.", breaks: "nobody" },
  "discriminator-changed": { what: "The alternatives are told apart in another way.", breaks: "both" },
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
  "xml-namespace-changed": { what: "An element is in another XML namespace.", breaks: "both" },
  "xml-prefix-changed": {
    what: "Another prefix is proposed for a namespace.",
    breaks: "nobody",
    why: "Any prefix that is bound to the namespace is read.",
  },
  "xml-attribute-changed": {
    what: "A member is an attribute instead of an element, or the other way round.",
    breaks: "both",
  },
  "xml-wrapped-changed": { what: "A list has an element around its items, or no longer.", breaks: "both" },
  "xml-keyword-changed": { what: "A keyword of xml differs that this table has no rule for.", breaks: "both" },
  "request-xml-order-changed": {
    what: "The members of a request are written in another order in XML.",
    breaks: "nobody",
    why: "The contract has members read in any order.",
  },
  "response-xml-order-changed": {
    what: "The members of a response are written in another order in XML.",
    breaks: "both",
    why: "Readers of the source's kind lose members that come out of order.",
  },
};
