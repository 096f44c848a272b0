// Type tests, checked by tsc: what does not fit the contract does not compile.
import type { OperationRequest, OperationResponse, Service } from "../../server/service.ts";

const result = { IsSuccess: true, ErrorCode: null, ErrorMessage: null, InfoMessage: "" } as const;
const update = async () => ({ status: 200, body: result }) as const;
const list = async () => ({ status: 200, body: [], headers: { etag: "" } }) as const;

export const whole: Service = {
  updatePhoneNumbers: update,
  listPhoneNumbers: async () => ({ status: 304, body: undefined }),
  removePhoneNumber: update,
};

// @ts-expect-error an operation is missing
export const missing: Service = { updatePhoneNumbers: update, removePhoneNumber: update };

// @ts-expect-error an undeclared status
export const status: OperationResponse<"updatePhoneNumbers"> = { status: 201, body: result };

// @ts-expect-error only the list has 304
export const borrowed: OperationResponse<"removePhoneNumber"> = { status: 304, body: undefined };

// @ts-expect-error a list is not an ActionResultDTO
export const body: Service["updatePhoneNumbers"] = list;

// @ts-expect-error ErrorCode is an enumeration
export const code: OperationResponse<"updatePhoneNumbers"> = { status: 200, body: { ...result, ErrorCode: "Other" } };

// @ts-expect-error every member of a response is required
export const partial: OperationResponse<"updatePhoneNumbers"> = { status: 200, body: { IsSuccess: true } };

export function read(request: OperationRequest<"updatePhoneNumbers">): (number | undefined)[] {
  // @ts-expect-error the path has no such parameter
  request.path.phoneNumberID;
  return request.body.map((item) => item.PhoneNumberID);
}
