// Compares the registered routes with the contract, to find missing operations and unvalidated parts.
import type { RouteOptions } from "fastify";

interface ExpectedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly mediaTypes: readonly string[] } | undefined;
  readonly responses: Readonly<Record<string, { readonly mediaTypes: readonly string[] }>>;
}

export interface RouteChecks {
  /** For Fastify's hook onRoute. */
  registered(route: RouteOptions): void;
  /** Call it after the last route. @throws Error with every problem, one per line. */
  finish(): void;
}

/** Ignores routes outside the contract, such as health checks. */
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
      if (problems.length > 0)
        throw new Error(`the registered routes differ from the contract:\n- ${problems.join("\n- ")}`);
    },
  };
}

/** Names of the parts of a route that Fastify validates, and of its response schemas, in order. */
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
  const answers = Object.entries(getMembers(schema?.response)).flatMap(([status, response]) =>
    Object.keys(getMembers(getMembers(response)["content"])).map((mediaType) => `${status} ${mediaType}`),
  );
  return {
    path: Object.keys(getMembers(getMembers(schema?.params)["properties"])).sort(),
    header: Object.keys(getMembers(getMembers(schema?.headers)["properties"])).sort(),
    query: Object.keys(getMembers(getMembers(schema?.querystring)["properties"])).sort(),
    body: Object.keys(getMembers(getMembers(schema?.body)["content"])).sort(),
    responses: answers.sort(),
  };
}

function getMembers(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
