// Defects at the edges of HTTP: connections, broken requests, unread bodies and what is kept of them.
import { defects } from "../mutant.ts";

export const httpEdgeMutants = [
  ...defects("server/http/connections.ts", ["server/http/connections"], {
    "closed connections stay in the set": ['    socket.once("close", () => connections.delete(socket));\n', ""],
  }),
  ...defects("server/http/declared-body.ts", ["server/http/declared-body"], {
    "plain text has no charset": [' || mediaType.startsWith("text/")', ""],
  }),
  ...defects("server/http/client-error-handler.ts", ["server/http/client-errors"], {
    "each packet of broken HTTP gets a response": ["  socket[failed] = true;\n", ""],
    "a failure is written into a response that has begun": ["  else if (last.headersSent) socket.destroySoon();\n", ""],
    "the format of 431 depends on the packets": [
      'request === undefined && code !== "HPE_HEADER_OVERFLOW" &&',
      "request === undefined &&",
    ],
  }),
  ...defects("server/http/client-error-handler.ts", ["server/http/request-context"], {
    "408 has no reason": ['  408: "Request Timeout",\n', ""],
  }),
  ...defects("server/http/log-destination.ts", ["server/http/log-destination"], {
    "the lines being written at exit are written twice": ['    if (state === "writing") backlog.drop();\n', ""],
  }),
  ...defects("server/http/negotiation.ts", ["server/http/content-type"], {
    "a charset in single quotes is unknown": ["parameter[2]?.replace(/^'(.*)'$/, \"$1\")", "parameter[2]"],
  }),
  ...defects("server/http/client-error-handler.ts", ["server/http/connect-method"], {
    "a reset after CONNECT ends the process": ['    socket.on("error", () => socket.destroy());\n', ""],
  }),
  ...defects("server/http/start-up-checks.ts", ["contract/start-up-checks"], {
    "431 need not be declared": ["415, 429, 431, 500, 503]", "415, 429, 500, 503]"],
    "422 need not be declared": ["[408, 413, 422]", "[408, 413]"],
  }),
  ...defects("server/http/unread-body.ts", ["server/http/unread-body"], {
    "a refused chunked upload keeps its connection": [
      '(headers["transfer-encoding"] === undefined ? 0 : Infinity)',
      "0",
    ],
  }),
  ...defects("server/http/error-handler.ts", ["server/http/error-handler"], {
    "a refusal with a place loses its headers": [": ${message}`, { headers })", ": ${message}`)"],
    "a header is named in lower case": [
      "parameter.name.toLowerCase() === name.toLowerCase()",
      "parameter.name === name",
    ],
    "an upload that was broken off is an internal error": [
      '    case "ECONNRESET":\n      return createError("RequestAborted");\n',
      "",
    ],
  }),
  ...defects("server/http/register-operations.ts", ["server/http/cors"], {
    "the body of an OPTIONS is read": [' || request.method === "OPTIONS" ?', " ?"],
  }),
  ...defects("server/http/response.ts", ["server/http/write-list"], {
    "lists in progress are never over": ["      lists--;\n", ""],
  }),
  ...defects("server/http/register-operations.ts", ["server/ops/rate-limit"], {
    "a refused body takes nothing from the limit": [
      "    admitCaller?.(request, reply);\n    checkContentHeaders(request, operation.requestBody);\n",
      "    checkContentHeaders(request, operation.requestBody);\n    admitCaller?.(request, reply);\n",
    ],
  }),
  ...defects("server/limit.ts", ["server/limit", "server/storage/sqlite-long-contacts"], {
    "any number of contacts is read at a time": ["if (running < limit) running++;", "if (running >= 0) running++;"],
    "work after a failure never runs": ["    } finally {\n      const next", "    } catch (error) {\n      const next"],
  }),
  ...defects("server/http/large-bodies.ts", ["server/http/large-bodies"], {
    "a large body is read in the event loop": ["  if (file === undefined) {", "  if (file !== undefined) {"],
    "results of large bodies are mixed up": ["createLimit(1)", "createLimit(4)"],
  }),
  ...defects("server/http/large-body-thread.ts", ["server/http/large-bodies"], {
    "the thread passes on what the contract does not allow": ["validate === undefined || validate(value)", "true"],
    "a refusal ends the thread": ["if (!(error instanceof ServiceError)) throw error;", "throw error;"],
    "the thread keeps the text": [
      "return { body: readValid(sent) };",
      'return { body: { ...readValid(sent), text: "" } };',
    ],
  }),
  ...defects("server/http/request-body.ts", ["server/http/request-body"], {
    "an undefined byte of windows-1252 is a space": [
      "if (unit === 0x20 && byte !== 0x20) throw",
      "if (unit === 0) throw",
    ],
  }),
  ...defects("server/http/request-log.ts", ["server/ops/request-log"], {
    "callers are remembered for ever": ["    if (loggers.size >= maxKinds) loggers.clear();\n", ""],
  }),
  ...defects("server/http/write-list.ts", ["server/http/write-list"], {
    "a long list is written in one turn": ["if (writtenInTurn > charactersPerTurn) {", "if (writtenInTurn < 0) {"],
  }),
  ...defects("server/http/request-context.ts", ["server/http/client-errors"], {
    "the URL does not count for 431": ["let length = url.length;", "let length = 0;"],
  }),
  ...defects("server/http/response.ts", ["server/http/response"], {
    "the log names the media type negotiated first": [
      "  request.responseType = negotiate(request.headers.accept, request.contentType?.mediaType);\n  return contents.get(request.responseType);",
      "  return contents.get(negotiate(request.headers.accept, request.contentType?.mediaType));",
    ],
  }),
  ...defects("server/http/connections.ts", ["server/http/connections"], {
    "a connection may pipeline a hundred requests in its life": ["    state.waiting--;\n", ""],
  }),
  ...defects("server/http/request-body.ts", ["server/http/register-operations"], {
    "the declared encoding of an XML body is ignored": [', mediaType.endsWith("xml"))', ")"],
  }),
  ...defects("server/http/declared-status.ts", ["server/http/declared-status"], {
    "a declared range or default does not stand for 400": [
      '["400", "4XX", "default"].some(declares)',
      '["400"].some(declares)',
    ],
    "422 instead of 400 loses its headers": [
      "new ServiceError(code, 422, message, { headers })",
      "new ServiceError(code, 422, message)",
    ],
  }),
  ...defects("server/http/declared-body.ts", ["server/http/declared-body"], {
    "schemas of single media types are ignored": [
      "const name = body.schema ?? body.schemas?.[mediaType];",
      "const name = body.schema;",
    ],
  }),
  ...defects("server/http/usual-failure.ts", ["server/http/usual-failure"], {
    "the title of a failure is its number": ["STATUS_CODES[status] ?? String(status)", "String(status)"],
  }),
  ...defects("server/http/unknown-path.ts", ["contract/wire-rules/paths"], {
    "405 is 404 for a URL with a query": ['request.url.split("?", 1)[0] ?? ""', "request.url"],
  }),
  ...defects("server/http/error-handler.ts", ["server/http/error-handler"], {
    "the log line of a 503 does not name the trace": [
      'log.warn({ err: error, ...getLogContext(request) }, "request refused")',
      'log.warn({ err: error }, "request refused")',
    ],
  }),
  ...defects("server/http/unread-body.ts", ["server/http/unread-body"], {
    "a silent caller keeps a refused connection": [
      " || performance.now() > deadline) socket.destroy()",
      ") socket.destroy()",
    ],
  }),
  ...defects("server/http/send-payload.ts", ["server/http/send-payload"], {
    "responses of 256 KiB may be unsent by default": [
      "maxUnsentBytes = 256 * 1024 * 1024",
      "maxUnsentBytes = 256 * 1024",
    ],
  }),
  ...defects("server/http/request-body.ts", ["contract/wire-rules/request-headers"], {
    "Identity with a capital is an unknown coding": ['coding.toLowerCase() !== "identity"', 'coding !== "identity"'],
    "a body that says that it is not encoded is refused": [' && coding.toLowerCase() !== "identity"', ""],
  }),
  ...defects("server/http/start-up-checks.ts", ["contract/start-up-checks"], {
    "codecs of single media types are not checked": [
      "const name = schema ?? schemas?.[mediaType];",
      "const name = schema;",
    ],
  }),
  ...defects("server/http/request-context.ts", ["contract/wire-rules/paths", "server/http/request-context"], {
    "paths match in one letter case": ['new RegExp(text, "i")', "new RegExp(text)"],
    "the query is lost": [" + url.slice(match[0].length)", ""],
    "a slash at the end of a path is one more part": ["at !== -1 && at < end - 1", "at !== -1 && at < end"],
    "slashes in the query count": ["query === -1 ? url.length : query", "url.length"],
  }),
  ...defects("server/http/client-error-handler.ts", ["server/http/client-errors"], {
    "a refused CONNECT is not counted": ["undefined), false);\n    onResponded(known.status);", "undefined), false);"],
    "431 has no reason": ['  431: "Request Header Fields Too Large",\n', ""],
    "broken HTTP is refused in JSON whatever it was sent in": [
      "sent === undefined ? undefined : parseContentType(sent)?.mediaType",
      "undefined",
    ],
  }),
  ...defects("server/http/connections.ts", ["server/http/connections"], {
    "every response ends its connection": ["if (health.isDraining) reply.header", "reply.header"],
  }),
  ...defects("server/http/error-log.ts", ["server/http/error-log"], {
    "the message of a contract violation is withheld": [
      '"StoreUnavailable", "ContractViolation", ',
      '"StoreUnavailable", ',
    ],
  }),
  ...defects("server/http/log-backlog.ts", ["server/http/log-backlog"], {
    "the last byte of the backlog is never used": ["> maxBytes) return false;", ">= maxBytes) return false;"],
  }),
  ...defects("server/http/log-destination.ts", ["server/http/log-destination"], {
    "the backlog is 4 GiB by default": [
      "maxBacklogBytes = 4 * 1024 * 1024",
      "maxBacklogBytes = 4 * 1024 * 1024 * 1024",
    ],
  }),
  ...defects("server/http/negotiation.ts", ["server/http/negotiation"], {
    "media types of server errors count as those of successes": ["!/^[45]/.test(status)", "!/^4/.test(status)"],
    "every operation negotiates on its own": [
      "types.length === 0 || types.join() === responseTypes.join() ? undefined",
      "types.length === 0 ? undefined",
    ],
  }),
  ...defects("server/http/request-body.ts", ["server/http/request-body"], {
    "UTF-16 that is declared in single bytes is believed": [
      'return charset === "utf-16" ? undefined : charset;',
      "return charset;",
    ],
    "big-endian XML needs a mark": [
      'return isXml && first === 0 && second === 0x3c ? "utf-16be" : undefined;',
      "return undefined;",
    ],
  }),
  ...defects("server/http/request-body.ts", ["contract/edge"], {
    "a DELETE without a body is refused for its Content-Type": ['    delete headers["content-type"];\n', ""],
  }),
  ...defects("server/http/usual-failure.ts", ["server/http/usual-failure"], {
    "a failure in a type that the contract does not have is empty": [
      'contents.get(responseType ?? "") ?? contents.get(negotiate(undefined, undefined))',
      'contents.get(responseType ?? "")',
    ],
  }),
  ...defects("server/http/start-up-checks.ts", ["contract/start-up-checks"], {
    "media types of responses are not checked": ["    ...Object.values(operation.responses),\n", ""],
  }),
  ...defects("server/http/glue/route-checks.ts", ["server/http/glue/route-checks"], {
    "a missing query is not noticed": ['query: named("query").sort()', "query: []"],
  }),
  ...defects("server/errors.ts", ["contract/errors"], {
    "an unknown outcome has no advice": [
      "which may be stored: read the list again, or repeat with the same Idempotency-Key",
      "which may be stored",
    ],
    "an invalid encoding is not named": ['"The body is not valid {encoding}"', '"The body is not valid"'],
  }),
  ...defects("server/app.ts", ["server/http/app-defaults"], {
    "requests that arrive while the server closes get Fastify's own 503": [
      "return503OnClosing: false",
      "return503OnClosing: true",
    ],
  }),
];
