// Request body -> value, by media type and charset, with the generated codecs.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type BodySchema, bodySchemas } from "../../generated/codecs.ts";
import { operations } from "../../generated/operations.ts";
import { ReadError } from "../../runtime/read-error.ts";
import { ServiceError } from "../errors.ts";
import { decodeText } from "./charset.ts";

/** Registers one parser per media type of the contract, in place of those that Fastify brings along. */
export function registerMediaTypes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const mediaTypes = new Set(Object.values(operations).flatMap(({ requestBody }) => requestBody?.mediaTypes ?? []));
  for (const mediaType of mediaTypes) {
    app.addContentTypeParser<Buffer>(mediaType, { parseAs: "buffer" }, (request, bytes, done) => {
      let body: unknown;
      try {
        body = readBody(request, mediaType, bytes);
      } catch (error) {
        done(error as Error);
        return;
      }
      done(null, body);
    });
  }
}

function readBody(request: FastifyRequest, mediaType: string, bytes: Buffer): unknown {
  const schema = bodySchema(request);
  const codec = schema?.codecs[mediaType];
  if (codec === undefined) throw new Error(`no codec for ${mediaType}`);
  if (bytes.length === 0) throw new ServiceError("MissingBody", "A body is needed");
  const { text, encoding } = decodeText(bytes, request.bodyCharset);
  request.bodyText = text;
  try {
    return codec.read(text, encoding);
  } catch (error) {
    if (error instanceof ReadError)
      throw new ServiceError(error.malformed ? "MalformedBody" : "InvalidBody", error.message);
    throw error;
  }
}

function bodySchema(request: FastifyRequest): BodySchema | undefined {
  const { operationId } = request.routeOptions.config;
  const name = operationId === undefined ? undefined : operations[operationId].requestBody?.schema;
  return name === undefined ? undefined : bodySchemas[name];
}

/** Where in the request's body the value of a JSON pointer stands, in the terms of its media type. */
export function locateInBody(request: FastifyRequest, pointer: string): string {
  const codec = bodySchema(request)?.codecs[request.headers["content-type"] ?? ""];
  return codec?.locate(request.bodyText ?? "", pointer) ?? pointer;
}
