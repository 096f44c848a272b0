// The files that mutants are made of, and for each the fast tests that guard it.

/** Files that the same tests guard are measured in one run. */
export interface Guarded {
  readonly kind: "server" | "client";
  /** Names the run, and the file in which it remembers what it has tried. */
  readonly name: string;
  readonly files: readonly string[];
  /** In-process and fast: no browser, no child process, no sleep. */
  readonly tests: readonly string[];
}

const all = (folder: string, names: string) => names.split(" ").map((name) => `${folder}/${name}.ts`);
const tests = (folder: string, names: string) => names.split(" ").map((name) => `test/${folder}/${name}.test.ts`);

const wire = tests("wire-rules", "charset form json negotiation paths rule-places xml");
const planning = tests("phone-numbers", "merge-item plan-update plan-update.members plan-update.details info-message");

export const guardedFiles: readonly Guarded[] = [
  {
    kind: "server",
    name: "rules",
    files: all("server/phone-numbers", "plan-update merge-item"),
    tests: planning,
  },
  {
    kind: "server",
    name: "comparison",
    files: all("server/phone-numbers", "comparison-key"),
    tests: tests("phone-numbers", "comparison-key comparison-key.exact possible-length"),
  },
  {
    kind: "server",
    name: "handlers",
    files: [...all("server/phone-numbers", "entity-tag handlers contact-key"), "server/action-result.ts"],
    tests: [
      "test/server/action-result.test.ts",
      ...tests("phone-numbers", "contact-key entity-tag idempotency known-contacts"),
      ...tests("access", "tenants"),
    ],
  },
  {
    kind: "server",
    name: "negotiation",
    files: all("server/http", "negotiation content-type charset"),
    tests: tests("http", "charset content-type negotiation"),
  },
  {
    kind: "server",
    name: "edge",
    files: all("server/http", "body-edge media-types validation failures cors"),
    tests: [...wire, ...tests("http", "cors"), ...tests("contract", "edge bounds server")],
  },
  {
    kind: "server",
    name: "access",
    files: all("server/access", "access json-web-tokens token-cache stored-tokens"),
    tests: tests("access", "authorize json-web-tokens stored-tokens token-cache"),
  },
  {
    kind: "server",
    name: "words",
    files: all("runtime", "form-key lexical read-error violation xml-text"),
    tests: tests("generate", "form-key lexical read-error violation xml-text"),
  },
  {
    kind: "server",
    name: "documents",
    files: all("runtime", "json-text xml-cursor xml-place xml-tokens"),
    tests: tests("generate", "xml-reader xml-refusals golden hostile-names hostile-json-and-forms"),
  },
  {
    kind: "server",
    name: "plain",
    files: all("runtime", "xml-plain form-plain"),
    tests: tests("generate", "plain-xml plain-xml.property plain-form.property"),
  },
  {
    kind: "client",
    name: "repeating",
    files: all("client", "retry with-deadline"),
    tests: tests("client", "retry with-deadline"),
  },
  {
    kind: "client",
    name: "calls",
    files: all("client", "call authorization attempt"),
    tests: tests("client", "extra-headers gateways options requests retries retry tokens with-deadline"),
  },
  {
    kind: "client",
    name: "answers",
    files: all("client", "read-response unwrap build-request"),
    tests: tests("client", "every-response options other-fetches refusals requests unexpected-responses"),
  },
];
