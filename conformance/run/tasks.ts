// What there is to check of a contract, as tasks: first what is tried in every run, then what is random.
import { checkBounds, checkExamples, checkMalformed } from "../checks/bodies.ts";
import { checkLimits } from "../checks/limits.ts";
import { checkMediaTypes } from "../checks/media-types.ts";
import { checkNegotiation } from "../checks/negotiation.ts";
import { checkParameters, checkRandomParameters, checkRequiredParameters } from "../checks/parameters.ts";
import { checkRandomBodies } from "../checks/random.ts";
import { checkAuth, checkMethods, checkPathSpellings, checkUnknownPath } from "../checks/routing.ts";
import type { Operation } from "../contract/operations.ts";
import { checkEquivalence } from "../phone-numbers/format-equivalence.ts";
import { checkIdempotency } from "../phone-numbers/idempotency.ts";
import { checkModel } from "../phone-numbers/model.ts";
import { checkAvailability, checkConditions, checkRemoval } from "../phone-numbers/resources.ts";
import { checkAtomicity, checkMerge, checkPrimary } from "../phone-numbers/rules.ts";
import { findPhoneNumbers } from "../phone-numbers/service.ts";
import { checkSpellings } from "../phone-numbers/spellings.ts";
import type { Session } from "../session/session.ts";

export interface Task {
  readonly name: string;
  run(): Promise<void>;
}

type OperationCheck = (session: Session, operation: Operation) => Promise<void>;

/** The same in every run, but for the ids. */
export function deterministicTasks(session: Session): readonly Task[] {
  const ofOperations: readonly [string, OperationCheck][] = [
    ["examples", checkExamples],
    ["methods", checkMethods],
    ["unknown paths", checkUnknownPath],
    ["path spellings", checkPathSpellings],
    ["access", checkAuth],
    ["media types", checkMediaTypes],
    ["malformed bodies", checkMalformed],
    ["negotiation", checkNegotiation],
    ["limits", checkLimits],
    ["required parameters", checkRequiredParameters],
    ["parameters", checkParameters],
    ["bounds", checkBounds],
  ];
  const service = findPhoneNumbers(session);
  const ofService = [
    ["availability", checkAvailability],
    ["spellings", checkSpellings],
    ["removal", checkRemoval],
    ["conditions", checkConditions],
    ["idempotency", checkIdempotency],
    ["atomicity", checkAtomicity],
    ["primary", checkPrimary],
    ["merge", checkMerge],
  ] as const;
  return [
    ...(service === undefined ? [] : ofService.map(([name, check]) => ({ name, run: () => check(session, service) }))),
    ...ofOperations.flatMap(([name, check]) =>
      session.operations.map((operation) => ({
        name: `${operation.operationId}: ${name}`,
        run: () => check(session, operation),
      })),
    ),
  ];
}

/** Requests that one run of each takes: three kinds of bodies; five posts and reads; a sequence and its reads. */
const cost = { bodies: 2.5, parameters: 1, equivalence: 10, model: 9 };

/** As many as `requests` allow. */
export function randomTasks(session: Session, requests: number): readonly Task[] {
  const service = findPhoneNumbers(session);
  const contents = session.operations.reduce((sum, { body }) => sum + (body?.content.length ?? 0), 0);
  const parameters = session.operations.reduce((sum, each) => sum + each.parameters.length, 0);
  const runs = (share: number, each: number) => Math.floor((requests * share) / Math.max(1, each));
  return [
    ...(service === undefined
      ? []
      : [
          { name: "format equivalence", run: () => checkEquivalence(session, service, runs(0.2, cost.equivalence)) },
          { name: "sequences", run: () => checkModel(session, service, runs(0.2, cost.model)) },
        ]),
    ...session.operations.flatMap((operation) => [
      {
        name: `${operation.operationId}: random parameters`,
        run: () => checkRandomParameters(session, operation, runs(0.1, cost.parameters * parameters)),
      },
      {
        name: `${operation.operationId}: random bodies`,
        run: () => checkRandomBodies(session, operation, runs(0.45, cost.bodies * contents)),
      },
    ]),
  ];
}
