// Rules about operations: who may call them, when a call may be repeated, which parameters and responses they have.
import {
  asArray,
  asObject,
  type JsonObject,
  listOperations,
  type Operation,
  operationName,
  operationPath,
  type Spec,
} from "../../model/contract.ts";
import type { Objection, Rule } from "./rule.ts";

/** The statuses that every operation has, whatever it does. */
const everyonesStatuses = ["400", "401", "403", "404", "405", "415", "429", "431", "500", "503"];

/** Headers without which a response of a status is not right, and where that is written. */
const neededHeaders: Readonly<Record<string, readonly (readonly [name: string, source: string])[]>> = {
  "401": [["WWW-Authenticate", "RFC 9110, 15.5.2"]],
  "403": [["WWW-Authenticate", "RFC 6750, 3"]],
  "405": [["Allow", "RFC 9110, 15.5.6"]],
  "409": [["Retry-After", "the request is still in progress"]],
  "429": [["Retry-After", "RFC 6585, 4"]],
  "503": [["Retry-After", "RFC 9110, 15.6.4"]],
  "304": [["ETag", "RFC 9110, 15.4.5"]],
};

function each(name: string, why: string, problems: (operation: Operation, contract: Spec) => Objection[]): Rule {
  return {
    name,
    why,
    check: (contract) => listOperations(contract).flatMap((operation) => problems(operation, contract)),
  };
}

const operationSecured = each(
  "operation-secured",
  "An operation that names no scope is open to everybody with any token, or with none.",
  (operation, contract) => {
    const { object } = operation;
    const name = operationName(operation);
    const path = [...operationPath(operation), "security"];
    const own = asArray(object["security"]).map(asObject);
    if (own.length === 0)
      return [
        {
          path: operationPath(operation),
          message: `${name} has no security of its own: name the scope that it needs`,
        },
      ];
    const schemes = asObject(asObject(contract.document["components"])["securitySchemes"]);
    return own.flatMap((requirement, index): Objection[] => {
      const names = Object.keys(requirement);
      if (names.length === 0)
        return [
          {
            path: [...path, index],
            message: `${name} can be called without a token: remove the empty requirement {}`,
          },
        ];
      return names.flatMap((scheme) =>
        schemeProblems(name, asObject(schemes[scheme]), scheme, requirement).map((message) => ({
          path: [...path, index, scheme],
          message,
        })),
      );
    });
  },
);

function schemeProblems(operation: string, scheme: JsonObject, name: string, requirement: JsonObject): string[] {
  if (Object.keys(scheme).length === 0)
    return [`${operation} names the security scheme ${name}, which is not declared`];
  const scopes = asArray(requirement[name]).map(String);
  if (scopes.length === 0) return [`${operation} takes any token: name the scope that it needs`];
  return scopes
    .filter((scope) => !String(scheme["description"] ?? "").includes(`\`${scope}\``))
    .map((scope) => `the description of ${name} does not say what the scope ${scope} allows`);
}

const retryDecided = each(
  "retry-decided",
  "A client that repeats too much writes twice; one that never repeats fails for nothing.",
  (operation) => {
    const { object } = operation;
    const name = operationName(operation);
    const [rule, reason] = [object["x-retry"], object["x-no-retry"]];
    const path = operationPath(operation);
    if (rule !== undefined && reason !== undefined)
      return [{ path, message: `${name} has both x-retry and x-no-retry: keep one` }];
    if (rule !== undefined || (typeof reason === "string" && reason.trim() !== "")) return [];
    return [
      {
        path,
        message: `${name} does not say when a call may be repeated: add x-retry, or x-no-retry with the reason`,
      },
    ];
  },
);

const failuresDeclared = each(
  "failures-declared",
  "A status that is not declared has no schema, and no client can read it.",
  (operation) => {
    const declared = Object.keys(asObject(operation.object["responses"]));
    const without = everyonesStatuses.filter((status) => !declared.includes(status));
    if (without.length === 0) return [];
    return [
      {
        path: [...operationPath(operation), "responses"],
        message: `${operationName(operation)} does not declare ${without.join(", ")}, which any operation can return`,
      },
    ];
  },
);

const responseHeaders = each("response-headers", "Caches and clients go by these headers.", (operation, contract) =>
  Object.entries(asObject(operation.object["responses"])).flatMap(([status, value]): Objection[] => {
    const headers = Object.keys(asObject(contract.resolve(value)["headers"])).map((name) => name.toLowerCase());
    const needed = [
      ["Vary", "every response is negotiated"],
      ["X-Request-Id", "the log knows the request by it"],
      ...(neededHeaders[status] ?? []),
    ] as const;
    return needed
      .filter(([name]) => !headers.includes(name.toLowerCase()))
      .map(([name, source]) => ({
        path: [...operationPath(operation), "responses", status],
        message: `the response ${status} of ${operationName(operation)} lacks the header ${name} (${source})`,
      }));
  }),
);

const parametersNotErased: Rule = {
  name: "parameters-not-erased",
  why: "The router forgets a path's parameters when an operation has its own, so contactID would go unchecked.",
  check: (contract) =>
    Object.entries(asObject(contract.document["paths"])).flatMap(([route, item]): Objection[] =>
      "parameters" in asObject(item)
        ? [
            {
              path: ["paths", route, "parameters"],
              message:
                "the router erases the parameters of a path when an operation lists its own: move them to every operation of the path",
            },
          ]
        : [],
    ),
};

export const operationRules: readonly Rule[] = [
  operationSecured,
  retryDecided,
  failuresDeclared,
  responseHeaders,
  parametersNotErased,
];
