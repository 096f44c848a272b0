// Reduces schemas to types, and refuses those that one of the formats could not carry without loss.
import {
  type CodecType,
  type CodecTypes,
  isScalar,
  type ListType,
  type Member,
  type ObjectType,
  type RootType,
} from "./codec-type.ts";
import {
  asArray,
  asObject,
  type Json,
  type JsonObject,
  nullableAlternative,
  referenceName,
  type Spec,
  SpecError,
} from "./spec.ts";

/** Where a schema stands, and what it inherits there. */
interface Place {
  /** Also the name of an inline object. */
  readonly name: string;
  readonly element: string;
  readonly namespace: string;
}

interface Build {
  readonly spec: Spec;
  readonly objects: Map<string, ObjectType>;
  /** What each object was made from: two different ones must not share a name. */
  readonly origins: Map<string, string>;
}

const defaultMaxItems = 10_000;

/** The types of all schemas named, and of what they are made of. @throws SpecError on a schema that no codec can be made for. */
export function toCodecTypes(spec: Spec, schemaNames: readonly string[]): CodecTypes {
  const build: Build = { spec, objects: new Map(), origins: new Map() };
  const roots = schemaNames.map((schema): RootType => {
    const reference = { $ref: `#/components/schemas/${schema}` };
    const xml = asObject(merged(spec, reference)["xml"]);
    const [element, namespace] = [String(xml["name"] ?? schema), String(xml["namespace"] ?? "")];
    checkXmlName(schema, element);
    return {
      schema,
      type: toCodecType(build, reference, { name: schema, element: schema, namespace }),
      element,
      namespace,
    };
  });
  return { roots, objects: build.objects };
}

function toCodecType(build: Build, schema: Json | undefined, place: Place): CodecType {
  const alternative = nullableAlternative(schema);
  if (alternative !== undefined) return { ...toCodecType(build, alternative, place), nullable: true };
  const whole = merged(build.spec, schema);
  const types = asArray(Array.isArray(whole["type"]) ? whole["type"] : [whole["type"] ?? null]).map(String);
  const nullable = types.includes("null");
  const [kind, ...more] = types.filter((type) => type !== "null");
  if (more.length > 0)
    throw new SpecError(`${place.name}: a value must have one type beside null, not ${types.join(", ")}`);
  const name = referenceName(schema) ?? place.name;
  switch (kind) {
    case "integer":
    case "number":
    case "boolean":
    case "string":
      return { kind, nullable };
    case "array":
      return toListType(build, whole, { ...place, name }, nullable);
    case "object":
      return { kind, nullable, name: addObject(build, schema, { ...place, name }) };
    default:
      throw new SpecError(`${place.name}: no codec can be made for the type ${types.join(", ")}`);
  }
}

function toListType(build: Build, schema: JsonObject, place: Place, nullable: boolean): ListType {
  const namespace = namespaceOf(schema) ?? place.namespace;
  const items = schema["items"];
  const xml = asObject(merged(build.spec, items)["xml"]);
  const itemElement = String(xml["name"] ?? referenceName(items) ?? place.element);
  checkXmlName(`${place.name} items`, itemElement);
  return {
    kind: "list",
    nullable,
    item: toCodecType(build, items, { name: `${place.name}Item`, element: itemElement, namespace }),
    itemElement,
    itemNamespace: String(xml["namespace"] ?? namespace),
    maxItems: Number(schema["maxItems"] ?? defaultMaxItems),
  };
}

function addObject(build: Build, value: Json | undefined, place: Place): string {
  const { $ref, ...beside } = asObject(value);
  if ($ref !== undefined && ("properties" in beside || "allOf" in beside)) {
    throw new SpecError(`${place.name}: members beside a $ref belong in an allOf`);
  }
  // What stands beside a reference is about the member that holds it, not about the object.
  const schema = merged(build.spec, $ref === undefined ? value : { $ref });
  const name = place.name.replaceAll(/\W/g, "_");
  const namespace = namespaceOf(schema) ?? place.namespace;
  const origin = JSON.stringify([namespace, schema]);
  if ((build.origins.get(name) ?? origin) !== origin) {
    throw new SpecError(
      `${name}: two objects have this name, or one inherits two XML namespaces: give it a name and a namespace of its own`,
    );
  }
  if (build.origins.has(name)) return name;
  // Set before the members are looked at, so that a schema that contains itself ends.
  build.origins.set(name, origin);
  const ordinalOrder = schema["x-xml-order"] === "ordinal";
  if (schema["additionalProperties"] !== false && schema["unevaluatedProperties"] !== false) {
    throw new SpecError(
      `${name}: an object needs additionalProperties: false, or unknown members would be lost silently`,
    );
  }
  const required = asArray(schema["required"]);
  const unknown = required.find((member) => !Object.hasOwn(asObject(schema["properties"]), String(member)));
  if (unknown !== undefined)
    throw new SpecError(`${name}: the required member ${String(unknown)} is not among its properties`);
  const isComponent = $ref !== undefined;
  build.objects.set(name, { name, isComponent, namespace, ordinalOrder, members: [] });
  const members = Object.entries(asObject(schema["properties"])).map(([member, property]) =>
    memberOf(build, property, { name: `${name}${member}`, element: member, namespace }, required.includes(member)),
  );
  refuseSharedElements(name, members);
  build.objects.set(name, { name, isComponent, namespace, ordinalOrder, members });
  return name;
}

