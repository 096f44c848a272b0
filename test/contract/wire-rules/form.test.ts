// F1 to F6: how a form is read.
import { formType, invalid, type Row, testRows, useServer } from "./harness.ts";

const server = useServer();
const gap: readonly Row[] = [
  ["[5][PhoneNumber]=5", "[0]"],
  ["[0].PhoneNumber=5&[2].PhoneNumber=6", "[1]"],
  ["PhoneNumber=5", '"PhoneNumber"'],
  ["list[0].PhoneNumber=5", '"list[0].PhoneNumber"'],
  ["[][PhoneNumber]=5", '"[][PhoneNumber]"'],
  ["=5", '""'],
  ["[0]=5", '"[0]"'],
  ["[0].PhoneNumber.x=5", '"[0].PhoneNumber.x"'],
  ["[9007199254740992].PhoneNumber=5", "a key (not shown)"],
].map(([body = "", key = ""]) => ({ rule: "F4", name: `${body} is refused and named`, body, ...invalid(key) }));

testRows(
  server,
  [formType],
  [
    {
      rule: "F1",
      name: "[0].PhoneNumber binds",
      body: "[0].PhoneNumber=5&[0].IsPrimary=true&[1].PhoneNumber=6",
      stored: [
        { PhoneNumber: "5", IsPrimary: true },
        { PhoneNumber: "6", IsPrimary: false },
      ],
    },
    {
      rule: "F2",
      name: "[0][PhoneNumber] binds",
      body: "[0][PhoneNumber]=5&[0][EntityID]=7",
      stored: [{ PhoneNumber: "5", EntityID: 7 }],
    },
    { rule: "F2", name: "keys with escapes bind", body: "%5B0%5D%5BPhoneNumber%5D=5", stored: [{ PhoneNumber: "5" }] },
    {
      rule: "F3",
      name: "+ is a space, %2B a plus",
      body: "[0].PhoneNumber=%2B44+20&[0].Notes=+a",
      stored: [{ PhoneNumber: "+44 20", Notes: " a" }],
    },
    ...gap,
    {
      rule: "F4",
      name: "a key twice is refused",
      body: "[0].PhoneNumber=5&[0][PhoneNumber]=6",
      ...invalid("[0][PhoneNumber]", "must not be repeated"),
    },
    {
      rule: "F5",
      name: "a word is no integer",
      body: "[0].PhoneNumber=5&[0].EntityID=abc",
      ...invalid("[0].EntityID", "an integer"),
    },
    {
      rule: "F5",
      name: "on is no boolean",
      body: "[0].PhoneNumber=5&[0].IsPrimary=on",
      ...invalid("[0].IsPrimary", "true or false"),
    },
    {
      rule: "F5",
      name: "an integer out of range is refused by key",
      body: "[0].PhoneNumber=5&[0].EntityID=2147483648",
      ...invalid("[0].EntityID", "from -2147483648"),
    },
    {
      rule: "F6",
      name: "another letter case is refused",
      body: "[0].phonenumber=5",
      ...invalid('"phonenumber"', '"PhoneNumber"'),
    },
  ],
);
