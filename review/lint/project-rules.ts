// All rules of this project, in the order in which the review shows them.

import { bodyRules } from "./rules/bodies.ts";
import { boundRules } from "./rules/bounds.ts";
import { memberRules } from "./rules/members.ts";
import { operationRules } from "./rules/operations.ts";
import { portabilityRules } from "./rules/portability.ts";
import type { Rule } from "./rules/rule.ts";
import { vocabularyRules } from "./rules/vocabulary.ts";
import { xmlRules } from "./rules/xml.ts";

export const projectRules: readonly Rule[] = [
  ...bodyRules,
  ...memberRules,
  ...boundRules,
  ...xmlRules,
  ...operationRules,
  ...portabilityRules,
  ...vocabularyRules,
];
