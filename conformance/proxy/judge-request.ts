// Checks a client's request against the contract: path, method, parameters, media type and body.
import { step } from "../contract/document.ts";
import type { Content, Operation, Parameter } from "../contract/operations.ts";
import type { Schemas } from "../contract/schemas.ts";
import type { SecurityScheme } from "../contract/security.ts";
import { findFormat } from "../formats/formats.ts";
import { MessageError } from "../formats/lexical.ts";
import { judgeText } from "../formats/parameter-text.ts";
import { coversMediaType, getCharset, getMediaType, type Probe } from "../http/message.ts";

export interface RequestViolation {
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
}

/** Finds the operation of a method and a path below the base, ignoring letter case and one trailing slash. */
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
  return [...judgeCredentials(operation, probe), ...parameters, ...judgeBody(operation, schemas, probe)];
}

function judgeCredentials({ security = [], pointer }: Operation, probe: Probe): readonly RequestViolation[] {
  const query = new URLSearchParams(probe.path.split("?")[1]);
  const isPresent = ({ in: place, name }: SecurityScheme): boolean =>
    ({
      header: () => probe.headers[name] !== undefined,
      query: () => query.has(name),
      cookie: () => getCookie(probe, name) !== undefined,
    })[place]();
  return security
    .filter((scheme) => !isPresent(scheme))
    .map(({ in: place, name }) => ({
      pointer: step(pointer, "security"),
      expected: `credentials in the ${place} ${name}`,
      actual: "not present",
    }));
}

const getCookie = ({ headers }: Probe, name: string): string | undefined =>
  headers["cookie"]
    ?.split(/;\s*/)
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);

function judgeParameter(
  schemas: Schemas,
  parameter: Parameter,
  probe: Probe,
  path: Readonly<Record<string, string>>,
): readonly RequestViolation[] {
  const { name, required, schema } = parameter;
  const texts = {
    path: () => decoded(path[name]),
    header: () => probe.headers[name.toLowerCase()],
    query: () => queryText(parameter, probe),
    cookie: () => decoded(getCookie(probe, name)),
  };
  const text = texts[parameter.in]();
  if (text === undefined)
    return required ? [{ pointer: schema, expected: `${parameter.in} parameter ${name}`, actual: "not present" }] : [];
  const wrong = judgeText(schemas, schema, text, "request");
  if (wrong === undefined || wrong.isUnclear) return [];
  const { pointer, keyword } = wrong.error;
  return [{ pointer, expected: `${name} that matches its schema`, actual: `it violates ${keyword}` }];
}

function queryText({ name, style, explode }: Parameter, { path }: Probe): string | undefined {
  const all = new URLSearchParams(path.split("?")[1]).getAll(name);
  if (all.length === 0) return undefined;
  return style === "form" && explode ? all.join(",") : all[0];
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
  if (!sent) return declared.required ? [{ pointer: declared.pointer, expected: "a body", actual: "no body" }] : [];
  const given = getMediaType(headers["content-type"]);
  const content = declared.declared.find(({ mediaType }) => coversMediaType(mediaType, given));
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
    return judgeContent(content, schemas, new TextDecoder(charset, { fatal: true }).decode(body));
  } catch (error) {
    const isReported = error instanceof MessageError;
    return [
      {
        pointer: isReported && error.pointer !== "" ? error.pointer : content.schema,
        expected: `readable ${content.mediaType}`,
        actual: isReported ? error.message : `not valid ${charset}`,
      },
    ];
  }
}

/** @throws MessageError */
function judgeContent({ mediaType, schema }: Content, schemas: Schemas, text: string): readonly RequestViolation[] {
  const format = findFormat(mediaType);
  if (format === undefined) return [];
  const error = schemas.validate(schema, format.read(text, schemas.node(schema), { ordered: false }), "request");
  // Only the place: a value may be a phone number.
  return error === undefined
    ? []
    : [
        {
          pointer: error.pointer,
          expected: "a body that matches its schema",
          actual: `${error.at || "the body"} violates ${error.keyword}`,
        },
      ];
}
