// What a client sends, held against the contract: path, method, parameters, media type and body.
import { step } from "../contract/document.ts";
import type { Operation, Parameter } from "../contract/operations.ts";
import { toPointer } from "../contract/schema-path.ts";
import type { Schemas } from "../contract/schemas.ts";
import { findFormat } from "../formats/formats.ts";
import { judgeText } from "../formats/judge-text.ts";
import { MessageError } from "../formats/message-error.ts";
import { getCharset, getMediaType } from "../http/content-type.ts";
import type { Probe } from "../http/message.ts";

export interface RequestViolation {
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
}

/** Finds the operation of a method and a path below the base. Letter case and one trailing slash do not matter. */
export function createRouter(operations: readonly Operation[]) {
  const routes = operations.map((operation) => {
    const names: string[] = [];
    const pattern = operation.path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{([^}]+)\}/g, (_, name: string) => {
      names.push(name);
      return "([^/]+)";
    });
    return { operation, names, pattern: new RegExp(`^${pattern}/?$`, "i") };
  });
  return (
    method: string,
    path: string,
  ): { operation: Operation; values: Readonly<Record<string, string>> } | undefined => {
    for (const { operation, names, pattern } of routes) {
      const match = operation.method === method ? pattern.exec(path.split("?", 1)[0] ?? "") : null;
      if (match !== null)
        return { operation, values: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ""])) };
    }
    return undefined;
  };
}

export function judgeRequest(
  operation: Operation,
  schemas: Schemas,
  probe: Probe,
  path: Readonly<Record<string, string>>,
): readonly RequestViolation[] {
  const parameters = operation.parameters.flatMap((parameter) => judgeParameter(schemas, parameter, probe, path));
  const needsToken = operation.scopes !== undefined && probe.headers["authorization"] === undefined;
  const access = needsToken
    ? [{ pointer: step(operation.pointer, "security"), expected: "an Authorization header", actual: "none" }]
    : [];
  return [...access, ...parameters, ...judgeBody(operation, schemas, probe)];
}

function judgeParameter(
  schemas: Schemas,
  parameter: Parameter,
  { headers, path: url }: Probe,
  path: Readonly<Record<string, string>>,
): readonly RequestViolation[] {
  const { name, required, schema } = parameter;
  const text = {
    path: () => decoded(path[name]),
    header: () => headers[name.toLowerCase()],
    query: () => new URLSearchParams(url.split("?")[1]).get(name) ?? undefined,
  }[parameter.in]();
  if (text === undefined)
    return required ? [{ pointer: schema, expected: `${parameter.in} parameter ${name}`, actual: "none" }] : [];
  const wrong = judgeText(schemas, schema, text);
  if (wrong === undefined) return [];
  return [{ pointer: wrong.pointer, expected: `${name} as its schema says`, actual: `it breaks ${wrong.keyword}` }];
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function judgeBody(
  { body: declared, pointer }: Operation,
  schemas: Schemas,
  { headers, body }: Probe,
): readonly RequestViolation[] {
  const sent = body !== undefined && body.length > 0;
  if (declared === undefined) return sent ? [{ pointer, expected: "no body", actual: `${body.length} bytes` }] : [];
  if (!sent) return declared.required ? [{ pointer: declared.pointer, expected: "a body", actual: "none" }] : [];
  const given = getMediaType(headers["content-type"]);
  const content = declared.declared.find(({ mediaType }) => mediaType === given);
  if (content === undefined)
    return [
      {
        pointer: step(declared.pointer, "content"),
        expected: "a declared media type",
        actual: given === "" ? "no Content-Type" : given,
      },
    ];
  const charset = getCharset(headers["content-type"]) ?? "utf-8";
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(body);
    const value = findFormat(content.mediaType)?.read(text, schemas.node(content.schema), { ordered: false });
    const validate = schemas.validator(content.schema);
    if (validate(value)) return [];
    const [error] = validate.errors ?? [];
    // Where, and not what: a value may be somebody's number.
    return [
      {
        pointer: toPointer(error?.schemaPath, content.schema),
        expected: `a body as its schema says`,
        actual: `${error?.instancePath || "the body"} breaks ${error?.keyword}`,
      },
    ];
  } catch (error) {
    const isTold = error instanceof MessageError;
    return [
      {
        pointer: isTold && error.pointer !== "" ? error.pointer : content.schema,
        expected: `readable ${content.mediaType}`,
        actual: isTold ? error.message : `not readable as ${charset}`,
      },
    ];
  }
}
