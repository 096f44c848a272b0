// Refuses bodies that XML or a form could not carry without loss.
import {
  type CodecType,
  type CodecTypes,
  isScalar,
  isUnwrappedList,
  type Member,
  type ObjectType,
  typesFor,
} from "./codec-type.ts";
import { SpecError } from "./spec.ts";

/** @throws SpecError that names the place and what to do instead */
export function refuseLossyTypes(types: CodecTypes): void {
  const inXml = typesFor("xml", types);
  for (const { schema, element, type } of inXml.roots) {
    checkXmlName(schema, element);
    refuseAny("XML", schema, type);
  }
  for (const object of inXml.objects.values()) checkInXml(object);
  const inForms = typesFor("form", types);
  for (const { schema, type } of inForms.roots) refuseAny("a form", schema, type);
  for (const { name, members } of inForms.objects.values()) {
    for (const member of members) {
      refuseAny("a form", `${name}${member.name}`, member.type);
      if (/[.[\]]/.test(member.name))
        throw new SpecError(
          `${name}${member.name}: a form cannot carry a member with ".", "[" or "]" in its name; rename it`,
        );
    }
  }
}

function refuseAny(format: string, place: string, type: CodecType): void {
  if (type.kind === "list") refuseAny(format, `${place} items`, type.item);
  if (type.kind !== "any") return;
  throw new SpecError(
    `${place}: ${format} cannot carry ${type.name}; declare the body in JSON only, or the value as a string`,
  );
}

function checkInXml({ name, members }: ObjectType): void {
  for (const member of members) checkMember(`${name}${member.name}`, member);
  const names = members.map(({ attribute, namespace, element }) =>
    attribute ? `@${element}` : `${element}${namespace === "" ? "" : ` in ${namespace}`}`,
  );
  const shared = names.find((each, index) => names.indexOf(each) !== index);
  if (shared !== undefined)
    throw new SpecError(`${name}: two members have the name ${shared} in XML; set xml.name on one`);
}

function checkMember(place: string, member: Member): void {
  const { type, element, attribute, schema } = member;
  refuseAny("XML", place, type);
  checkXmlName(place, element);
  if (type.kind === "list") checkXmlName(`${place} items`, type.itemElement);
  if (attribute && (!isScalar(type) || type.nullable || hasNamespace(schema))) {
    throw new SpecError(
      `${place}: only a scalar that is never null and has no namespace can be an XML attribute; make it an element`,
    );
  }
  if (!isUnwrappedList(member)) return;
  if (type.nullable)
    throw new SpecError(`${place}: XML cannot carry null for a list that is not wrapped; set xml.wrapped`);
  if (member.type.item.kind === "list")
    throw new SpecError(`${place}: a list of lists must be wrapped; set xml.wrapped`);
}

function hasNamespace({ xml }: Member["schema"]): boolean {
  return typeof xml === "object" && xml !== null && "namespace" in xml;
}

function checkXmlName(place: string, name: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name))
    throw new SpecError(`${place}: "${name}" is not the name of an XML element; set xml.name`);
}
