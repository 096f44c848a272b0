// The operations of a contract as the checks see them: what may be sent, what may be answered, and where that is said.
import { type ContractDocument, isList, isObject, type JsonObject, member, type Place, step } from "./document.ts";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** Pointer of its schema. */
  readonly schema: string;
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

export interface Answer {
  readonly status: string;
  readonly pointer: string;
  readonly headers: readonly DeclaredHeader[];
  readonly content: readonly Content[];
}

export interface RequestBody {
  readonly required: boolean;
  /** What may be sent. */
  readonly content: readonly Content[];
  /** What the contract declares, also where less was chosen to be sent. */
  readonly declared: readonly Content[];
  readonly pointer: string;
}

export interface Operation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly Answer[];
  /** Scopes that the caller's token needs; undefined where nobody is asked for one. */
  readonly scopes: readonly string[] | undefined;
  /** The request header that makes a repeat safe, where there is one. */
  readonly repeatHeader: string | undefined;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** All operations in the document's order. @throws Error for an operation without operationId. */
export function readOperations(document: ContractDocument): readonly Operation[] {
  const paths = member(document.root, "paths");
  return Object.keys(isObject(paths) ? paths : {}).flatMap((path) => {
    const pointer = step("/paths", path);
    const item = document.at(pointer);
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
  if (typeof operationId !== "string") throw new Error(`${pointer}: an operationId is expected`);
  const body = isObject(member(value, "requestBody")) ? document.at(step(pointer, "requestBody")) : undefined;
  const repeat = member(member(value, "x-retry"), "with");
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    pointer,
    parameters: parametersOf(document, pointer, item),
    body: body && {
      required: member(body.value, "required") === true,
      content: contentOf(document, body),
      declared: contentOf(document, body),
      pointer: body.pointer,
    },
    responses: answersOf(document, pointer),
    scopes: scopesOf(member(value, "security") ?? member(document.root, "security")),
    repeatHeader: typeof repeat === "string" ? repeat : undefined,
  };
}

/** Those of the operation come before those of its path with the same name and place. */
function parametersOf(document: ContractDocument, operation: string, item: Place): readonly Parameter[] {
  const places = [operation, item.pointer].flatMap((pointer) => {
    const list = member(document.at(pointer).value, "parameters");
    return isList(list) ? list.map((_, index) => document.at(step(step(pointer, "parameters"), index))) : [];
  });
  const all = places.map(({ value, pointer }) => ({
    name: String(member(value, "name")),
    in: String(member(value, "in")) as Parameter["in"],
    required: member(value, "required") === true,
    schema: document.at(step(pointer, "schema")).pointer,
  }));
  return all.filter(
    (parameter, index) =>
      all.findIndex((other) => other.name === parameter.name && other.in === parameter.in) === index,
  );
}

function contentOf(document: ContractDocument, { value, pointer }: Place): readonly Content[] {
  const content = member(value, "content");
  return Object.keys(isObject(content) ? content : {}).map((mediaType) => {
    const place = document.at(step(step(pointer, "content"), mediaType));
    const examples = member(place.value, "examples");
    const named = Object.keys(isObject(examples) ? examples : {}).map((name) =>
      member(document.at(step(step(place.pointer, "examples"), name)).value, "value"),
    );
    const single = member(place.value, "example");
    return {
      mediaType,
      schema: document.at(step(place.pointer, "schema")).pointer,
      examples: single === undefined ? named : [single, ...named],
    };
  });
}

function answersOf(document: ContractDocument, operation: string): readonly Answer[] {
  const responses = document.at(step(operation, "responses"));
  return Object.keys(isObject(responses.value) ? responses.value : {}).map((status) => {
    const place = document.at(step(responses.pointer, status));
    const headers = member(place.value, "headers");
    return {
      status,
      pointer: place.pointer,
      headers: Object.keys(isObject(headers) ? headers : {}).map((name) => {
        const header = document.at(step(step(place.pointer, "headers"), name));
        const required = member(header.value, "required") === true;
        return { name, required, schema: document.at(step(header.pointer, "schema")).pointer, pointer: header.pointer };
      }),
      content: contentOf(document, place),
    };
  });
}

function scopesOf(security: unknown): readonly string[] | undefined {
  if (!isList(security) || security.length === 0) return undefined;
  const schemes = security.filter(isObject).flatMap((requirement: JsonObject) => Object.values(requirement));
  return schemes.flatMap((scopes) => (isList(scopes) ? scopes.map(String) : []));
}

/** The answer that the operation declares for a status, by its number, its class (`4XX`) or `default`. */
export function findResponse(operation: Operation, status: number): Answer | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return names
    .map((name) => operation.responses.find((answer) => answer.status.toUpperCase() === name.toUpperCase()))
    .find(Boolean);
}
