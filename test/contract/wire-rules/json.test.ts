// J1 to J11: how a JSON body is read.
import { invalid, jsonTypes, malformed, testRows, useServer } from "./harness.ts";

const server = useServer();

testRows(server, jsonTypes, [
  {
    rule: "J1",
    name: "documented member names bind",
    body: '[{"PhoneNumber":"5","EntityID":7,"IsTextActive":true}]',
    stored: [{ PhoneNumber: "5", EntityID: 7, IsTextActive: true }],
  },
  {
    rule: "J2",
    name: "another letter case is refused",
    body: '[{"PhoneNumber":"5"},{"phonenumber":"6"}]',
    ...invalid("/1", '"phonenumber"', '"PhoneNumber"'),
  },
  {
    rule: "J3",
    name: "an unknown member is refused",
    body: '[{"PhoneNumber":"5","Colour":"red"}]',
    ...invalid("/0", '"Colour"'),
  },
  {
    rule: "J4",
    name: "text is no integer",
    body: '[{"PhoneNumber":"5","EntityID":"7"}]',
    ...invalid("/0/EntityID", "an integer"),
  },
  {
    rule: "J4",
    name: "text is no boolean",
    body: '[{"PhoneNumber":"5","IsPrimary":"true"}]',
    ...invalid("/0/IsPrimary", "true or false"),
  },
  { rule: "J4", name: "a number is no text", body: '[{"PhoneNumber":5}]', ...invalid("/0/PhoneNumber", "a string") },
  { rule: "J5", name: "7.0 is an integer", body: '[{"PhoneNumber":"5","EntityID":7.0}]', stored: [{ EntityID: 7 }] },
  {
    rule: "J5",
    name: "7.5 is none",
    body: '[{"PhoneNumber":"5","EntityID":7.5}]',
    ...invalid("/0/EntityID", "an integer"),
  },
  {
    rule: "J6",
    name: "null for a text is null",
    body: '[{"PhoneNumber":"5","Notes":null}]',
    stored: [{ Notes: null }],
  },
  {
    rule: "J7",
    name: "null for an integer is refused",
    body: '[{"PhoneNumber":"5","EntityID":null}]',
    ...invalid("/0/EntityID"),
  },
  {
    rule: "J7",
    name: "null for a boolean is refused",
    body: '[{"PhoneNumber":"5","IsPrimary":null}]',
    ...invalid("/0/IsPrimary"),
  },
  {
    rule: "J8",
    name: "2147483648 is refused",
    body: '[{"PhoneNumber":"5","EntityID":2147483648}]',
    ...invalid("/0/EntityID", "from -2147483648 to 2147483647"),
  },
  {
    rule: "J8",
    name: "the bounds of int32 are taken",
    body: '[{"PhoneNumber":"5","EntityID":-2147483648,"ContactInfoTypeID":2147483647}]',
    stored: [{ EntityID: -2147483648, ContactInfoTypeID: 2147483647 }],
  },
  { rule: "J9", name: "an empty list changes nothing", body: "[]", stored: [] },
  { rule: "J10", name: "an empty body is refused", body: "", status: 400, code: "MissingBody" },
  { rule: "J10", name: "null is refused", body: "null", ...invalid("the body", "a list") },
  { rule: "J10", name: "an object is refused", body: "{}", ...invalid("the body", "a list") },
  { rule: "J10", name: "a null item is refused", body: "[null]", ...invalid("/0", "an object") },
  { rule: "J11", name: "truncated JSON is refused", body: '[{"PhoneNumber":"5"}', ...malformed("line 1, column 21") },
  {
    rule: "J11",
    name: "trailing text is refused",
    body: '[{"PhoneNumber":"5"}]\n x',
    ...malformed("line 2, column 2"),
  },
  {
    rule: "J11",
    name: "of duplicate names the last wins",
    body: '[{"PhoneNumber":"5","PhoneNumber":"6"}]',
    stored: [{ PhoneNumber: "6" }],
  },
]);
