// Builds the ActionResultDTO of a success. Those of failures are generated.
import { membersActionResultDTO } from "../generated/members.ts";
import type { components } from "../generated/types.ts";
import { cutText } from "../runtime/failure.ts";

export type ActionResult = components["schemas"]["ActionResultDTO"];

const { maxLength: maxMessageLength = Number.POSITIVE_INFINITY } =
  membersActionResultDTO.find(({ name }) => name === "InfoMessage") ?? {};

export function success(infoMessage: string): ActionResult {
  return {
    IsSuccess: true,
    ErrorCode: null,
    ErrorMessage: null,
    InfoMessage: cutText(infoMessage, maxMessageLength),
  };
}
