// hono with @hono/zod-openapi on node:http: the schema is written once more in zod, since it reads no contract.
import { serve } from "@hono/node-server";
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { answer, isAllowed, listening } from "./contract.mjs";

const int32 = z.number().int().min(-2147483648).max(2147483647);
const text = z.string().max(256).nullable().optional();
const phoneNumber = z.strictObject({
  PhoneNumberID: z.number().int().min(0).max(2147483647).optional(),
  EntityID: int32.optional(),
  ContactInfoTypeID: int32.optional(),
  PhoneNumber: text,
  IsPrimary: z.boolean().optional(),
  IsTextActive: z.boolean().optional(),
  ContactInfoName: text,
  ContactInfoCategory: text,
  Notes: z.string().max(4000).nullable().optional(),
});
const result = z.object({
  IsSuccess: z.boolean(),
  ErrorCode: z.string().nullable(),
  ErrorMessage: z.string().nullable(),
  InfoMessage: z.string().nullable(),
});
const route = createRoute({
  method: "post",
  path: "/v1/Contacts/{contactID}/PhoneNumbers",
  request: {
    params: z.object({ contactID: z.string().min(1).max(128) }),
    body: { required: true, content: { "application/json": { schema: z.array(phoneNumber).max(10_000) } } },
  },
  responses: { 200: { description: "merged", content: { "application/json": { schema: result } } } },
});

const contacts = new Map();
const app = new OpenAPIHono();
app.use(async (context, next) => {
  if (!isAllowed(context.req.header("authorization"))) return context.json({ message: "a token is expected" }, 401);
  return next();
});
app.openapi(route, (context) => {
  contacts.set(context.req.valid("param").contactID, context.req.valid("json"));
  return context.json(answer, 200);
});
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => listening(port));
