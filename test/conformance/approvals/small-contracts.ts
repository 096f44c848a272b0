// Contracts with one peculiarity each, with a server for each.
import { type ContractDocument, createDocument } from "../../../conformance/contract/document.ts";
import type { Probe } from "../../../conformance/http/message.ts";
import { createWorkshop, type Respond, response } from "./workshop.ts";

export interface SmallContract {
  readonly document: ContractDocument;
  /** Names of the tasks to run: those of operations end in them. */
  readonly tasks: readonly string[];
  /** Default: responds 404 to valid requests and 400 to others. */
  readonly respond?: () => Respond;
}

const described = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: "" }]));
const usual = described(200, 400, 404);
const json = (schema: object, more: object = {}) => ({ "application/json": { schema, ...more } });
const form = (schema: object, more: object = {}) => ({ "application/x-www-form-urlencoded": { schema, ...more } });

/** Operations by method and path, such as `get /a`. */
function contractOf(operations: Readonly<Record<string, object>>, more: object = {}): ContractDocument {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method]: { operationId: name, responses: usual, ...operation } };
  }
  return createDocument({ openapi: "3.1.0", info: { title: "Small", version: "1" }, paths, ...more });
}

const withBody = (content: object, more: object = { required: true }, responses: object = usual) =>
  contractOf({ "post /a": { requestBody: { content, ...more }, responses } });
const withParameters = (...parameters: object[]) => contractOf({ "get /a/{id}": { parameters } });

/** Keeps what is put under each path. */
function createNotes(): Respond {
  const notes = new Map<string, unknown>();
  return ({ method, path, body }: Probe) => {
    if (method === "PUT") notes.set(path, JSON.parse(String(body)));
    const note = notes.get(path);
    if (note === undefined) return response(404);
    return method === "DELETE" && notes.delete(path) ? response(204) : response(200, note);
  };
}

const Note = { type: "object", required: ["text"], properties: { text: { type: "string", maxLength: 9 } } };
const name = { name: "name", in: "path", required: true, schema: { type: "string" } };
const note = { 200: { description: "", content: json(Note) }, ...described(400, 404) };
const notes = {
  "put /notes/{name}": {
    parameters: [name],
    requestBody: { required: true, content: json(Note) },
    responses: note,
  },
  "get /notes/{name}": { parameters: [name], responses: note },
  "delete /notes/{name}": { parameters: [name], responses: described(204, 404) },
};
const namedNotes = {
  "post /notes": { requestBody: { required: true, content: json(Note) }, responses: note },
  "get /notes/{name}": notes["get /notes/{name}"],
  "delete /notes/{name}": notes["delete /notes/{name}"],
};
const readNotes = {
  "get /notes": {
    parameters: [{ name: "page", in: "query", required: true, schema: { type: "integer" } }],
    responses: { 200: { description: "", content: json({ type: "array" }) } },
  },
  "get /notes/{name}": { parameters: [{ ...name, schema: { type: "string", maxLength: 3 } }], responses: note },
};

/** Names each added note the same. */
function createNamedNotes(): Respond {
  let stored = false;
  return ({ method, path }) => {
    const isOne = path === "/notes/a%20b";
    if (method === "POST") stored = true;
    else if (!isOne || !stored) return response(404);
    if (method === "DELETE") stored = false;
    return method === "DELETE" ? response(204) : response(200, { name: "a b", text: "sample" });
  };
}

/** Has one note, which cannot be changed. */
const readOneNote: Respond = ({ method, path }) => {
  if (method !== "GET") return response(405);
  return path === "/notes?page=1" ? response(200, [{ id: "a b" }]) : response(200, { text: "a" });
};

const securitySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  cookie: { type: "apiKey", in: "cookie", name: "Key" },
};
const found = { description: "", content: json({ type: "object" }) };
const secured = (scheme: string, parameters: readonly object[] = []) =>
  contractOf(
    { "get /a": { security: [{ [scheme]: [] }], responses: described(200), parameters } },
    { components: { securitySchemes } },
  );

const query = (parameter: string, schema: object, required = false) => ({
  name: parameter,
  in: "query",
  required,
  schema,
});
const id = { name: "id", in: "path", required: true, schema: { type: "integer", maximum: 3 } };

