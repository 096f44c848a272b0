// What a review of the contract says: the parts make it, the terminal and the page show it.
import type { ConformanceReport } from "../../conformance/report/conformance-report.ts";

/** An objection of a linter or of a project rule. */
export interface Finding {
  readonly rule: string;
  readonly by: "redocly" | "spectral" | "project";
  readonly severity: "error" | "warning";
  /** JSON pointer into openapi.yaml. */
  readonly pointer: string;
  readonly message: string;
  /** Line of openapi.yaml, from 1, where it is known. */
  readonly line?: number;
  /** Why it is accepted; without it a finding fails the review. */
  readonly suppressed?: string;
}

/** One difference between two contracts. */
export interface Change {
  /** The kind's name in the table of kinds, such as `request-property-became-required`. */
  readonly kind: string;
  /** JSON pointer into the revised contract, or into the base where it is gone. */
  readonly pointer: string;
  readonly message: string;
  /** A client made from the base breaks on a server of the revised contract. */
  readonly breaksClients: boolean;
  /** A server made from the base breaks under clients of the revised contract, or does not conform to it any more. */
  readonly breaksServers: boolean;
}

/** The bytes of one message. */
export interface WireExample {
  readonly operationId: string;
  /** "request", or the response's status. */
  readonly part: string;
  /** "none" for a message without a body. */
  readonly mediaType: string;
  /** Only the body, exactly as a generated writer writes it. */
  readonly body: string;
  /** The whole message as it goes over the wire, header fields included; lines end in LF here. */
  readonly raw: string;
  /** For a request, it; for a response, a request that asks for it in this format. */
  readonly curl: string;
  readonly client: string;
}

export interface OperationSummary {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Not part of the source system's help page. */
  readonly extension: boolean;
  readonly scopes: readonly string[];
  /** When a caller may send the request again, in words. */
  readonly retry: string;
  readonly responses: readonly {
    readonly status: string;
    readonly description: string;
    /** Only "none" for a response without a body. */
    readonly mediaTypes: readonly string[];
  }[];
}

/** A member or parameter that is about a person. */
export interface PersonalMember {
  readonly name: string;
  readonly owner: string;
  readonly pointer: string;
  readonly description: string;
}

/** How many planted defects the tests found, by kind of defect. */
export interface Strength {
  readonly kinds: readonly {
    readonly kind: string;
    readonly mutants: number;
    readonly killed: number;
    readonly survived: number;
    readonly score: string;
    /** The day or the extent of the measurement. */
    readonly measured: string;
  }[];
  /** Where more of it is said. */
  readonly source: string;
}

export interface ReviewReport {
  readonly contract: { readonly title: string; readonly version: string; readonly fingerprint: string };
  /** What it was compared with, and its version. */
  readonly base: { readonly name: string; readonly version: string };
  readonly operations: readonly OperationSummary[];
  readonly personalData: readonly PersonalMember[];
  /** The rules of this project, and what goes wrong without each. */
  readonly rules: readonly { readonly name: string; readonly why: string }[];
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  /** Why the changes are not approved, one line each; empty when they are. */
  readonly unapproved: readonly string[];
  readonly examples: readonly WireExample[];
  readonly strength?: Strength;
  /** The last run of the conformance suite, where one was given. */
  readonly conformance?: ConformanceReport;
}

/** Number of changes that break each side; a change that breaks both counts for both. */
export function breakingCounts(changes: readonly Change[]): string {
  const clients = changes.filter(({ breaksClients }) => breaksClients).length;
  const servers = changes.filter(({ breaksServers }) => breaksServers).length;
  return `${clients} ${clients === 1 ? "breaks" : "break"} clients, ${servers} ${servers === 1 ? "breaks" : "break"} servers`;
}

/** Whether a finding fails the review. */
export function isOpen({ suppressed }: Finding): boolean {
  return suppressed === undefined;
}

/** Whether the review passes: every finding is suppressed, every breaking change approved. */
export function isSound({ findings, unapproved }: ReviewReport): boolean {
  return unapproved.length === 0 && !findings.some(isOpen);
}

/** Killed to killed and survived, over all kinds, in percent with one digit. */
export function totalScore({ kinds }: Strength): string {
  const killed = kinds.reduce((sum, kind) => sum + kind.killed, 0);
  const counted = kinds.reduce((sum, kind) => sum + kind.killed + kind.survived, 0);
  // Rounded down: a hundred is said only of all.
  return counted === 0 ? "–" : `${Math.floor((killed / counted) * 1_000) / 10} %`;
}
