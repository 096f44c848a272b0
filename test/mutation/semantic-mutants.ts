// The hand-written mutants: defects that change what the service means, each with the tests that must find it.
import { accessMutants } from "./semantic/access.ts";
import { clientMutants } from "./semantic/client.ts";
import { httpMutants } from "./semantic/http.ts";
import { readerMutants } from "./semantic/readers.ts";
import { ruleMutants } from "./semantic/rules.ts";
import { storageMutants } from "./semantic/storage.ts";

export interface SemanticMutant {
  /** What is wrong in it. */
  readonly name: string;
  readonly kind: "server" | "client";
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** One of these tests fails, at least. */
  readonly caughtBy: readonly string[];
}

/** What is wrong -> the text that is replaced, and what by. */
export type Defects = Readonly<Record<string, readonly [find: string, replace: string]>>;

export const semanticMutants: readonly SemanticMutant[] = [
  ...ruleMutants,
  ...storageMutants,
  ...httpMutants,
  ...accessMutants,
  ...readerMutants,
  ...clientMutants,
];
