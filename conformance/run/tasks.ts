// The tasks of a run: first those that are the same in every run, then random ones.
import { checkAuth } from "../checks/auth.ts";
import { checkExamples, checkKeywords, checkMalformed } from "../checks/bodies.ts";
import { checkLifecycles } from "../checks/lifecycle.ts";
import { checkLimits } from "../checks/limits.ts";
import { checkMediaTypes } from "../checks/media-types.ts";
import { checkNegotiation } from "../checks/negotiation.ts";
import { checkParameters, checkRandomParameters, checkRequiredParameters } from "../checks/parameters.ts";
import { checkRandomBodies } from "../checks/random.ts";
import { checkMethods, checkPathSpellings, checkUnknownPath } from "../checks/routing.ts";
import type { Operation } from "../contract/operations.ts";
import { checkConditions } from "../phone-numbers/conditions.ts";
import { checkEquivalence, checkEquivalents } from "../phone-numbers/format-equivalence.ts";
import { checkIdempotency } from "../phone-numbers/idempotency.ts";
import { checkModel } from "../phone-numbers/model.ts";
import { checkAvailability, checkRemoval } from "../phone-numbers/resources.ts";
import { checkAtomicity, checkMerge, checkPrimary } from "../phone-numbers/rules.ts";
import { findPhoneNumbers } from "../phone-numbers/service.ts";
import { checkValidLists } from "../phone-numbers/valid-lists.ts";
import type { CheckName } from "../report/checks.ts";
import type { Session } from "../session/session.ts";

export interface Task {
  readonly name: string;
  /** The checks that it decides, in addition to those of every response. */
  readonly decides: readonly CheckName[];
  run(): Promise<void>;
}

type OperationCheck = (session: Session, operation: Operation) => Promise<void>;
type Row<Check> = readonly [string, readonly CheckName[], Check];

const both = ["positive_data_acceptance", "negative_data_rejection"] as const;

const ofOperations: readonly Row<OperationCheck>[] = [
  ["examples", ["positive_data_acceptance"], checkExamples],
  ["methods", ["unsupported_method"], checkMethods],
  ["unknown paths", ["status_code_conformance"], checkUnknownPath],
  ["path spellings", ["positive_data_acceptance"], checkPathSpellings],
  ["access", ["ignored_auth"], checkAuth],
  ["media types", [...both, "missing_required_header"], checkMediaTypes],
  ["malformed bodies", ["negative_data_rejection"], checkMalformed],
  ["negotiation", ["negotiation"], checkNegotiation],
  ["limits", ["negative_data_rejection"], checkLimits],
  ["required parameters", [...both, "missing_required_header"], checkRequiredParameters],
  ["parameters", both, checkParameters],
  ["keywords", both, checkKeywords],
];

const ofService = [
  ["availability", ["ensure_resource_availability"], checkAvailability],
  ["equivalents", ["format_equivalence"], checkEquivalents],
  ["removal", ["use_after_free"], checkRemoval],
  ["conditions", ["conditional_requests"], checkConditions],
  ["idempotency", ["idempotency"], checkIdempotency],
  ["atomicity", ["atomicity"], checkAtomicity],
  ["primary", ["one_primary"], checkPrimary],
  ["merge", ["merge"], checkMerge],
] as const;

/** The same in every run, except for ids. */
export function deterministicTasks(session: Session): readonly Task[] {
  const service = findPhoneNumbers(session);
  return [
    ...(service === undefined
      ? []
      : ofService.map(([name, decides, check]) => ({ name, decides, run: () => check(session, service) }))),
    ...ofOperations.flatMap(([name, decides, check]) =>
      session.operations.map((operation) => ({
        name: `${operation.operationId}: ${name}`,
        decides,
        run: () => check(session, operation),
      })),
    ),
  ];
}

/** Runs without other tasks: where a contract's example names the item, they would change or remove the same one. */
export const lifecycleTask = (session: Session): Task => ({
  name: "lifecycles",
  decides: ["ensure_resource_availability", "use_after_free"],
  run: () => checkLifecycles(session),
});

/** Requests per run of each random task: three kinds of bodies; five posts and reads; a sequence and its reads. */
const cost = { bodies: 2, lists: 1, parameters: 1, equivalence: 10, model: 9 };

/** As many tasks as `requests` allow; undefined if there are too few for one of each. */
export function randomTasks(session: Session, requests: number): readonly Task[] | undefined {
  const service = findPhoneNumbers(session);
  const contents = session.operations.reduce((sum, { body }) => sum + (body?.content.length ?? 0), 0);
  const parameters = session.operations.reduce((sum, each) => sum + each.parameters.length, 0);
  const runs = (share: number, each: number) => Math.floor((requests * share) / Math.max(1, each));
  const counts = {
    equivalence: runs(0.2, cost.equivalence),
    model: runs(0.2, cost.model),
    lists: runs(0.15, cost.lists * (service?.contents.length ?? 1)),
    parameters: runs(0.1, cost.parameters * parameters),
    bodies: runs(0.3, cost.bodies * contents),
  };
  if (Math.min(...Object.values(counts)) < 1) return undefined;
  const ofRules: readonly Task[] =
    service === undefined
      ? []
      : [
          {
            name: "format equivalence",
            decides: ["format_equivalence"],
            run: () => checkEquivalence(session, service, counts.equivalence),
          },
          {
            name: "sequences",
            decides: ["merge", "one_primary"],
            run: () => checkModel(session, service, counts.model),
          },
          {
            name: "random lists",
            decides: ["positive_data_acceptance"],
            run: () => checkValidLists(session, service, counts.lists),
          },
        ];
  return [
    ...ofRules,
    ...session.operations.flatMap((operation) => [
      {
        name: `${operation.operationId}: random parameters`,
        decides: both,
        run: () => checkRandomParameters(session, operation, counts.parameters),
      },
      {
        name: `${operation.operationId}: random bodies`,
        decides: both,
        run: () => checkRandomBodies(session, operation, counts.bodies),
      },
    ]),
  ];
}
