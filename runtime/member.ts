// Describes a member of an object: what the generated member tables hold.

export type Scalar = string | number | boolean | null;

export interface Member<Value = never> {
  readonly name: string;
  /** Name of its column in a database: PhoneNumberID is phone_number_id. */
  readonly column: string;
  readonly type: "integer" | "number" | "boolean" | "string";
  readonly nullable: boolean;
  readonly required: boolean;
  /** Value of a member that was never given. */
  readonly default: Scalar;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly maxLength?: number | undefined;
  get(value: Value): Scalar | undefined;
}

/** Members to change: a member left out, or undefined, stays. */
export type Changes<Value> = { readonly [Name in keyof Value]?: Value[Name] | null | undefined };
