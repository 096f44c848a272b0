// Makes XML documents of the list of numbers of every make: most of them right, many a little wrong.
import fc from "fast-check";
import { instance, namespace } from "./xml-documents.ts";

const space = fc.constantFrom("", "", "", " ", "\n", "\r\n", "\r", "\t", " \n\t ");

/** What may stand in a text, and what must not. */
export const pieces = fc.constantFrom(
  ...["", "", "a", " ", "\t", "\n", "\r", "\r\n", "]", "]]", "]]>", ">", '"', "'", "\u0085", "\u2028", "\uFEFF", "é"],
  ...["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#13;", "&#xD;", "&#xA;", "&#9;", "&#x1F600;", "&#00065;", "😀"],
  ...[
    "&#0;",
    "&#x110000;",
    "&#xD800;",
    "&#xFFFE;",
    "&#X41;",
    "&",
    "&;",
    "&#;",
    "&#x;",
    "&nbsp;",
    "&amp",
    "&#x12345678;",
  ],
  ...["\uD83D", "\uDE00", "\u0000", "\u0008", "\u001F", "\u007F", "\uFFFE", "\uFFFF"],
  ...["<![CDATA[x]]>", "<!-- x -->", "<?x y?>", "<b/>", "<"],
);

/** What may follow the name in a start tag, and what must not. */
export const attributes = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("", "", "", "", " ", "\n", ' i:nil="true"', ' i:nil="true" ') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[" i:nil='true'", ' i:nil="false"', ' i:nil="1"', ' j:nil="true"', ' nil="true"', ' a="<"', ' xmlns="urn:x"'],
      ...[
        ' i:nil="true" i:nil="true"',
        ' i:nil="true"x="y"',
        ' i:nil = "true"',
        ' xmlns:i="urn:x" i:nil="true"',
        "/",
        "i",
      ],
    ),
  },
);

const texts = fc.oneof(
  fc.constantFrom("", "5", "  5 ", "+44 20", "true"),
  fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join("")),
);
const integers = fc.constantFrom(
  ...[
    "1",
    "2",
    "3",
    "007",
    "2147483647",
    " 1 ",
    "\r\n1",
    "+5",
    "-0",
    "-7",
    "9".repeat(15),
    "9".repeat(16),
    "9".repeat(40),
  ],
  ...["9".repeat(41), "1.0", "&#49;", "1 1", "x", "", "1<b/>"],
);
const booleans = fc.constantFrom(
  "true",
  "false",
  "true",
  "false",
  "1",
  "0",
  " true ",
  "TRUE",
  "truefalse",
  "",
  "&#49;",
);
const names: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ["ContactInfoCategory", texts],
  ["EntityID", integers],
  ["IsPrimary", booleans],
  ["Notes", texts],
  ["PhoneNumber", texts],
  ["PhoneNumberID", integers],
];
const oddNames = ["Note", "PhoneNumbers", "i:Notes", "notes", "Notes.", "x"].map((name) => [name, texts] as const);

const member = fc
  .oneof({ weight: 12, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.constantFrom(...oddNames) })
  .chain(([name, content]) => fc.tuple(space, fc.constant(name), attributes, content, fc.nat({ max: 12 }), space))
  .map(([before, name, inTag, content, kind, inEnd]) => {
    if (kind === 0) return `${before}<${name}${inTag}/>`;
    const nil = inTag.includes("nil") && kind < 10;
    const end = kind === 1 ? inEnd : kind === 2 ? "x" : "";
    return `${before}<${name}${inTag}>${nil ? "" : content}</${name}${end}>`;
  });
const members = fc.oneof(
  { weight: 1, arbitrary: fc.array(member, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.uniqueArray(member, { maxLength: 5, selector: (text) => /<([\w.:]+)/.exec(text)?.[1] }) },
);
const item = fc
  .tuple(space, fc.constantFrom("", "", "", "", "", " ", "\n", ' i:nil="true"', ' a="b"'), members, space)
  .map(
    ([before, inTag, inside, after]) => `${before}<PhoneNumberDTO${inTag}>${inside.join("")}${after}</PhoneNumberDTO>`,
  );

const declaration = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("", " ", '<?xml version="1.0"?>', "<?xml version='1.0' encoding='utf-8'?>\r\n"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '<?xml version="1.0" encoding="UTF-8" ?>',
        '<?xml version="1.1"?>',
        '<?xml version="1.0" encoding="utf-16"?>',
      ],
      ...[
        '<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
        "<!DOCTYPE x>",
        "<?xml?>",
        "<?xml version='1.0\"?>",
      ],
      ...[
        '<?xml version="1.0" encoding="_8"?>',
        '<?xml version="1.0"encoding="utf-8"?>',
        "\uFEFF",
        " <?xml version='1.0'?>",
      ],
    ),
  },
);

const usualBindings = [
  `xmlns:i="${instance}"`,
  'xmlns:x="urn:x"',
  `xmlns:j="${instance}"`,
  'xmlns:s="http://www.w3.org/2001/XMLSchema"',
];
const oddBindings = [
  ...[
    'xmlns:i=""',
    'xmlns:i="urn:other"',
    'a="b"',
    'xmlns:xml="urn:x"',
    'xmlns:xmlns="urn:x"',
    'xmlns:p=" "',
    'xmlns=""',
  ],
  ...['xmlns:p="http://www.w3.org/XML/1998/namespace"', 'xmlns:p="http://www.w3.org/2000/xmlns/"', 'xmlns:p="&amp;"'],
  ...[
    'xmlns:p="urn:<"',
    `xmlns=" ${namespace} "`,
    'xmlns:1="urn:x"',
    'xmlns:="urn:x"',
    'xmlns:p = "urn:x"',
    'i:nil="true"',
  ],
  ...['xmlns:p="\u0001"', 'xmlns:p="]]>"', "xmlns:p='\"'", "xmlns:p", 'xmlns:p="x', 'i:schemaLocation="a b"'],
];
const bindings = fc
  .tuple(
    fc.shuffledSubarray(usualBindings),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constantFrom(...oddBindings).map((odd) => [odd]) },
    ),
    fc.boolean(),
    fc.constantFrom(" ", " ", " ", "\n", "\r\n  ", ""),
  )
  .map(([usual, odd, single, between]) => {
    const all = [...usual, `xmlns="${namespace}"`, ...odd].map((binding) => between + binding).join("");
    return single ? all.replaceAll('"', "'") : all;
  });

/** Whole documents. */
export const documents = fc
  .tuple(
    declaration,
    bindings,
    fc.array(item, { maxLength: 3 }),
    space,
    fc.constantFrom("", "", "", "", "\n", "\r", "x", "<a/>", "&#32;", "<!-- -->"),
  )
  .map(([before, bound, items, inside, after]) => {
    const root = "ArrayOfPhoneNumberDTO";
    return `${before}<${root}${bound}>${items.join("")}${inside}</${root}>${after}`;
  });
