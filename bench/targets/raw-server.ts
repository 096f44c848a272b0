// The bare minimum of a server: node:http and JSON.parse. No validation, no routing, no negotiation, no limits.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface RawStore {
  read(path: string): unknown;
  /** Returns a promise if the response has to wait. */
  write(path: string, list: unknown): Promise<void> | undefined;
}

const updated = JSON.stringify({
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "0 added, 1 updated, 0 unchanged",
});

/** Serves POST and GET of a list by its path, on a free port. */
export function serveRaw({ read, write }: RawStore): void {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (request.method === "GET") {
      respond(response, JSON.stringify(read(path)));
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const written = write(path, JSON.parse(Buffer.concat(chunks).toString()));
      if (written === undefined) respond(response, updated);
      else void written.then(() => respond(response, updated));
    });
  });
  server.listen(0, "127.0.0.1", () =>
    process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
  );
  // A profile is written only after a normal exit.
  process.once("SIGTERM", () => process.exit(0));
}

function respond(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}
