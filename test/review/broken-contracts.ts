// Every broken contract with the rule that must say so.
import { bodyRows } from "./broken-bodies-and-members.ts";
import type { Editable, Row } from "./broken-contract.ts";
import { redocly, spectral } from "./broken-for-linters.ts";
import { portabilityRows } from "./broken-portability.ts";
import { contractRows } from "./broken-xml-and-operations.ts";

export interface BrokenContract {
  readonly title: string;
  readonly by: "project" | "redocly" | "spectral";
  readonly rule: string;
  readonly pointer: string;
  /** What the message says, as a part of it. */
  readonly says: string;
  readonly edit: (document: Editable) => void;
}

const rows = (by: BrokenContract["by"], table: readonly Row[]) =>
  table.map(([rule, title, edit, pointer, says]): BrokenContract => ({ by, rule, title, edit, pointer, says }));

export const brokenContracts: readonly BrokenContract[] = [
  ...rows("project", [...bodyRows, ...contractRows, ...portabilityRows]),
  ...rows("redocly", redocly),
  ...rows("spectral", spectral),
];
