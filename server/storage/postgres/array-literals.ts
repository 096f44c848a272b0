// Lists of values as PostgreSQL writes arrays: the driver quotes each value, which costs more than all else of sending them.

const special = /["\\]/;
const allSpecial = /["\\]/g;

/** Any texts. NUL, which no text of PostgreSQL can hold, is left for the server to refuse. */
export function textArray(values: readonly (string | null)[]): string {
  let literal = "";
  for (const value of values) {
    if (literal !== "") literal += ",";
    if (value === null) literal += "NULL";
    else literal += special.test(value) ? `"${value.replace(allSpecial, "\\$&")}"` : `"${value}"`;
  }
  return `{${literal}}`;
}

/** Values that need no quotes. */
export function plainArray(values: readonly (number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}
