// Other frameworks with the same POST, one at a time: node servers.mjs NAME. Each loads only its own packages.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const contractFile = join(import.meta.dirname, "../../openapi.yaml");
const readContract = async () => (await import("yaml")).parse(readFileSync(contractFile, "utf8"));
const updated = {
  IsSuccess: true,
  ErrorCode: null,
  ErrorMessage: null,
  InfoMessage: "0 added, 1 updated, 0 unchanged",
};

/** Whether the Authorization header is that of the load generator (bench/target.ts passes it on). */
const isAllowed = (authorization) => authorization === process.env.BENCH_AUTHORIZATION;

/** Tells the harness where to send its requests. */
function listening(port) {
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
}

const contacts = new Map();

/** fastify-openapi-glue as it comes: Fastify's own JSON parser, validator and serializer, compiled from the contract at boot. */
async function startPlainGlue() {
  const { default: Fastify } = await import("fastify");
  const { default: openapiGlue } = await import("fastify-openapi-glue");
  // The contract has keywords of OpenAPI, such as xml, which Ajv's strict mode refuses.
  const app = Fastify({ ajv: { customOptions: { strict: false } } });
  await app.register(openapiGlue, {
    specification: await readContract(),
    serviceHandlers: {
      updatePhoneNumbers: async ({ params, body }) => {
        contacts.set(params.contactID, body);
        return updated;
      },
    },
    securityHandlers: {
      bearerToken: async ({ headers }) => {
        if (!isAllowed(headers.authorization)) throw new Error("a token is required");
      },
    },
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  listening(app.server.address().port);
}

/** hono with @hono/zod-openapi on node:http: the schema is written once more in zod, since it reads no contract. */
async function startHono() {
  const { serve } = await import("@hono/node-server");
  const { createRoute, OpenAPIHono, z } = await import("@hono/zod-openapi");
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

  const app = new OpenAPIHono();
  app.use(async (context, next) => {
    if (!isAllowed(context.req.header("authorization"))) return context.json({ message: "a token is required" }, 401);
    return next();
  });
  app.openapi(route, (context) => {
    contacts.set(context.req.valid("param").contactID, context.req.valid("json"));
    return context.json(updated, 200);
  });
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => listening(port));
}

/** NestJS on express with class-validator: the schema is written once more as a class, since it reads no contract. */
async function startNest() {
  await import("reflect-metadata");
  const { Body, Controller, HttpCode, Module, Param, ParseArrayPipe, Post, UseGuards } = await import("@nestjs/common");
  const { NestFactory } = await import("@nestjs/core");
  const { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } = await import("class-validator");
  class PhoneNumber {}
  const int32 = [IsOptional(), IsInt(), Min(-2147483648), Max(2147483647)];
  const text = (length) => [IsOptional(), IsString(), MaxLength(length)];
  const members = {
    PhoneNumberID: [IsOptional(), IsInt(), Min(0), Max(2147483647)],
    EntityID: int32,
    ContactInfoTypeID: int32,
    PhoneNumber: text(256),
    IsPrimary: [IsOptional(), IsBoolean()],
    IsTextActive: [IsOptional(), IsBoolean()],
    ContactInfoName: text(256),
    ContactInfoCategory: text(256),
    Notes: text(4000),
  };
  // Decorators are functions: applied by hand they need no compiler.
  for (const [name, decorators] of Object.entries(members)) {
    for (const decorate of decorators) decorate(PhoneNumber.prototype, name);
  }

  class TokenGuard {
    canActivate(context) {
      return isAllowed(context.switchToHttp().getRequest().headers.authorization);
    }
  }
  class Contacts {
    update(contactID, list) {
      contacts.set(contactID, list);
      return updated;
    }
  }
  const list = new ParseArrayPipe({ items: PhoneNumber, whitelist: true, forbidNonWhitelisted: true });
  Param("contactID")(Contacts.prototype, "update", 0);
  Body(list)(Contacts.prototype, "update", 1);
  const update = Object.getOwnPropertyDescriptor(Contacts.prototype, "update");
  for (const decorate of [Post("v1/Contacts/:contactID/PhoneNumbers"), HttpCode(200), UseGuards(TokenGuard)]) {
    decorate(Contacts.prototype, "update", update);
  }
  Controller()(Contacts);
  class AppModule {}
  Module({ controllers: [Contacts] })(AppModule);

  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, "127.0.0.1");
  listening(app.getHttpServer().address().port);
}

/** openapi-backend on node:http: routing, security and validation of requests by the contract; the rest is written here. */
async function startOpenapiBackend() {
  const { OpenAPIBackend } = await import("openapi-backend");
  const failed = (status, message) => ({ status, body: { message } });
  const api = new OpenAPIBackend({
    definition: await readContract(),
    // Its own check of the document supports only OpenAPI 3.0, and refuses 3.1.
    quick: true,
    handlers: {
      updatePhoneNumbers: ({ request }) => {
        contacts.set(request.params.contactID, request.requestBody);
        return { status: 200, body: updated };
      },
      validationFail: ({ validation }) => failed(400, validation.errors),
      notFound: () => failed(404, "no such path"),
      unauthorizedHandler: () => failed(401, "a token is required"),
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
}

/** express with express-openapi-validator: the contract's requests, security included; responses are not checked. */
async function startExpress() {
  const { default: express } = await import("express");
  const { default: validator } = await import("express-openapi-validator");
  const app = express();
  app.use(express.json({ limit: "4mb" }));
  app.use(
    validator.middleware({
      apiSpec: contractFile,
      validateRequests: true,
      validateSecurity: { handlers: { bearerToken: ({ headers }) => isAllowed(headers.authorization) } },
    }),
  );
  app.post("/v1/Contacts/:contactID/PhoneNumbers", (request, response) => {
    contacts.set(request.params.contactID, request.body);
    response.json(updated);
  });
  app.use((error, _request, response, _next) => {
    response.status(error.status ?? 500).json({ message: error.message });
  });
  const server = app.listen(0, "127.0.0.1", () => listening(server.address().port));
}

/** Prism as a mock of the contract, in the process and with the options that its command line uses, without its log. */
async function startPrism() {
  const require = createRequire(import.meta.url);
  const { createLogger } = require("@stoplight/prism-core");
  const { getHttpOperationsFromSpec } = require("@stoplight/prism-http");
  const { createServer: createPrismServer } = require("@stoplight/prism-http-server");

  const server = createPrismServer(await getHttpOperationsFromSpec(contractFile), {
    cors: true,
    config: {
      isProxy: false,
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
    components: { logger: createLogger("bench", { level: "silent" }) },
  });
  const url = await server.listen(0, "127.0.0.1");
  listening(new URL(url).port);
}

const servers = {
  "plain-glue": startPlainGlue,
  hono: startHono,
  nest: startNest,
  "openapi-backend": startOpenapiBackend,
  "express-openapi-validator": startExpress,
  prism: startPrism,
};
await servers[process.argv[2]]();
