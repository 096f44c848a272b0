// Every scope that an operation of the contract asks for.
import { operations } from "../generated/operations.ts";

export const contractScopes: readonly string[] = [
  ...new Set(
    Object.values(operations).flatMap(({ security }) =>
      security.flatMap((requirement) => Object.values(requirement).flat()),
    ),
  ),
];
