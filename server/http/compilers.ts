// What Fastify gets in place of its own compilers of schemas, so that it loads none and compiles nothing at boot.
import type { FastifySerializerCompiler, FastifyServerOptions } from "fastify";
import { ContractViolation } from "./answer.ts";
import { validatorCompiler } from "./validation.ts";

type CompilersFactory = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;

/** Answers leave through send() as text; an object that some other path hands to Fastify must not leave at all. */
export const serializerCompiler: FastifySerializerCompiler<unknown> = () => () => {
  throw new ContractViolation("an answer bypassed the contract");
};

/**
 * For Fastify's option schemaController: without it Fastify loads Ajv and a compiler of serializers before it knows of
 * any route. Its types are those of that Ajv.
 */
export const compilersFactory = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
} as unknown as CompilersFactory;
