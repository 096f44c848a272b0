// The addresses of the help pages, in the form that ASP.NET Web API gives them.
import { type OperationId, operations } from "../../generated/operations.ts";

export const helpPaths = { index: "/Help", style: "/Help/style.css", model: "/Help/ResourceModel" } as const;

/** Such as POST-v1-Contacts-contactID-PhoneNumbers. */
function friendlyId(method: string, path: string): string {
  return `${method}${path.replaceAll("/", "-").replaceAll(/[{}]/g, "")}`;
}

export const operationPaths = (Object.keys(operations) as OperationId[]).map((operationId) => {
  const { method, path } = operations[operationId];
  return { operationId, path: `${helpPaths.index}/Api/${friendlyId(method, path)}` };
});

/** The help page of an operation. */
export function operationPath(id: OperationId): string {
  return operationPaths.find(({ operationId }) => operationId === id)?.path ?? helpPaths.index;
}

export function modelPath(name: string): string {
  return `${helpPaths.model}?modelName=${encodeURIComponent(name)}`;
}
