// Holds what the router has registered against the contract: an operation left out, or a part of it left unvalidated.
import type { RouteOptions } from "fastify";

interface ExpectedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly mediaTypes: readonly string[] } | undefined;
  readonly responses: Readonly<Record<string, { readonly mediaTypes: readonly string[] }>>;
}

export interface RouteChecks {
  /** To be told of each route: Fastify's hook onRoute. */
  registered(route: RouteOptions): void;
  /** To be called behind the last one. @throws Error with every problem, one a line. */
  finish(): void;
}

/** Routes that are none of the contract's, such as health, are left alone. */
export function createRouteChecks(operations: Readonly<Record<string, ExpectedOperation>>): RouteChecks {
  const parts = new Map<string, string>();
  const problems: string[] = [];
  return {
    registered({ config, schema }) {
      const operationId = config?.operationId;
      if (operationId === undefined) return;
      if (parts.has(operationId)) problems.push(`${operationId} is registered more than once`);
      parts.set(operationId, JSON.stringify(partsOfRoute(schema)));
    },
    finish() {
      for (const [operationId, operation] of Object.entries(operations)) {
        const found = parts.get(operationId);
        const expected = JSON.stringify(partsOfOperation(operation));
        if (found === undefined) problems.push(`${operationId} is not registered`);
        else if (found !== expected) problems.push(`${operationId} is registered with ${found} instead of ${expected}`);
      }
      if (problems.length > 0) throw new Error(`the router does not keep to the contract:\n- ${problems.join("\n- ")}`);
    },
  };
}

/** What of a route Fastify validates, and by which schemas answers would be written: names alone, in order. */
interface Parts {
  readonly path: readonly string[];
  readonly header: readonly string[];
  readonly query: readonly string[];
  readonly body: readonly string[];
  readonly responses: readonly string[];
}

function partsOfOperation({ parameters, requestBody, responses }: ExpectedOperation): Parts {
  const named = (location: string) => parameters.filter((each) => each.in === location).map(({ name }) => name);
  const answers = Object.entries(responses).flatMap(([status, { mediaTypes }]) =>
    mediaTypes.map((mediaType) => `${status} ${mediaType}`),
  );
  return {
    path: named("path").sort(),
    header: named("header").sort(),
    query: named("query").sort(),
    body: [...(requestBody?.mediaTypes ?? [])].sort(),
    responses: answers.sort(),
  };
}

function partsOfRoute(schema: RouteOptions["schema"]): Parts {
  const answers = Object.entries(membersOf(schema?.response)).flatMap(([status, response]) =>
    Object.keys(membersOf(membersOf(response)["content"])).map((mediaType) => `${status} ${mediaType}`),
  );
  return {
    path: Object.keys(membersOf(membersOf(schema?.params)["properties"])).sort(),
    header: Object.keys(membersOf(membersOf(schema?.headers)["properties"])).sort(),
    query: Object.keys(membersOf(membersOf(schema?.querystring)["properties"])).sort(),
    body: Object.keys(membersOf(membersOf(schema?.body)["content"])).sort(),
    responses: answers.sort(),
  };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
