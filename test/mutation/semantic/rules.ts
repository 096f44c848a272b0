// Defects in what a write does to a contact: merging, identity, primaries, preconditions and repeats.
import { defectsIn } from "./defects-in.ts";

const planning = ["plan-update", "plan-update.members", "info-message"].map((name) => `phone-numbers/${name}`);
const idempotency = ["phone-numbers/idempotency"];

export const ruleMutants = [
  ...defectsIn("server", "server/phone-numbers/plan-update.ts", planning, {
    "a list replaces what is stored": [
      "change: { upserted, removed: [], nextPhoneNumberID }",
      "change: { upserted, removed: numbers.map((each) => each.PhoneNumberID).filter((id) => !named.has(id)), nextPhoneNumberID }",
    ],
    "the old primary stays one": [
      "if (number.IsPrimary && !named.has(number.PhoneNumberID)) upserted.push(demoted(number));",
      "",
    ],
    "a named number stays primary beside the new one": ["const row = demoted(wanted);", "const row = wanted;"],
    "two primaries in one list are taken": ["if (other < 0) return ids[first];", "return ids[first];"],
    "a removed id is given out again": [
      "removed: [phoneNumberID], nextPhoneNumberID: current.nextPhoneNumberID",
      "removed: [phoneNumberID], nextPhoneNumberID: phoneNumberID",
    ],
    "a new number may get an id that the list names": ["Math.max(above, id + 1)", "Math.max(above, id)"],
    "the same number again is added again": ["const id = known.get(same) ?? next++;", "const id = next++;"],
    "numbers of two types are the same": ["`${type} ${comparisonKey(text)}`", "comparisonKey(text)"],
    "of two items that differ the first one wins": ["else if (!isSame(earlier.row, row)) {", "else if (false) {"],
    "a blank number is stored": ["PhoneNumber === null || isBlank(PhoneNumber)", "PhoneNumber === null"],
    "a number set to null is taken": [
      "return PhoneNumber === null || isBlank(PhoneNumber);",
      "return PhoneNumber !== null && isBlank(PhoneNumber);",
    ],
    "ids beyond int32 are given out": ["ids.findIndex((id) => id > maxPhoneNumberID)", "-1"],
    "what did not change is written": ["if (before !== undefined && isSame(before, row)) continue;", ""],
    "a stored number is not found where there are many": ["else to = middle;", "else to = middle - 1;"],
  }),
  ...defectsIn("server", "server/phone-numbers/merge-item.ts", planning, {
    "an explicit null keeps what is stored": ["given === undefined ? (kept ?? null) : given", "given ?? kept ?? null"],
    "a member left out is cleared": ["given === undefined ? (kept ?? null) : given", "given ?? null"],
    "false counts as left out": ["item.IsPrimary ?? stored?.IsPrimary", "(item.IsPrimary || stored?.IsPrimary)"],
    "0 counts as left out": ["item.EntityID ?? stored?.EntityID", "(item.EntityID || stored?.EntityID)"],
    "a change of the notes alone is no change": ["one.Notes === other.Notes", "true"],
  }),
  ...defectsIn("server", "server/phone-numbers/comparison-key.ts", ["phone-numbers/comparison-key"], {
    "extensions do not tell numbers apart": ["${extension && `x${extension}`}", ""],
    "the default region is ignored": ["{ defaultCountry: region }", "{}"],
  }),
  ...defectsIn("server", "server/phone-numbers/entity-tag.ts", ["phone-numbers/entity-tag", "contract/server"], {
    "the tag of the list never changes": ['`"${version}.${mediaType', '`"0.${mediaType'],
    "any tag is the current one": ['candidate.startsWith(`"${version}.`)', "true"],
  }),
  ...defectsIn("server", "server/phone-numbers/entity-tag.ts", ["phone-numbers/entity-tag"], {
    "two formats share one tag": ['${mediaType.replace("/", "-")}', "list"],
    "a weak tag is good enough for a write": ["candidate.startsWith(", 'candidate.replace(/^W\\//, "").startsWith('],
    "only the first tag of a list counts": [
      "tagsOf(header).some((candidate) => candidate.startsWith",
      "tagsOf(header).slice(0, 1).some((candidate) => candidate.startsWith",
    ],
  }),
  ...defectsIn(
    "server",
    "server/phone-numbers/handlers.ts",
    ["phone-numbers/idempotency", "contract/server", "phone-numbers/known-contacts"],
    {
      "If-Match is ignored": ["if (ifMatch === undefined || matchesVersion", "if (state || matchesVersion"],
      "If-None-Match is ignored": ["if (known !== undefined && !noneMatch", "if (false && !noneMatch"],
      "contacts that were not imported can be written": ["knownContacts && !state.known ?", "false ?"],
      "contacts that were not imported can be read": ["if (knownContacts && !isKnown)", "if (false)"],
    },
  ),
  ...defectsIn("server", "server/phone-numbers/handlers.ts", idempotency, {
    "the key of one caller is that of all": [
      "contactKey(request.tenant, request.principal)",
      'contactKey(request.tenant, "")',
    ],
    "another body under the same key is taken": ["canonical(request.body)]", "null]"],
    "the order of members makes another request": [".sort(([a], [b]) => (a < b ? -1 : 1))", ""],
    "a quoted key is another key": ['key.replace(/^"(.*)"$/, "$1")', "key"],
    "two requests with one key run at one moment": ["if (underWay.has(place))", "if (false)"],
    "a key stays taken when its request is through": ["underWay.delete(place);", ""],
    "a stored answer is not marked as such": ['{ "idempotency-replayed": "true" }', "{}"],
  }),
  ...defectsIn("server", "server/phone-numbers/handlers.ts", ["access/tenants", "phone-numbers/idempotency"], {
    "tenants share their idempotency keys": ["contactKey(request.tenant, request.principal)", "request.principal"],
    "reading looks into the contacts of no tenant": [
      "await store.read(keyOf(request))",
      "await store.read(request.path.contactID)",
    ],
  }),
  ...defectsIn("server", "server/phone-numbers/contact-key.ts", ["phone-numbers/contact-key"], {
    "the tenant is left out of a contact's key": [
      "return tenant === undefined ? contactID :",
      "return true ? contactID :",
    ],
    "export of no tenant gives away every tenant's": ["!key.startsWith(separator)", "true"],
  }),
];
