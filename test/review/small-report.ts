// A report of a review of one operation, with changes that break either side, both and nobody.
import type { Change, ReviewReport, WireExample } from "../../review/model/review-report.ts";

const change = (message: string, breaksClients: boolean, breaksServers: boolean): Change => ({
  kind: "k",
  pointer: "/p",
  message,
  breaksClients,
  breaksServers,
});
const example = (part: string, mediaType: string): WireExample => ({
  operationId: "add",
  part,
  mediaType,
  body: "",
  raw: `HTTP/1.1 ${part}\nVary: Accept\n\n<body>`,
  curl: "curl",
  client: "call()",
});
const response = (status: string, ...mediaTypes: string[]) => ({
  status,
  description: `Result ${status}. More of it.`,
  mediaTypes,
});
export const smallReport: ReviewReport = {
  contract: { title: "Notes", version: "1.2.0", fingerprint: "0123456789abcdef" },
  base: { name: "the last release", version: "1.1.0" },
  operations: [
    {
      operationId: "add",
      method: "POST",
      path: "/notes",
      summary: "Adds a note",
      extension: true,
      scopes: ["notes:write", "notes:admin"],
      retry: "after 503: the same Idempotency-Key is sent",
      responses: [response("201", "application/json"), response("503", "none")],
    },
    {
      operationId: "read",
      method: "GET",
      path: "/notes",
      summary: "Reads the notes",
      extension: false,
      scopes: ["notes:read"],
      retry: "after any failure",
      responses: [response("304", "none"), response("404", "application/json")],
    },
  ],
  personalData: [{ name: "Author", owner: "Note", pointer: "#/n", description: "Who wrote it" }],
  rules: [{ name: "a-rule", why: "Otherwise it goes wrong" }],
  findings: [],
  changes: [
    change("for nobody", false, false),
    change("for servers", false, true),
    change("for clients", true, false),
    change("for both", true, true),
  ],
  unapproved: ["`k` is not approved"],
  examples: ["text/xml", "application/x-www-form-urlencoded", "application/xml", "text/json", "application/json"]
    .map((type) => example("request", type))
    .concat({ ...example("304", "none"), operationId: "read" }),
};
