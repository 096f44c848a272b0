// Defects in health, metrics, logs, limits and shutdown.
import { defects } from "../mutant.ts";

export const opsMutants = [
  ...defects("server/http/request-log.ts", ["server/ops/request-log"], {
    "the first caller of a route stands for all": ["${mediaType} ${principal}`;", "${mediaType}`;"],
    "the first status of a route stands for all": ["${route} ${statusCode} ${mediaType}", "${route} ${mediaType}"],
    "the principal is not logged": ['principal: principalId || "none"', 'principal: "none"'],
    "the response time is in seconds": ["Math.round(reply.elapsedTime * 1_000) / 1_000", "reply.elapsedTime / 1_000"],
    "an aborted request is not marked": ["reply.raw.writableFinished ? undefined : true", "undefined"],
    "an aborted request is not logged": ["if (!reply.raw.writableFinished) write(request, reply);", ""],
    "the trace is left out of the request's line": ['      ...parseTraceparent(headers["traceparent"]),\n', ""],
    "the operation is not logged": ['operation: routeOptions.config.operationId ?? "none"', 'operation: "none"'],
    "the media type is not logged": ["mediaType: responseType,", 'mediaType: "",'],
  }),
];
