// Every fault of every reference server, in one table: what a run of the suite against them must find.
import type { Fault } from "./fault.ts";
import { detailFaults } from "./faulty-details.ts";
import { edgeFaults } from "./faulty-edge.ts";
import { formatFaults } from "./faulty-formats.ts";
import { refusalFaults } from "./faulty-refusals.ts";
import { repeatFaults } from "./faulty-repeats.ts";
import { responseFaults } from "./faulty-responses.ts";
import { ruleFaults } from "./faulty-rules.ts";
import { statusFaults } from "./faulty-status.ts";
import { storageFaults } from "./faulty-storage.ts";
import { validationFaults } from "./faulty-validation.ts";

export const faultyServers = {
  "wrong-responses": responseFaults,
  "wrong-formats": formatFaults,
  "wrong-rules": ruleFaults,
  "wrong-storage": storageFaults,
  "wrong-repeats": repeatFaults,
  "wrong-edge": edgeFaults,
  "wrong-validation": validationFaults,
  "wrong-refusals": refusalFaults,
  "wrong-details": detailFaults,
  "wrong-status": statusFaults,
} as const satisfies Record<string, readonly Fault[]>;
export type FaultyServerName = keyof typeof faultyServers;

export interface ServedFault extends Fault {
  readonly server: FaultyServerName;
}

export const faults: readonly ServedFault[] = (Object.keys(faultyServers) as FaultyServerName[]).flatMap((server) =>
  faultyServers[server].map((fault) => ({ ...fault, server })),
);
