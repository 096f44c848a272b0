// Points the conformance suite with a changed contract at our server, which keeps to the real one: it must notice.

import { createDocument as documentOf, type JsonObject } from "../../../conformance/contract/document.ts";
import { runConformance } from "../../../conformance/index.ts";
import { specification } from "../../../generated/specification.ts";
import { compareContracts } from "../../../review/changes/compare-contracts.ts";
import { startTestServer, tokens } from "../../support/server.ts";
import type { KindScore, RunOptions, Survivor } from "../kinds.ts";
import { type ContractMutant, contractMutants } from "./contract-mutants.ts";

/** What is certain takes about five thousand; nothing random is needed to notice a changed contract. */
const maxRequests = 5_600;

/** Parts of the contract that only answers have. */
const ofAnswers = /\/(?:Array\w*Stored\w*|Stored\w*|ActionResultDTO|ErrorCode|headers|responses)(?:\/|$)/;

export const allContractMutants = (): readonly ContractMutant[] => contractMutants(specification as JsonObject);

/** Whether the suite notices. A contract that cannot be run at all is noticed as well. */
export async function isNoticed({ document }: ContractMutant, url: string, most = maxRequests): Promise<boolean> {
  try {
    const report = await runConformance({
      document: documentOf(document),
      base: new URL(url),
      tokens: { all: tokens.all, readOnly: tokens.reader, writeOnly: tokens.writer },
      failFast: true,
      maxRequests: most,
      seed: 1,
    });
    return !report.conforms;
  } catch {
    return true;
  }
}

/** One server for all: every run has contacts of its own. `only` is a part of the pointers, such as components/schemas. */
export async function runContractMutants({ sample, only }: RunOptions): Promise<KindScore> {
  const chosen = allContractMutants().filter(({ pointer }) => only === undefined || pointer.includes(only));
  const gap = sample === undefined ? 1 : Math.max(1, Math.floor(chosen.length / sample));
  const mutants = chosen.filter((_, index) => index % gap === 0).slice(0, sample);
  const server = await startTestServer({ checkAnswers: false });
  const units: Record<string, { killed: number; survivors: Survivor[] }> = {};
  try {
    for (const mutant of mutants) {
      const file = `openapi.yaml#${mutant.pointer.split("/").slice(0, 3).join("/")}`;
      const unit = units[file] ?? { killed: 0, survivors: [] };
      units[file] = unit;
      const survivor = survivorOf(mutant, file);
      // What is the same by the comparison of contracts need not be looked for as long.
      if (await isNoticed(mutant, server.url, survivor.known === undefined ? maxRequests : maxRequests / 5))
        unit.killed++;
      else unit.survivors.push(survivor);
    }
  } finally {
    await server.close();
  }
  return { name: "contract", units };
}

/** By the comparison of contracts: what allows more answers is kept by every server that kept to the narrower one. */
function survivorOf({ pointer, change, document }: ContractMutant, file: string): Survivor {
  const changes = compareContracts(specification as never, document as never);
  const survivor = { file, code: pointer, change };
  if (changes.every(({ breaksClients, breaksServers }) => !breaksClients && !breaksServers))
    return { ...survivor, known: { equivalent: true, why: "nothing changes on the wire" } };
  if (ofAnswers.test(pointer) && changes.every(({ breaksServers }) => !breaksServers))
    return {
      ...survivor,
      known: { equivalent: true, why: "every answer of this server keeps to the changed contract too" },
    };
  return survivor;
}
