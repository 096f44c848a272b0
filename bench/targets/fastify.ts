// Bare Fastify with the same handler: its own JSON parser, no schema, no negotiation.
import Fastify from "fastify";

const contacts = new Map<string, unknown>();
const app = Fastify();
app.post("/v1/Contacts/:contactID/PhoneNumbers", async (request) => {
  contacts.set((request.params as { contactID: string }).contactID, request.body);
  return { IsSuccess: true, ErrorCode: null, ErrorMessage: null, InfoMessage: "0 added, 1 updated, 0 unchanged" };
});
process.stdout.write(`listening on ${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
// An orderly end, after which a profile is written.
process.once("SIGTERM", () => process.exit(0));
