// The bare minimum: node:http, JSON.parse and a Map. No validation, no routing, no negotiation, no limits.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const contacts = new Map<string, unknown>();
const answer = JSON.stringify({
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "0 added, 1 updated, 0 unchanged",
});

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    contacts.set(request.url ?? "", JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
// An orderly end, behind which a profile is written.
process.once("SIGTERM", () => process.exit(0));
