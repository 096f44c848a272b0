// What the wire-rule tests share: one server, and a row of a table as one request with what must come of it.
import { afterAll, beforeAll, expect, it } from "vitest";
import { bodySchemas } from "../../../generated/codecs.ts";
import { freshContact, type Received, startTestServer, type TestServer } from "../../support/server.ts";

export const jsonTypes = ["application/json", "text/json"] as const;
export const xmlTypes = ["application/xml", "text/xml"] as const;
export const formType = "application/x-www-form-urlencoded";
export const bodyTypes = [...jsonTypes, ...xmlTypes, formType] as const;

export const listNamespace =
  "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts";

const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const serialization = 'xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"';
const schema = 'xmlns:c="http://www.w3.org/2001/XMLSchema"';
/** A list in XML, with the namespaces that .NET uses. */
export const xmlList = (items: string, attributes = "") =>
  `<ArrayOfPhoneNumberDTO xmlns="${listNamespace}" ${instance} ${serialization} ${schema} ${attributes}>${items}</ArrayOfPhoneNumberDTO>`;
export const xmlItem = (members: string, attributes = "") =>
  xmlList(`<PhoneNumberDTO ${attributes}>${members}</PhoneNumberDTO>`);

let running: TestServer | undefined;
export function useServer(): () => TestServer {
  beforeAll(async () => {
    running = await startTestServer();
  });
  afterAll(() => running?.close());
  return () => {
    if (running === undefined) throw new Error("the server is not started");
    return running;
  };
}

/** The ActionResultDTO of a response in any media type. */
export function resultOf({ headers, text }: Received) {
  const mediaType = (headers["content-type"] ?? "").split(";", 1)[0] as (typeof jsonTypes)[number];
  return bodySchemas.ActionResultDTO.codecs[mediaType].read(text) as {
    IsSuccess: boolean;
    ErrorCode: string | null;
    ErrorMessage: string;
    InfoMessage: string;
  };
}

export interface Row {
  readonly rule: string;
  readonly name: string;
  readonly body: string | Buffer;
  /** Members of the numbers stored afterwards; left out for a refusal. */
  readonly stored?: readonly object[];
  /** The refusal. */
  readonly status?: 400 | 415;
  readonly code?: string;
  /** What the message says, of the place and of what was expected. */
  readonly says?: readonly string[];
}

/** One named test a row and media type: `X3: ... (text/xml)`. */
export function testRows(
  server: () => TestServer,
  mediaTypes: readonly string[],
  rows: readonly Row[],
  parameters = "",
): void {
  for (const { rule, name, body, stored, status = 200, code, says = [] } of rows) {
    it.each(mediaTypes)(`${rule}: ${name} (%s)`, async (mediaType) => {
      const { contactID, path } = freshContact();
      const headers = { "content-type": mediaType + parameters };
      const answer = await server().send({ method: "POST", path, headers, body });
      const result = resultOf(answer);
      expect({ status: answer.status, ...result }).toMatchObject({
        status,
        IsSuccess: status === 200,
        ErrorCode: code ?? null,
      });
      for (const part of says) expect(result.ErrorMessage).toContain(part);
      const numbers = await server().stored(contactID);
      expect(numbers).toHaveLength(stored?.length ?? 0);
      expect(numbers).toMatchObject(stored ?? []);
    });
  }
}

export const invalid = (...says: string[]) => ({ status: 400, code: "InvalidBody", says }) as const;
export const malformed = (...says: string[]) => ({ status: 400, code: "MalformedBody", says }) as const;
