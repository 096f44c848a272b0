// Rules 4 and 5 as a table: members left out, null, and the primary number.
import { testRules } from "./rule-table.ts";

const A = "+44 20 7946 0000";
const B = "+44 20 7946 0001";
const C = "+44 20 7946 0002";
const one = { PhoneNumberID: 1, PhoneNumber: A };
const two = { PhoneNumberID: 2, PhoneNumber: B };

testRules({
  "4, members left out, and null": [
    {
      rule: "left out, they are kept",
      stored: [
        {
          ...one,
          EntityID: 2,
          ContactInfoTypeID: 3,
          IsPrimary: true,
          IsTextActive: true,
          ContactInfoName: "a",
          ContactInfoCategory: "b",
          Notes: "c",
        },
      ],
      list: [{ PhoneNumberID: 1 }],
      becomes: [
        {
          ...one,
          EntityID: 2,
          ContactInfoTypeID: 3,
          IsPrimary: true,
          IsTextActive: true,
          ContactInfoName: "a",
          ContactInfoCategory: "b",
          Notes: "c",
        },
      ],
      counts: [0, 0, 1],
    },
    {
      rule: "null clears",
      stored: [{ ...one, ContactInfoName: "a", ContactInfoCategory: "b", Notes: "c" }],
      list: [{ PhoneNumberID: 1, ContactInfoName: null, ContactInfoCategory: null, Notes: null }],
      becomes: [one],
      counts: [0, 1, 0],
    },
    {
      rule: "0, false and empty text are values",
      stored: [{ ...one, EntityID: 2, IsTextActive: true, Notes: "c" }],
      list: [{ PhoneNumberID: 1, EntityID: 0, IsTextActive: false, Notes: "" }],
      becomes: [{ ...one, Notes: "" }],
      counts: [0, 1, 0],
    },
    { rule: "a new number needs one", list: [one, { Notes: "n" }], refused: "PhoneNumberMissing /1/PhoneNumber" },
    { rule: "a new id needs one", list: [{ PhoneNumberID: 4 }], refused: "PhoneNumberMissing /0/PhoneNumber" },
    {
      rule: "null is none",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: null }],
      refused: "PhoneNumberMissing /0/PhoneNumber",
    },
    {
      rule: "blank is none",
      stored: [one],
      list: [{ PhoneNumberID: 1, PhoneNumber: " \t\u00a0\u2003\u3000\u0085" }],
      refused: "PhoneNumberMissing /0/PhoneNumber",
    },
    { rule: "empty is none", list: [{ PhoneNumber: "" }], refused: "PhoneNumberMissing /0/PhoneNumber" },
    {
      rule: "text is kept to the letter",
      list: [{ PhoneNumber: " +44\u00a020 7946 0000 \n" }],
      becomes: [{ PhoneNumberID: 1, PhoneNumber: " +44\u00a020 7946 0000 \n" }],
    },
  ],
  "5, primary": [
    {
      rule: "one true demotes the others, uncounted",
      stored: [{ ...one, IsPrimary: true }, two],
      list: [{ PhoneNumberID: 2, IsPrimary: true }],
      becomes: [one, { ...two, IsPrimary: true }],
      counts: [0, 1, 0],
    },
    {
      rule: "a named number can be demoted, and counts",
      stored: [{ ...one, IsPrimary: true }],
      list: [{ PhoneNumberID: 1 }, { PhoneNumber: B, IsPrimary: true }],
      becomes: [one, { ...two, IsPrimary: true }],
      counts: [1, 1, 0],
    },
    {
      rule: "what else the list says of the old primary is kept",
      stored: [{ ...one, IsPrimary: true }, two],
      list: [
        { PhoneNumberID: 1, Notes: "n" },
        { PhoneNumberID: 2, IsPrimary: true },
      ],
      becomes: [
        { ...one, Notes: "n" },
        { ...two, IsPrimary: true },
      ],
      counts: [0, 2, 0],
    },
    {
      rule: "none promotes nothing",
      stored: [{ ...one, IsPrimary: true }, two],
      list: [{ PhoneNumberID: 1, IsPrimary: false }],
      becomes: [one, two],
      counts: [0, 1, 0],
    },
    {
      rule: "the primary stays when nobody claims",
      stored: [{ ...one, IsPrimary: true }],
      list: [{ PhoneNumber: B, IsPrimary: false }],
      becomes: [{ ...one, IsPrimary: true }, two],
    },
    {
      rule: "twice the same is one",
      list: [
        { PhoneNumber: A, IsPrimary: true },
        { PhoneNumber: A, IsPrimary: true },
      ],
      becomes: [{ ...one, IsPrimary: true }],
      counts: [1, 0, 0],
    },
    {
      rule: "two are refused",
      list: [{ PhoneNumber: A, IsPrimary: true }, { PhoneNumber: C }, { PhoneNumber: B, IsPrimary: true }],
      refused: "SeveralPrimaries /2/IsPrimary",
    },
    {
      rule: "also when one is only a repeat",
      stored: [{ ...one, IsPrimary: true }, two],
      list: [{ PhoneNumberID: 1 }, { PhoneNumberID: 1, IsPrimary: true }, { PhoneNumberID: 2, IsPrimary: true }],
      refused: "SeveralPrimaries /2/IsPrimary",
    },
  ],
});