export const smallContracts: Readonly<Record<string, SmallContract>> = {
  "credentials without 401": { document: secured("bearer"), tasks: ["access"], respond: () => () => response(403) },
  "basic authentication": { document: secured("basic"), tasks: ["access"], respond: () => () => response(401) },
  "a key in a cookie": {
    document: secured("cookie", [{ name: "a", in: "cookie", required: true, schema: { enum: ["c;d"] } }]),
    tasks: ["access", "methods"],
    respond: () => () => response(401),
  },
  "examples that a form cannot carry": {
    document: withBody(
      form(
        { type: "object", properties: { a: { type: ["string", "null"] } } },
        { examples: { a: { value: { a: null } }, b: { value: { a: "b" } } } },
      ),
    ),
    tasks: ["examples"],
  },
  "a form that cannot carry its schema": {
    document: withBody(form({ type: "object", required: ["a"], properties: { a: { type: "null" } } })),
    tasks: ["malformed bodies", "media types", "random bodies"],
  },
  "an optional body": {
    document: withBody(json({ type: "object" }), {}),
    tasks: ["required parameters", "keywords", "malformed bodies"],
  },
  "a required body that may be null": {
    document: withBody(json({ type: ["object", "null"] })),
    tasks: ["keywords", "malformed bodies"],
  },
  "media types with two schemas": {
    document: withBody({
      "text/xml": { schema: { type: "object", properties: { a: { type: "string" } }, xml: { name: "A" } } },
      ...json({ type: "integer" }, { example: 7 }),
    }),
    tasks: ["media types"],
  },
  "an example in the second media type": {
    document: contractOf(
      {
        "post /a": {
          requestBody: {
            content: {
              "text/xml": { schema: { $ref: "#/components/schemas/Note" } },
              ...json(
                { $ref: "#/components/schemas/Note" },
                { examples: { wrong: { value: {} }, right: { value: { text: "as shown" } } } },
              ),
            },
          },
        },
      },
      { components: { schemas: { Note } } },
    ),
    tasks: ["media types", "examples"],
  },
  "a range of media types": {
    document: withBody(
      { ...json({ type: "integer" }), "application/*": {}, "text/*": {} },
      {},
      described(200, 400, 404, 415),
    ),
    tasks: ["media types"],
  },
  "a keyword of allOf": {
    document: withBody(json({ allOf: [{ type: "boolean" }] })),
    tasks: ["keywords"],
  },
  "items made by PUT": { document: contractOf(notes), tasks: ["lifecycles"], respond: createNotes },
  "items made by PUT where results have an outcome": {
    document: contractOf(notes, { "x-wire-conventions": { outcome: { success: "ok", code: "code" } } }),
    tasks: ["lifecycles"],
    respond: createNotes,
  },
  "items with ids to escape": {
    document: contractOf(namedNotes),
    tasks: ["lifecycles", "examples"],
    respond: createNamedNotes,
  },
  "items that are only listed": {
    document: contractOf(readNotes),
    tasks: ["methods"],
    respond: () => readOneNote,
  },
  "parameters of several types": {
    document: withParameters(
      id,
      query("either", { anyOf: [{ type: "array", items: { type: "integer" } }, { type: "integer" }] }),
      query("day", { type: "string", format: "date" }),
      query("flag", { type: "boolean" }, true),
    ),
    tasks: ["parameters", "required parameters"],
  },
  "parameters of one name": {
    document: withParameters(id, query("id", { type: "integer", maximum: 5 }, true)),
    tasks: ["parameters"],
  },
  "parameters without a valid value": {
    document: contractOf({
      "get /a/{undeclared}": {
        parameters: [
          query("text", { type: "string", not: {} }, true),
          query("number", { type: "integer", not: {} }, true),
        ],
      },
    }),
    tasks: ["methods"],
  },
  "a text without bounds": {
    document: contractOf({ "get /a": { parameters: [query("text", { type: "string" })] } }),
    tasks: ["parameters"],
  },
  "a parameter that is null": {
    document: contractOf({ "get /a": { parameters: [query("nothing", { type: "null" })] } }),
    tasks: ["random parameters"],
  },
  "paths of any text": {
    document: contractOf({ "get /{a}": {}, "get /{a}/{b}/{c}": {} }),
    tasks: ["unknown paths"],
  },
  "negotiation with callers": {
    document: contractOf(
      { "get /a": { security: [{ bearer: [] }], responses: { 200: found, 401: found } } },
      { components: { securitySchemes }, "x-wire-conventions": { acceptDecides: true } },
    ),
    tasks: ["negotiation"],
    respond: () => (probe) => response(probe.headers["authorization"] === "Bearer all" ? 200 : 401, {}),
  },
  "405 that is not declared": {
    document: contractOf({ "get /a": {} }),
    tasks: ["methods"],
    respond: () => () => response(405),
  },
  "405 with Allow in another spelling": {
    document: contractOf({ "get /a": {}, "post /a": {} }),
    tasks: ["methods"],
    respond: () => () => response(405, undefined, { allow: "POST,GET , HEAD" }),
  },
};

export const responderOf = ({ document, respond }: SmallContract): Respond =>
  (respond ?? (() => createWorkshop(document)))();
