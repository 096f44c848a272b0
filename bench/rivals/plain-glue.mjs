// fastify-openapi-glue as it comes: Fastify's own JSON parser, validator and serializer, compiled from the contract at boot.
import Fastify from "fastify";
import openapiGlue from "fastify-openapi-glue";
import { answer, contract, isAllowed, listening } from "./contract.mjs";

const contacts = new Map();
// The contract has keywords of OpenAPI, such as xml, which Ajv's strict mode refuses.
const app = Fastify({ ajv: { customOptions: { strict: false } } });
await app.register(openapiGlue, {
  specification: contract(),
  serviceHandlers: {
    updatePhoneNumbers: async ({ params, body }) => {
      contacts.set(params.contactID, body);
      return answer;
    },
  },
  securityHandlers: {
    bearerToken: async ({ headers }) => {
      if (!isAllowed(headers.authorization)) throw new Error("a token is expected");
    },
  },
});
await app.listen({ host: "127.0.0.1", port: 0 });
listening(app.server.address().port);
