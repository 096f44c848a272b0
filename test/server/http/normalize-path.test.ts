// The fixed parts of a path in the contract's spelling (wire rule P1); parameters and the query stay as they came.
import { expect, it } from "vitest";
import { createNormalizePath } from "../../../server/http/normalize-path.ts";

const normalizePath = createNormalizePath(["/users/{name}", "/users/login", "/files/{folder}/Items.{id}"]);

it.each([
  ["/USERS/Anna?Page=2", "/users/Anna?Page=2"],
  ["/Users/LOGIN?next=/Users/Anna", "/users/login?next=/Users/Anna"],
  ["/users/Anna?Page=2", "/users/Anna?Page=2"],
  ["/Files/A/items.B/?x=/ITEMS", "/files/A/Items.B/?x=/ITEMS"],
  ["/FILES/\u0130/ITEMS.5", "/files/\u0130/Items.5"],
])("the path %s becomes %s", (url, expected) => {
  expect(normalizePath(url)).toBe(expected);
});

it.each(["/Other", "/USERS", "/USERS/a/b", "/FILES/a/itemsX5", "/x?/USERS/a"])(
  "the path %s, which is none of the contract's, stays as it is",
  (url) => {
    expect(normalizePath(url)).toBe(url);
  },
);
