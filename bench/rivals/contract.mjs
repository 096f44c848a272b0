// What every rival has in common: the contract, the answer, the token that it takes, and how it says where it listens.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const contractFile = join(import.meta.dirname, "../../openapi.yaml");
export const contract = () => parse(readFileSync(contractFile, "utf8"));
export const answer = {
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "0 added, 1 updated, 0 unchanged",
};

/** Whether the Authorization header is that of the load generator (bench/bearer-token.ts hands it over). */
export const isAllowed = (authorization) => authorization === process.env.BENCH_AUTHORIZATION;

/** Tells the harness where to send its requests. */
export function listening(port) {
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
}
