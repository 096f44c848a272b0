// Responses that ordinary requests do not get (408, 429, 500, 503 and others), reached with the tester's recipe.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { isList, isObject, type JsonObject } from "../contract/document.ts";
import { findResponse, type Operation } from "../contract/operations.ts";
import type { Probe } from "../http/message.ts";
import { createProbe, wholeRequest } from "../session/probes.ts";
import type { Session } from "../session/session.ts";

export interface Provocation {
  readonly status: number;
  /** Default: all that declare the status. */
  readonly operations?: readonly string[];
  /** A target in the required state. Default: the run's own. */
  readonly target?: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly body?: Buffer;
  /** Maximum number of requests for each response. Default: 1. */
  readonly times: number;
  /** Number of concurrent requests. Default: 1. */
  readonly concurrent: number;
  /** Milliseconds before the end of the body is sent. Default: 0. */
  readonly pauseMs?: number;
}

/** @throws Error for a file that is not a recipe. */
export function readRecipe(file: string): readonly Provocation[] {
  const recipe: unknown = parse(readFileSync(file, "utf8"));
  const responses = isObject(recipe) ? recipe["responses"] : undefined;
  if (!isList(responses)) throw new Error(`${file} must have the list responses`);
  return responses.map((each, index) => readProvocation(each, `${file}, responses[${index}]`));
}

function readProvocation(value: unknown, place: string): Provocation {
  if (!isObject(value)) throw new Error(`${place} must be an object`);
  const known = ["status", "operations", "target", "headers", "parameters", "body", "times", "concurrent", "pauseMs"];
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`${place} has an unknown member ${unknown}`);
  const { status, operations, target, headers, parameters, body, times = 1, concurrent = 1, pauseMs } = value;
  if (typeof status !== "number") throw new Error(`${place} must have a status, such as 429`);
  if (target !== undefined && !URL.canParse(String(target))) throw new Error(`${place}: target must be a URL`);
  return {
    status,
    times: Number(times),
    concurrent: Number(concurrent),
    ...(isList(operations) && { operations: operations.map(String) }),
    ...(target !== undefined && { target: new URL(String(target)) }),
    ...(isObject(headers) && { headers: toTexts(headers) }),
    ...(isObject(parameters) && { parameters }),
    ...(body !== undefined && { body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)) }),
    ...(typeof pauseMs === "number" && { pauseMs }),
  };
}

const toTexts = (headers: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)]));

/** Tries each response of the recipe in each of its media types. Returns those that did not come. */
export async function provoke(session: Session, recipe: readonly Provocation[]): Promise<string[]> {
  const missing: string[] = [];
  for (const provocation of recipe)
    for (const operation of session.operations.filter((each) => isMeant(provocation, each))) {
      const types = findResponse(operation, provocation.status)?.content.map(({ mediaType }) => mediaType) ?? [];
      for (const type of types.length === 0 ? [undefined] : types)
        if (!(await provokeOne(session, operation, provocation, type)))
          missing.push(`${operation.operationId} ${provocation.status}${type === undefined ? "" : ` in ${type}`}`);
    }
  return missing;
}

const isMeant = ({ status, operations }: Provocation, operation: Operation): boolean =>
  operation.responses.some((each) => each.status === String(status)) &&
  (operations === undefined || operations.includes(operation.operationId));

async function provokeOne(
  session: Session,
  operation: Operation,
  provocation: Provocation,
  accept: string | undefined,
): Promise<boolean> {
  const { status, times, concurrent, target, headers, parameters, body, pauseMs } = provocation;
  const whole = wholeRequest(session, operation);
  for (let sent = 0; sent < times; sent += concurrent) {
    const probe: Probe = {
      ...createProbe(session, operation, {
        ...whole,
        ...(body !== undefined && { body }),
        ...(parameters !== undefined && { parameters }),
        headers: { ...whole.headers, ...(accept === undefined ? {} : { accept }), ...headers },
      }),
      ...(target !== undefined && { base: target, stores: false }),
      ...(pauseMs !== undefined && { pauseMs }),
    };
    const all = await Promise.all(
      Array.from({ length: concurrent }, () => session.send(operation, probe, { once: true })),
    );
    const found = all.find(({ received }) => received.status === status);
    if (found === undefined) continue;
    // The response was requested, even if it is an error; its form is still judged.
    for (const { check, ...wrong } of found.violations)
      if (check !== "not_a_server_error") session.recordCheck(check, operation, found, wrong);
    return true;
  }
  return false;
}

/** Requests each response again in the other media types. */
export async function checkEveryMediaType(session: Session, isWanted: (mediaType: string) => boolean): Promise<void> {
  for (const { operation, probe, mediaType } of session.coverage.unseen()) {
    if (mediaType === "none" || !isWanted(mediaType) || probe.base !== undefined) continue;
    const fresh = probe.stores ? { ...probe, headers: { ...probe.headers, accept: mediaType } } : probe;
    await session.sendAndRecord(operation, { ...fresh, headers: { ...fresh.headers, accept: mediaType } });
  }
}