function memberOf(build: Build, value: Json, place: Place, required: boolean): Member {
  const name = place.element;
  const xml = ownXml(value);
  const schema = merged(build.spec, value);
  const named = String(xml["name"] ?? name);
  const type = toCodecType(build, value, { ...place, element: named });
  const attribute = xml["attribute"] === true;
  const wrapped = asObject(schema["xml"])["wrapped"] === true;
  const bare = type.kind === "list" && !wrapped;
  const itemXml = bare ? asObject(merged(build.spec, schema["items"])["xml"]) : {};
  const element = String(itemXml["name"] ?? named);
  const namespace = String(itemXml["namespace"] ?? xml["namespace"] ?? place.namespace);
  if (/[.[\]]/.test(name))
    throw new SpecError(`${place.name}: a form cannot carry a member with ".", "[" or "]" in its name`);
  if (attribute && (!isScalar(type) || type.nullable || "namespace" in xml)) {
    throw new SpecError(`${place.name}: only a scalar that is never null and has no namespace can be an XML attribute`);
  }
  if (bare && type.nullable) throw new SpecError(`${place.name}: XML cannot carry null for a list that is not wrapped`);
  if (bare && type.item.kind === "list") throw new SpecError(`${place.name}: a list of lists must be wrapped`);
  checkXmlName(place.name, element);
  return { name, type, required, element, namespace, attribute, wrapped, schema };
}

function refuseSharedElements(owner: string, members: readonly Member[]): void {
  const names = members.map(({ attribute, namespace, element }) =>
    attribute ? `@${element}` : `${element} in ${namespace}`,
  );
  const shared = names.find((name, index) => names.indexOf(name) !== index);
  if (shared !== undefined) throw new SpecError(`${owner}: two members are ${shared} in XML`);
}

function checkXmlName(place: string, name: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name))
    throw new SpecError(`${place}: "${name}" is no name of an XML element: set xml.name`);
}

function namespaceOf(schema: JsonObject): string | undefined {
  const namespace = asObject(schema["xml"])["namespace"];
  return typeof namespace === "string" ? namespace : undefined;
}

/** The xml object of a member itself, also where an allOf narrows it. That of a component it refers to is about the component. */
function ownXml(schema: Json | undefined): JsonObject {
  const { allOf, xml } = asObject(schema);
  return Object.assign({}, ...asArray(allOf).map(ownXml), asObject(xml));
}

/** A schema with its references and allOf parts merged: properties, required and xml add up, and the later part wins. */
function merged(spec: Spec, value: Json | undefined): JsonObject {
  const alternative = nullableAlternative(value);
  if (alternative !== undefined) return nullable(merged(spec, alternative));
  const { $ref, allOf, ...own } = asObject(value);
  const target = $ref === undefined ? {} : merged(spec, spec.resolve({ $ref }));
  let result: JsonObject = {};
  for (const part of [target, ...asArray(allOf).map((entry) => merged(spec, entry)), own]) {
    const properties = { ...asObject(result["properties"]) };
    for (const [name, value] of Object.entries(asObject(part["properties"]))) {
      properties[name] = Object.hasOwn(properties, name) ? { allOf: [properties[name] ?? {}, value] } : value;
    }
    const required = [...asArray(result["required"]), ...asArray(part["required"])];
    const xml = { ...asObject(result["xml"]), ...asObject(part["xml"]) };
    result = { ...result, ...part, properties, required, xml };
  }
  return result;
}

function nullable(schema: JsonObject): JsonObject {
  const types = asArray(Array.isArray(schema["type"]) ? schema["type"] : [schema["type"] ?? null]);
  return { ...schema, type: [...new Set([...types, "null"])] };
}
