// The kinds of mutants, and what running one comes to.

import { runContractMutants } from "./contract/run-contract.ts";
import { runSemanticMutants } from "./run-semantic.ts";
import { strykerKind } from "./run-stryker.ts";

export interface RunOptions {
  /** Try this many alone: of the mutants, or where a tool makes them, of the files. The result is told and not kept. */
  readonly sample?: number | undefined;
  /** Try what changed since this commit alone; what is known of the rest stays. */
  readonly since?: string | undefined;
  /** The files of one of Stryker's runs alone, by its name in guarded-files.ts; of hand-written mutants, what matches. */
  readonly only?: string | undefined;
  /** Told each part of the result as soon as it is there, so that a run that is broken off has not been for nothing. */
  readonly measured?: (units: KindScore["units"]) => void;
}

/** A mutant that no test noticed. */
export interface Survivor {
  readonly file: string;
  /** The line that it stands in, which tells it from others of its file. */
  readonly code: string;
  readonly change: string;
  /** Why it is left, where that can be told without looking. */
  readonly known?: { readonly equivalent: boolean; readonly why: string };
}

export interface UnitScore {
  readonly killed: number;
  readonly survivors: readonly Survivor[];
}

/** What is known of a kind, by the file that was changed. */
export interface KindScore {
  readonly name: string;
  readonly units: Readonly<Record<string, UnitScore>>;
}

export interface Kind {
  readonly name: string;
  /** What the published table says of it. */
  readonly title: string;
  run(options: RunOptions): Promise<KindScore>;
}

export const kinds: readonly Kind[] = [
  { name: "contract", title: "changes of the contract, found by the conformance suite", run: runContractMutants },
  { name: "semantic", title: "written by hand", run: runSemanticMutants },
  { name: "server", title: "made of the server by Stryker", run: strykerKind("server") },
  { name: "client", title: "made of the client by Stryker", run: strykerKind("client") },
];
