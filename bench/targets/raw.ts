// The bare minimum: node:http, JSON.parse and a Map. No validation, no routing, no negotiation, no limits.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const contacts = new Map<string, unknown>();
const answer = JSON.stringify({
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "0 added, 1 updated, 0 unchanged",
});

const server = createServer((request, response) => {
  if (request.method === "GET") {
    respond(response, JSON.stringify(contacts.get(request.url ?? "")));
    return;
  }
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    contacts.set(request.url ?? "", JSON.parse(Buffer.concat(chunks).toString()));
    respond(response, answer);
  });
});
function respond(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
// An orderly end, after which a profile is written.
process.once("SIGTERM", () => process.exit(0));
