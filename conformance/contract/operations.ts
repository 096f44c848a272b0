// The operations of a contract as the checks use them: possible requests and responses, each with its JSON pointer.
import { type ContractDocument, isList, isObject, member, type Place, step } from "./document.ts";
import { readSecurity, type SecurityScheme } from "./security.ts";

export type ParameterPlace = "path" | "query" | "header" | "cookie";

export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  /** Pointer of its schema. */
  readonly schema: string;
  readonly style: string;
  readonly explode: boolean;
  readonly examples: readonly unknown[];
}

export interface Content {
  readonly mediaType: string;
  /** Pointer of its schema. */
  readonly schema: string;
  readonly examples: readonly unknown[];
}

export interface DeclaredHeader {
  readonly name: string;
  readonly required: boolean;
  readonly schema: string;
  readonly pointer: string;
}

export interface DeclaredResponse {
  /** Such as 200, 4XX or default. */
  readonly status: string;
  readonly pointer: string;
  readonly headers: readonly DeclaredHeader[];
  readonly content: readonly Content[];
}

export interface RequestBody {
  readonly required: boolean;
  /** The media types to send. */
  readonly content: readonly Content[];
  /** The declared media types, even if fewer are sent. */
  readonly declared: readonly Content[];
  readonly pointer: string;
}

export interface Operation {
  /** The operationId, or method and path without one. */
  readonly operationId: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly DeclaredResponse[];
  /** Schemes of the first requirement that the suite supports; undefined if no credentials are required. */
  readonly security: readonly SecurityScheme[] | undefined;
  /** Scopes that the caller's token needs. */
  readonly scopes: readonly string[];
  /** The request header that makes a repeat safe, if there is one. */
  readonly repeatHeader: string | undefined;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/** OpenAPI ignores parameters with these names, because other fields describe them. */
const reservedHeaders = ["accept", "content-type", "authorization"];

/** All operations in the document's order. */
export function readOperations(document: ContractDocument): readonly Operation[] {
  const paths = member(document.root, "paths");
  return Object.keys(isObject(paths) ? paths : {}).flatMap((path) => {
    const item = document.at(step("/paths", path));
    return methods
      .filter((method) => isObject(member(item.value, method)))
      .map((method) => readOperation(document, path, method, step(item.pointer, method), item));
  });
}

function readOperation(
  document: ContractDocument,
  path: string,
  method: string,
  pointer: string,
  item: Place,
): Operation {
  const { value } = document.at(pointer);
  const operationId = member(value, "operationId");
  const body = isObject(member(value, "requestBody")) ? document.at(step(pointer, "requestBody")) : undefined;
  const repeat = member(member(value, "x-retry"), "with");
  return {
    operationId: typeof operationId === "string" ? operationId : `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    pointer,
    parameters: readParameters(document, pointer, item),
    body: body && {
      required: member(body.value, "required") === true,
      content: readContent(document, body),
      declared: readContent(document, body),
      pointer: body.pointer,
    },
    responses: readResponses(document, pointer),
    ...readSecurity(document, member(value, "security") ?? member(document.root, "security")),
    repeatHeader: typeof repeat === "string" ? repeat : undefined,
  };
}

/** An operation's parameters override those of its path with the same name and location. */
function readParameters(document: ContractDocument, operation: string, item: Place): readonly Parameter[] {
  const places = [operation, item.pointer].flatMap((pointer) => {
    const list = member(document.at(pointer).value, "parameters");
    return isList(list) ? list.map((_, index) => document.at(step(step(pointer, "parameters"), index))) : [];
  });
  const all = places.map((place) => readParameter(document, place));
  return all.filter(
    ({ name, in: place }, index) =>
      all.findIndex((other) => other.name === name && other.in === place) === index &&
      !(place === "header" && reservedHeaders.includes(name.toLowerCase())),
  );
}

function readParameter(document: ContractDocument, { value, pointer }: Place): Parameter {
  const place = String(member(value, "in")) as ParameterPlace;
  const style = member(value, "style") ?? (place === "query" || place === "cookie" ? "form" : "simple");
  const explode = member(value, "explode");
  return {
    name: String(member(value, "name")),
    in: place,
    required: member(value, "required") === true,
    schema: document.canonical(step(pointer, "schema")),
    style: String(style),
    explode: typeof explode === "boolean" ? explode : style === "form",
    examples: readExamples(document, { value, pointer }),
  };
}

function readExamples(document: ContractDocument, { value, pointer }: Place): readonly unknown[] {
  const examples = member(value, "examples");
  const named = Object.keys(isObject(examples) ? examples : {}).map((name) =>
    member(document.at(step(step(pointer, "examples"), name)).value, "value"),
  );
  const single = member(value, "example");
  return [single, ...named].filter((each) => each !== undefined);
}

function readContent(document: ContractDocument, { value, pointer }: Place): readonly Content[] {
  const content = member(value, "content");
  return Object.keys(isObject(content) ? content : {}).map((mediaType) => {
    const place = document.at(step(step(pointer, "content"), mediaType));
    return {
      mediaType,
      schema: document.canonical(step(place.pointer, "schema")),
      examples: readExamples(document, place),
    };
  });
}

function readResponses(document: ContractDocument, operation: string): readonly DeclaredResponse[] {
  const responses = document.at(step(operation, "responses"));
  return Object.keys(isObject(responses.value) ? responses.value : {}).map((status) => {
    const place = document.at(step(responses.pointer, status));
    const headers = member(place.value, "headers");
    const names = Object.keys(isObject(headers) ? headers : {}).filter((name) => name.toLowerCase() !== "content-type");
    return {
      status,
      pointer: place.pointer,
      headers: names.map((name) => {
        const header = document.at(step(step(place.pointer, "headers"), name));
        const required = member(header.value, "required") === true;
        return { name, required, schema: document.canonical(step(header.pointer, "schema")), pointer: header.pointer };
      }),
      content: readContent(document, place),
    };
  });
}

/** The response declared for a status: by its number, its class (`4XX`) or `default`. */
export function findResponse(operation: Operation, status: number): DeclaredResponse | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return names
    .map((name) => operation.responses.find((response) => response.status.toUpperCase() === name.toUpperCase()))
    .find(Boolean);
}

/** Whether the operation declares the status by number or class, not only as `default`. */
export function declaresStatus(operation: Operation, status: number): boolean {
  const found = findResponse(operation, status);
  return found !== undefined && found.status !== "default";
}
