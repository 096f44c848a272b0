// Defects in the rules of merging, comparing and idempotency.
import { defects } from "../mutant.ts";

export const rulesMutants = [
  ...defects(
    "server/phone-numbers/plan-update.ts",
    [
      "server/phone-numbers/plan-update",
      "server/phone-numbers/plan-update.members",
      "server/phone-numbers/info-message",
    ],
    {
      "a list replaces what is stored": [
        "change: { upserted, removed: [], nextPhoneNumberID }",
        "change: { upserted, removed: numbers.map((each) => each.PhoneNumberID).filter((id) => !named.has(id)), nextPhoneNumberID }",
      ],
      "a named number stays primary next to the new one": ["const row = demoted(wanted);", "const row = wanted;"],
      "two primaries in one list are accepted": ["if (other < 0) return ids[first];", "return ids[first];"],
      "a removed id is reused": [
        "removed: [phoneNumberID], nextPhoneNumberID: current.nextPhoneNumberID",
        "removed: [phoneNumberID], nextPhoneNumberID: phoneNumberID",
      ],
      "a new number may get an id that the list names": ["Math.max(above, id + 1)", "Math.max(above, id)"],
      "the same number again is added again": ["const id = known.get(same) ?? next++;", "const id = next++;"],
      "numbers of two types are the same": ["`${type} ${comparisonKey(text)}`", "comparisonKey(text)"],
      "the first of two different items wins": [
        "else if (!isSameStoredPhoneNumberDTO(earlier.row, row)) {",
        "else if (false) {",
      ],
      "a blank number is stored": ["PhoneNumber === null || isBlank(PhoneNumber)", "PhoneNumber === null"],
      "a number set to null is accepted": [
        "return PhoneNumber === null || isBlank(PhoneNumber);",
        "return PhoneNumber !== null && isBlank(PhoneNumber);",
      ],
      "ids beyond int32 are assigned": ["ids.findIndex((id) => id > maxPhoneNumberID)", "-1"],
      "unchanged numbers are written": [
        "if (before !== undefined && isSameStoredPhoneNumberDTO(before, row)) continue;",
        "",
      ],
      "a stored number is not found where there are many": ["else to = middle;", "else to = middle - 1;"],
    },
  ),
  ...defects("server/phone-numbers/comparison-key.ts", ["server/phone-numbers/comparison-key"], {
    "extensions do not tell numbers apart": ["${extension && `x${extension}`}", ""],
    "the default region is ignored": ["{ defaultCountry: region }", "{}"],
  }),
  ...defects("server/phone-numbers/entity-tag.ts", ["server/phone-numbers/entity-tag", "contract/server"], {
    "the tag of the list never changes": ['`"${version}.${mediaType', '`"0.${mediaType'],
  }),
  ...defects("server/phone-numbers/entity-tag.ts", ["server/phone-numbers/entity-tag"], {
    "two formats share one tag": ['${mediaType.replace("/", "-")}', "list"],
    "any tag matches": ["some((candidate) => tags.includes(candidate))", "some(() => tags.length > 0)"],
    "a weak tag is enough for a write": ["tags.includes(candidate)", 'tags.includes(candidate.replace(/^W\\//, ""))'],
    "only the first tag of a list counts": [
      "parseTags(header).some((candidate) => tags",
      "parseTags(header).slice(0, 1).some((candidate) => tags",
    ],
  }),
  ...defects(
    "server/phone-numbers/handlers.ts",
    ["server/phone-numbers/idempotency", "contract/server", "server/phone-numbers/known-contacts"],
    {
      "If-Match is ignored": ["if (ifMatch === undefined || matchesVersion", "if (state || matchesVersion"],
      "If-None-Match is ignored": ["if (known !== undefined && !noneMatch", "if (false && !noneMatch"],
      "contacts that were not imported can be written": ["knownContacts && !state.known ?", "false ?"],
      "contacts that were not imported can be read": ["if (knownContacts && !isKnown)", "if (false)"],
    },
  ),
  ...defects("server/phone-numbers/handlers.ts", ["server/phone-numbers/idempotency"], {
    "the key of one caller is that of all": [
      "contactKey(request.tenant, request.principal)",
      'contactKey(request.tenant, "")',
    ],
    "another body under the same key is accepted": ["canonical(request.body)]", "null]"],
    "the order of members makes another request": [".sort(([a], [b]) => (a < b ? -1 : 1))", ""],
    "a quoted key is another key": ['key.replace(/^"(.*)"$/, "$1")', "key"],
    "a stored response is not marked as such": ['{ "idempotency-replayed": "true" }', "{}"],
  }),
  ...defects(
    "server/phone-numbers/handlers.ts",
    ["server/phone-numbers/info-message", "server/phone-numbers/plan-update.details"],
    {
      "items are counted from 0 in words": ["`item ${index + 1} (/${index})", "`item ${index} (/${index})"],
      "every impossible item is named": ["const maxItemsInMessage = 5;", "const maxItemsInMessage = 500;"],
    },
  ),
  ...defects("server/phone-numbers/handlers.ts", ["server/auth/tenants", "server/phone-numbers/idempotency"], {
    "tenants share their idempotency keys": ["contactKey(request.tenant, request.principal)", "request.principal"],
  }),
  ...defects("server/storage/store-keys.ts", ["server/storage/store-keys"], {
    "the tenant is left out of a contact's key": [
      "return tenant === undefined ? contactID :",
      "return true ? contactID :",
    ],
    "export of no tenant gives away every tenant's": ["!key.startsWith(separator)", "true"],
  }),
  ...defects(
    "server/phone-numbers/plan-update.ts",
    [
      "server/phone-numbers/plan-update",
      "server/phone-numbers/max-numbers",
      "server/phone-numbers/plan-update.details",
      "server/phone-numbers/plan-update.members",
      "server/phone-numbers/info-message",
    ],
    {
      "a contact may have one number too many": ["++added > room) return item;", "++added > room + 1) return item;"],
      "a full contact cannot be updated": [
        "if (storedNumber(numbers, id) === undefined && ++added > room)",
        "if (++added > room)",
      ],
      "a contact over the limit takes more": [
        "Math.max(rules.maxNumbers - numbers.length, 0)",
        "Math.abs(rules.maxNumbers - numbers.length)",
      ],
      "a removal of nothing is a change": [
        "if (!current.numbers.some(",
        "if (current.numbers.length < 0 && !current.numbers.some(",
      ],
      "the other primary is not demoted": [
        "if (number.IsPrimary && !targets.has(number.PhoneNumberID)) upserted.push(demoted(number));",
        "",
      ],
      "the highest of equal numbers is updated": [
        "Math.min(known.get(same) ?? PhoneNumberID, PhoneNumberID)",
        "Math.max(known.get(same) ?? PhoneNumberID, PhoneNumberID)",
      ],
      "rows are written in the list's order": [
        "  upserted.sort((one, other) => one.PhoneNumberID - other.PhoneNumberID);\n",
        "",
      ],
      "an update counts as added": ["if (before === undefined) added++;\n    else updated++;", "added++;"],
      "an unchanged list says that it changed": [
        "const unchanged = targets.size - added - updated;",
        "const unchanged = targets.size;",
      ],
      "the conflict names the wrong item": [
        "`/${index}`, expected);\n    }\n  }\n  return targets;",
        "`/${earlier.item}`, expected);\n    }\n  }\n  return targets;",
      ],
      "the second primary's place is the first's": ["`/${other}/IsPrimary`", "`/${first}/IsPrimary`"],
    },
  ),
  ...defects("server/phone-numbers/handlers.ts", ["server/phone-numbers/idempotency"], {
    "another If-Match is the same request": ['request.header["if-match"] ?? null, canonical', "null, canonical"],
    "another contact is the same request": ["JSON.stringify([request.path.contactID, ", 'JSON.stringify(["", '],
    "two requests with one key run together": ["if (inFlight.has(scopedKey)) {", "if (false) {"],
    "a key in flight is never free again": ["      inFlight.delete(scopedKey);\n", ""],
    "a 409 does not say when to come back": ['{ headers: { "retry-after": retryAfterSeconds } }', "{}"],
  }),
  ...defects("server/phone-numbers/comparison-key.ts", ["server/phone-numbers/comparison-key"], {
    "Persian digits are other digits": ["\\u0660-\\u0669\\u06F0-\\u06F9\\uFF10", "\\u0660-\\u0669\\uFF10"],
  }),
  ...defects("server/phone-numbers/entity-tag.ts", ["server/phone-numbers/entity-tag"], {
    "the tag of a list that zstd compressed is another": ["(?:gzip|br|deflate|zstd)", "(?:gzip|br|deflate)"],
  }),
  ...defects("server/phone-numbers/comparison-key.ts", ["server/phone-numbers/comparison-key.exact"], {
    "a long extension is cut": ["plain.length - 40", "plain.length - 20"],
  }),
  ...defects(
    "server/phone-numbers/comparison-key.ts",
    ["server/phone-numbers/comparison-key.exact", "server/phone-numbers/comparison-key"],
    {
      "a dialled extension has nine digits": ["(?<dialled>[0-9]{1,15})", "(?<dialled>[0-9]{1,9})"],
      "an extension before # has three digits": ["(?<american>[0-9]{1,6})#", "(?<american>[0-9]{1,3})#"],
      "a full-width nine is another digit": ["\\uFF10-\\uFF19", "\\uFF10-\\uFF18"],
      "xtn is no extension": ["|xtn|", "|"],
      "Z is another key": ["22233344455566677778889999", "22233344455566677778889990"],
      "an unknown region is not named": ["`${region} is not a known region`", "`not a known region`"],
    },
  ),
  ...defects("server/phone-numbers/handlers.ts", ["server/phone-numbers/idempotency"], {
    "a key in flight belongs to all callers": ["`${idempotency.scope} ${idempotency.key}`", "idempotency.key"],
  }),
];
