// Builds every ActionResultDTO.
import type { components } from "../generated/types.ts";
import type { ServiceError } from "./errors.ts";

export type ActionResult = components["schemas"]["ActionResultDTO"];

const maxMessageLength = 4000;

export function success(infoMessage: string): ActionResult {
  return { IsSuccess: true, ErrorCode: null, ErrorMessage: null, InfoMessage: bounded(infoMessage) };
}

export function failure({ code, message }: ServiceError): ActionResult {
  return { IsSuccess: false, ErrorCode: code, ErrorMessage: bounded(message), InfoMessage: null };
}

function bounded(message: string): string {
  return message.length > maxMessageLength ? `${message.slice(0, maxMessageLength - 1)}…` : message;
}
