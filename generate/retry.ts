// The contract's x-retry: when a caller may send a request again. Checks it, and puts it into the form of the tables.
import { asArray, asObject, type Json, type JsonObject } from "./spec.ts";

const connectionFailure = "connection-failure";
/** Statuses that a gateway sends instead of the server: the only ones that need not be declared. */
const gatewayStatuses = [502, 504];
/** RFC 9110, 9.2.2. */
const idempotentMethods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"];

/** What the tables hold of x-retry; undefined for an operation that is never repeated. */
export function retryRule(operation: JsonObject): JsonObject | undefined {
  if (operation["x-retry"] === undefined) return undefined;
  const { with: header, on } = asObject(operation["x-retry"]);
  return {
    ...(header !== undefined && { with: header }),
    connectionFailure: asArray(on).includes(connectionFailure),
    statuses: asArray(on).filter((entry) => typeof entry === "number"),
  };
}

export interface RetryPlace {
  readonly method: string;
  readonly object: JsonObject;
  /** The operation's, with the path's. */
  readonly parameters: readonly JsonObject[];
}

/** A mistake here is a write that happens twice, so everything that is not understood is refused. */
export function retryProblems({ method, object, parameters }: RetryPlace): string[] {
  const rule = object["x-retry"];
  if (rule === undefined) return [];
  const { with: header, on, ...others } = asObject(rule);
  return [
    ...Object.keys(others).map((name) => `x-retry: ${name} is not known; with and on are`),
    ...headerProblems(method, parameters, header),
    ...(asArray(on).length === 0 ? ["x-retry: on must list at least one status or connection-failure"] : []),
    ...asArray(on).flatMap((entry) => entryProblems(object, entry)),
  ];
}

function headerProblems(method: string, declared: readonly JsonObject[], header: Json | undefined): string[] {
  if (header === undefined) {
    if (idempotentMethods.includes(method)) return [];
    return [`x-retry: with must name the header that makes a ${method} safe to repeat`];
  }
  if (declared.some((parameter) => parameter["in"] === "header" && parameter["name"] === header)) return [];
  return [`x-retry: with names ${JSON.stringify(header)}, which is not a header parameter of the operation`];
}

function entryProblems(object: JsonObject, entry: Json): string[] {
  if (entry === connectionFailure) return [];
  if (typeof entry !== "number")
    return [`x-retry: on: ${JSON.stringify(entry)} is neither a status nor connection-failure`];
  if (entry < 400) return [`x-retry: on: ${entry} is not a failure`];
  if (gatewayStatuses.includes(entry) || Object.hasOwn(asObject(object["responses"]), entry)) return [];
  return [`x-retry: on: ${entry} is not declared by the operation`];
}
