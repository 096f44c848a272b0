// The contract as the help pages read it: references resolved, schemas merged, operations by id.
import { type OperationId, operations } from "../../../generated/operations.ts";
import { specification } from "../../../generated/specification.ts";

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Reference<Example>>>;
}

export interface Body {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, Reference<Omit<Parameter, "name" | "in">>>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Reference<Parameter>[];
  readonly requestBody?: Reference<Body>;
  readonly responses: Readonly<Record<string, Reference<Body>>>;
}

type Reference<Value> = Value | { readonly $ref: string };

type Contract = {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

// `npm run generate` has checked it against OpenAPI's own schema.
export const contract = specification as Contract;

/** The object itself, or what its $ref names. */
export function resolve<Value extends object>(value: Reference<Value>): Value {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as Value;
  const steps = value.$ref.slice(2).split("/");
  const target = steps.reduce<unknown>((place, step) => (place as Record<string, unknown>)[step], specification);
  return resolve(target as Reference<Value>);
}

/** The name of the schema that a $ref stands for. */
export function modelName(schema: Schema): string | undefined {
  const { $ref } = nullable(schema) ?? schema;
  return $ref?.slice($ref.lastIndexOf("/") + 1);
}

/** The other alternative of a schema that is `anyOf` something and null. */
function nullable({ anyOf = [] }: Schema): Schema | undefined {
  const others = anyOf.filter(({ type }) => type !== "null");
  return others.length === 1 && anyOf.length === 2 ? others[0] : undefined;
}

/** A schema with its references followed and its allOf merged: of two that describe one member the later wins. */
export function flatten(schema: Schema): Schema {
  const other = nullable(schema);
  if (other !== undefined) {
    const { anyOf: _alternatives, ...rest } = schema;
    const flat = flatten(other);
    return { ...flat, ...rest, type: [...[flat.type ?? "object"].flat(), "null"] };
  }
  const { allOf = [], ...own } = resolve(schema);
  const parts = [...allOf.map(flatten), own];
  return {
    ...Object.assign({}, ...parts),
    properties: mergeProperties(parts.map(({ properties = {} }) => properties)),
    required: [...new Set(parts.flatMap(({ required = [] }) => required))],
  };
}

type Properties = Readonly<Record<string, Schema>>;

function mergeProperties(parts: readonly Properties[]): Properties {
  const names = [...new Set(parts.flatMap(Object.keys))];
  return Object.fromEntries(names.map((name) => [name, Object.assign({}, ...parts.map((part) => part[name]))]));
}

export function getOperation(id: OperationId): Operation {
  const { method, path } = operations[id];
  const operation = contract.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${id} is not in the specification`);
  return operation;
}

/** As the help pages of the source system name an operation: POST v1/Contacts/{contactID}/PhoneNumbers. */
export function getTitle(id: OperationId): string {
  const { method, path } = operations[id];
  return `${method} ${path.replace(/^\//, "")}`;
}
