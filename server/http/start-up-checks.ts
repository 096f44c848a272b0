// What must hold between contract, handlers and codecs before the server may start.

/** The parts of an operation table that the checks look at. */
export interface CheckedOperation {
  readonly requestBody?: { readonly schema: string; readonly mediaTypes: readonly string[] } | undefined;
  readonly responses: Readonly<Record<string, { readonly schema?: string; readonly mediaTypes: readonly string[] }>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

export interface Checked {
  readonly operations: Readonly<Record<string, CheckedOperation>>;
  readonly service: Readonly<Record<string, unknown>>;
  readonly securityHandlers: Readonly<Record<string, unknown>>;
  readonly codecs: Readonly<Record<string, { readonly codecs: Readonly<Record<string, unknown>> }>>;
}

/** Statuses that the edge answers whatever the handler does; each operation must declare them. */
const edgeStatuses = [400, 401, 403, 404, 405, 415, 429, 431, 500, 503];
const bodyStatuses = [408, 413, 422];

/** type/subtype in lower case: a range or parameters would never match and leave the body unvalidated. */
const exactMediaType = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;

/** Refuses to go on when anything is open. @throws Error with every problem, one a line. */
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
  if (operation.security.length === 0) problems.push(`${id} has no security requirement`);
  for (const scheme of operation.security.flatMap((requirement) => Object.keys(requirement))) {
    if (typeof checked.securityHandlers[scheme] !== "function")
      problems.push(`${id}: security scheme ${scheme} has no handler`);
  }
  const needed = operation.requestBody === undefined ? edgeStatuses : [...edgeStatuses, ...bodyStatuses];
  for (const status of needed) {
    if (!Object.hasOwn(operation.responses, status)) problems.push(`${id} does not declare the status ${status}`);
  }
  for (const { schema, mediaTypes } of [
    ...Object.values(operation.responses),
    ...(operation.requestBody ? [operation.requestBody] : []),
  ]) {
    for (const mediaType of mediaTypes) {
      if (!exactMediaType.test(mediaType)) problems.push(`${id}: media type ${mediaType} is not exact`);
      if (schema === undefined || checked.codecs[schema]?.codecs[mediaType] === undefined) {
        problems.push(`${id}: ${mediaType} has no codec for ${schema ?? "a body without schema"}`);
      }
    }
  }
  return problems;
}
