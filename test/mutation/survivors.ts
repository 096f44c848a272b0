// Why no test notices a mutant. A reason that begins with "equivalent: " means that the mutant changes no observable behaviour.

export const survivors: Readonly<Record<string, string>> = {
  "server/auth/json-web-tokens.ts: exp and sub are not required by the library":
    "equivalent: isBearerToken refuses the same tokens, and the mutants of isBearerToken are killed",
  "client/read-response.ts: 300 is a success":
    "equivalent: the contract does not declare 300, so a 300 is an `undeclared-status` result anyway",
  "server/commands/run-import.ts: an interruption is a success":
    "equivalent: an interrupted input throws unless it was read completely, and then every record is imported",
};
