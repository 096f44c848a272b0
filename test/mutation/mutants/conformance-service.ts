// Defects of the conformance suite's checks of phone numbers, and of how it judges single responses.
import { defects } from "../mutant.ts";

export const conformanceServiceMutants = [
  ...defects("conformance/session/session.ts", ["conformance/approvals/service"], {
    "a server is blamed for what it put off": ["all.some(({ received })", "all.slice(-1).some(({ received })"],
  }),
  ...defects("conformance/phone-numbers/format-equivalence.ts", ["conformance/approvals/service"], {
    "a format that was put off has another effect": [
      "if (putOff !== undefined) return",
      "if (putOff === undefined) return",
    ],
    "a list that cannot be read is compared": [
      "stored === undefined ? sent : [sent, stored]",
      "[sent, stored as JudgedExchange]",
    ],
  }),
  ...defects("conformance/phone-numbers/conditions.ts", ["conformance/approvals/service"], {
    "no ETag of another contact is compared": [
      '  if (first === undefined) return cannotDecide(" for another contact");\n',
      '  if (first === undefined) throw new Error("no ETag");\n',
    ],
  }),
  ...defects("conformance/phone-numbers/model.ts", ["conformance/runs"], {
    "sequences go on without requests": ["    if (stop !== undefined) return true;\n", ""],
    "sequences hide that requests are out": ["  if (stop !== undefined) throw stop;\n", ""],
  }),
  ...defects("conformance/checks/random.ts", ["conformance/runs"], {
    "random values are tried without requests": ["    if (stop !== undefined) return true;\n", ""],
  }),
  ...defects("conformance/phone-numbers/model.ts", ["conformance/approvals/service"], {
    "a removal that the contract lacks is expected": [
      '    if ("remove" in command && remove === undefined) continue;\n',
      "",
    ],
  }),
  ...defects("conformance/phone-numbers/service.ts", ["conformance/approvals/service"], {
    "every updatePhoneNumbers has phone numbers": [
      '  if (session.schemas.node(first.schema).items?.properties.has("PhoneNumberID") !== true) return undefined;\n',
      "",
    ],
    "a new number has no default of the contract": ["    if (own !== undefined) return [[name, own]];\n", ""],
    "a new number has 0 even if it is not listed": [' && !keywords.has("enum")', ""],
  }),
  ...defects("conformance/phone-numbers/valid-lists.ts", ["conformance/random-values"], {
    "a random list leaves no ids for new numbers": [" || Number(id) > 2_147_480_000", ""],
    "a random form has nulls": [".filter(([, value]) => !(forForm && value === null))", ""],
    "a random number is too long": ["text.slice(0, 200)", "text"],
  }),
  ...defects("conformance/run/clean-up.ts", ["conformance/approvals/service"], {
    "a list that cannot be read is empty": [
      "  if (status !== 200) return false;\n",
      "  if (status !== 200) return true;\n",
    ],
    "a number that cannot be removed is removed": ["    if (response.status !== 200) return false;\n", ""],
    "lists are emptied without removals": [
      "return list === undefined || remove === undefined ? undefined : { list, remove };",
      "return list === undefined ? undefined : { list, remove: remove ?? list };",
    ],
  }),
  ...defects("conformance/session/judge-response.ts", ["conformance/judge-response"], {
    "a refused caller must be declared": [" || keepsOut || refuses)", " || refuses)"],
    "a refused request must be declared": [" || keepsOut || refuses)", " || keepsOut)"],
    "an operation without responses has none": ["  if (operation.responses.length === 0) return false;\n", ""],
  }),
  ...defects("conformance/session/expectations.ts", ["conformance/expectations"], {
    "422 is for the form wherever it is declared": [
      "declaresStatus(operation, 400) && declaresStatus(operation, 422)",
      "declaresStatus(operation, 422)",
    ],
  }),
  ...defects("conformance/session/items.ts", ["conformance/session"], {
    "an empty id is an id": ['(typeof id === "string" && id !== "")', 'typeof id === "string"'],
    "an id named like the path is not found": ["`${noun}id`, ", ""],
    "a path may begin with more": ["new RegExp(`^${template", "new RegExp(`${template"],
  }),
];
