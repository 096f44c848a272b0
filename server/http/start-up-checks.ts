// Checks before the start that contract, handlers and codecs match.
import type { DeclaredBody } from "./declared-body.ts";

/** The parts of an operation table that the checks look at. */
export interface CheckedOperation {
  readonly requestBody?: DeclaredBody | undefined;
  readonly responses: Readonly<Record<string, DeclaredBody>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

export interface Checked {
  readonly operations: Readonly<Record<string, CheckedOperation>>;
  readonly service: Readonly<Record<string, unknown>>;
  readonly securityHandlers: Readonly<Record<string, unknown>>;
  readonly codecs: Readonly<Record<string, { readonly codecs: Readonly<Record<string, unknown>> }>>;
  /** Claims of the contract (x-wire-conventions). */
  readonly everyFailureDeclared: boolean;
  readonly everyOperationSecured: boolean;
}

/** Statuses that the server may send whatever the handler does; each operation must declare them. */
const edgeStatuses = [400, 401, 403, 404, 405, 415, 429, 431, 500, 503];
const bodyStatuses = [408, 413, 422];

/** type/subtype in lower case: a range or parameters would never match and leave the body unvalidated. */
const exactMediaType = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;

/** @throws Error with every problem, one per line. */
export function checkStartUp(checked: Checked): void {
  const problems = [
    ...Object.entries(checked.operations).flatMap(([id, operation]) => operationProblems(id, operation, checked)),
    ...Object.keys(checked.service)
      .filter((id) => !Object.hasOwn(checked.operations, id))
      .map((id) => `handler ${id} belongs to no operation`),
  ];
  if (problems.length > 0) throw new Error(`the server cannot serve this contract:\n- ${problems.join("\n- ")}`);
}

function operationProblems(id: string, operation: CheckedOperation, checked: Checked): string[] {
  const problems: string[] = [];
  const handler = Object.hasOwn(checked.service, id) ? checked.service[id] : undefined;
  if (typeof handler !== "function") problems.push(`${id} has no handler`);
  if (checked.everyOperationSecured && operation.security.length === 0)
    problems.push(`${id} has no security requirement`);
  for (const scheme of operation.security.flatMap((requirement) => Object.keys(requirement))) {
    if (typeof checked.securityHandlers[scheme] !== "function")
      problems.push(`${id}: security scheme ${scheme} has no handler`);
  }
  const needed = operation.requestBody === undefined ? edgeStatuses : [...edgeStatuses, ...bodyStatuses];
  for (const status of checked.everyFailureDeclared ? needed : []) {
    if (!Object.hasOwn(operation.responses, status)) problems.push(`${id} does not declare the status ${status}`);
  }
  for (const { schema, schemas, mediaTypes } of [
    ...Object.values(operation.responses),
    ...(operation.requestBody ? [operation.requestBody] : []),
  ]) {
    for (const mediaType of mediaTypes) {
      if (!exactMediaType.test(mediaType)) problems.push(`${id}: media type ${mediaType} is not exact`);
      const name = schema ?? schemas?.[mediaType];
      if (name !== undefined && checked.codecs[name]?.codecs[mediaType] === undefined) {
        problems.push(`${id}: ${mediaType} has no codec for ${name}`);
      }
    }
  }
  return problems;
}
