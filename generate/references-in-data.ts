// Removes from a contract what validators and bundlers would mistake for references: data, and names of members.
import { asObject, type Json, type JsonObject } from "./spec.ts";

/** Keywords that validators follow wherever they stand. */
const referenceWords = /^\$(?:ref|id|anchor|schema|dynamicRef|dynamicAnchor)$/;
const data = /^(?:example|value|default|x-.*)$/;
/** Objects whose keys are names that the contract chooses. */
const maps =
  /^(?:paths|schemas|responses|parameters|examples|requestBodies|headers|securitySchemes|links|callbacks|pathItems|properties|patternProperties|\$defs|content|encoding)$/;

/** Omits examples, defaults and extensions that contain such a keyword: the generated code does not need them. */
export function withoutReferencesInData(document: JsonObject): JsonObject {
  const clean = (value: Json, areNames: boolean): Json => {
    if (Array.isArray(value)) return value.map((entry) => clean(entry, false));
    if (value === null || typeof value !== "object") return value;
    const kept = Object.entries(value).filter(([key, entry]) => {
      const isData = !areNames && (data.test(key) || (key === "examples" && Array.isArray(entry)));
      return !isData || !holdsReferenceWord(entry);
    });
    return Object.fromEntries(kept.map(([key, entry]) => [key, clean(entry, !areNames && maps.test(key))]));
  };
  return asObject(clean(document, false));
}

function holdsReferenceWord(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  return Object.entries(value).some(([key, entry]) => referenceWords.test(key) || holdsReferenceWord(entry as Json));
}

/** Members with such a name are schemas; the keywords themselves are texts. */
export function withoutMembersNamedAsReferences(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutMembersNamedAsReferences);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key, entry]) => !referenceWords.test(key) || typeof entry === "string");
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutMembersNamedAsReferences(entry)]));
}
