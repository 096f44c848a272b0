// openapi-backend on node:http: routing, security and validation of requests by the contract; the rest is written here.
import { createServer } from "node:http";
import { OpenAPIBackend } from "openapi-backend";
import { answer, contract, isAllowed, listening } from "./contract.mjs";

const contacts = new Map();
const failed = (status, message) => ({ status, body: { message } });
const api = new OpenAPIBackend({
  definition: contract(),
  // Its own check of the document knows OpenAPI 3.0 alone, and refuses 3.1.
  quick: true,
  handlers: {
    updatePhoneNumbers: ({ request }) => {
      contacts.set(request.params.contactID, request.requestBody);
      return { status: 200, body: answer };
    },
    validationFail: ({ validation }) => failed(400, validation.errors),
    notFound: () => failed(404, "no such path"),
    unauthorizedHandler: () => failed(401, "a token is expected"),
  },
  securityHandlers: { bearerToken: ({ request }) => isAllowed(request.headers.authorization) },
});
await api.init();
const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    const { method, url, headers } = request;
    const body = JSON.parse(Buffer.concat(chunks).toString() || "null");
    const result = await api.handleRequest({ method, path: url, headers, body });
    response.writeHead(result.status, { "content-type": "application/json" });
    response.end(JSON.stringify(result.body));
  });
});
server.listen(0, "127.0.0.1", () => listening(server.address().port));
