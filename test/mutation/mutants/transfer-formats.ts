// Defects in the formats of imported and exported files.
import { defects } from "../mutant.ts";

export const transferFormatMutants = [
  ...defects("server/transfer/formats/xml.ts", ["server/transfer/refusals"], {
    "a namespace of the root wins over that of the contact": [
      "{ ...root?.ns, ...contact?.ns }",
      "{ ...contact?.ns, ...root?.ns }",
    ],
  }),
];
