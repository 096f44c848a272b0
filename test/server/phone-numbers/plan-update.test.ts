// Rules 1 to 3 as a table: merging, ids, and the same number again.
import { testRules } from "./rule-table.ts";

const A = "+44 20 7946 0000";
const B = "+44 20 7946 0001";
const one = { PhoneNumberID: 1, PhoneNumber: A };
const two = { PhoneNumberID: 2, PhoneNumber: B };

testRules({
  "1, merging": [
    { rule: "an empty list changes nothing", stored: [one], list: [], becomes: [one], counts: [0, 0, 0] },
    {
      rule: "what the list leaves out stays",
      stored: [one],
      list: [{ PhoneNumber: B }],
      becomes: [one, two],
      counts: [1, 0, 0],
    },
  ],
  "2, ids": [
    { rule: "id 0 is a new number", list: [{ PhoneNumberID: 0, PhoneNumber: A }], becomes: [one], counts: [1, 0, 0] },
    {
      rule: "ids go on from the counter",
      next: 7,
      list: [{ PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 7 }],
    },
    {
      rule: "an id updates",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: B }],
      becomes: [{ ...two, PhoneNumberID: 1 }],
      counts: [0, 1, 0],
    },
    {
      rule: "an unknown id creates, and the next goes above it",
      list: [{ PhoneNumber: B }, { PhoneNumberID: 9, PhoneNumber: A }],
      becomes: [
        { ...one, PhoneNumberID: 9 },
        { ...two, PhoneNumberID: 10 },
      ],
      counts: [2, 0, 0],
    },
    {
      rule: "an id below the counter creates too",
      next: 7,
      list: [{ PhoneNumberID: 3, PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 3 }],
    },
    {
      rule: "the greatest id can be named",
      list: [{ PhoneNumberID: 2147483647, PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 2147483647 }],
    },
    {
      rule: "after it there is none",
      list: [{ PhoneNumberID: 2147483647, PhoneNumber: A }, { PhoneNumber: B }],
      refused: "PhoneNumberIDsExhausted /1/PhoneNumberID",
    },
    {
      rule: "an exhausted contact still updates",
      stored: [one],
      next: 2147483648,
      list: [{ PhoneNumber: A, Notes: "n" }],
      becomes: [{ ...one, Notes: "n" }],
    },
  ],
  "3, the same number again": [
    {
      rule: "without id it is the stored one",
      stored: [one],
      list: [{ PhoneNumber: A }],
      becomes: [one],
      counts: [0, 0, 1],
    },
    {
      rule: "in another spelling it is updated",
      stored: [one],
      list: [{ PhoneNumber: "+442079460000" }],
      becomes: [{ ...one, PhoneNumber: "+442079460000" }],
      counts: [0, 1, 0],
    },
    {
      rule: "of another type it is another",
      stored: [one],
      list: [{ PhoneNumber: A, ContactInfoTypeID: 3 }],
      becomes: [one, { PhoneNumberID: 2, PhoneNumber: A, ContactInfoTypeID: 3 }],
      counts: [1, 0, 0],
    },
    {
      rule: "with another extension it is another",
      stored: [one],
      list: [{ PhoneNumber: `${A} x1` }],
      becomes: [one, { PhoneNumberID: 2, PhoneNumber: `${A} x1` }],
    },
    {
      rule: "of several the lowest id",
      stored: [one, { ...two, PhoneNumber: A }],
      list: [{ PhoneNumber: A, Notes: "n" }],
      becomes: [
        { ...one, Notes: "n" },
        { ...two, PhoneNumber: A },
      ],
      counts: [0, 1, 0],
    },
    {
      rule: "an id is stronger than the number",
      stored: [one],
      list: [{ PhoneNumberID: 5, PhoneNumber: A }],
      becomes: [one, { ...one, PhoneNumberID: 5 }],
      counts: [1, 0, 0],
    },
    { rule: "repeats collapse", list: [{ PhoneNumber: A }, { PhoneNumber: A }], becomes: [one], counts: [1, 0, 0] },
    { rule: "repeats with an id collapse", list: [one, one], becomes: [one], counts: [1, 0, 0] },
    {
      rule: "repeats are compared after resolving",
      stored: [{ ...one, Notes: "n" }],
      list: [{ PhoneNumberID: 1 }, { PhoneNumber: A, Notes: "n", EntityID: 0 }],
      becomes: [{ ...one, Notes: "n" }],
      counts: [0, 0, 1],
    },
    {
      rule: "an item without id meets the list's own new number",
      list: [{ PhoneNumber: A }, { PhoneNumberID: 9, PhoneNumber: A }],
      becomes: [{ ...one, PhoneNumberID: 9 }],
      counts: [1, 0, 0],
    },
    { rule: "one id with two contents", list: [one, { ...one, Notes: "n" }], refused: "ConflictingItems /1" },
    {
      rule: "one new number with two contents",
      list: [{ PhoneNumber: A }, two, { PhoneNumber: A, Notes: "n" }],
      refused: "ConflictingItems /2",
    },
    {
      rule: "one stored number, by id and by number",
      stored: [one],
      list: [{ PhoneNumber: A }, { PhoneNumberID: 1, Notes: "n" }],
      refused: "ConflictingItems /1",
    },
    {
      rule: "a number that another item renames",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: B }, { PhoneNumber: A }],
      refused: "ConflictingItems /1",
    },
  ],
});
