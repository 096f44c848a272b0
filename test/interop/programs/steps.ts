// What every generated client does: write, read nulls and emoji, ask again, break a rule, remove. Prints one line of JSON.

export interface StoredNumber {
  readonly PhoneNumberID: number;
  readonly ContactInfoName: string | null;
  readonly Notes: string | null;
}

export interface Outcome {
  readonly status: number;
  /** ErrorCode of the result that the client gives, or null. */
  readonly code?: string | null | undefined;
}

export interface Calls {
  post(list: { PhoneNumber: string; Notes?: string; ContactInfoName?: null; IsPrimary?: boolean }[]): Promise<Outcome>;
  get(ifNoneMatch?: string): Promise<{ status: number; etag: string | null; numbers: readonly StoredNumber[] }>;
  remove(phoneNumberID: number): Promise<Outcome>;
}

const notes = "front desk \u{1F4DE} é";

function expectEqual(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${a} instead of ${b}`);
}

export async function runSteps({ post, get, remove }: Calls): Promise<void> {
  let etag: string | undefined;
  // A list, since an object would put the numeric names first.
  const steps: readonly (readonly [name: string, step: () => Promise<void>])[] = [
    [
      "POST",
      async () => {
        const { status, code } = await post([{ PhoneNumber: "+44 20 7946 0000", Notes: notes, ContactInfoName: null }]);
        expectEqual([status, code ?? null], [200, null]);
      },
    ],
    [
      "GET",
      async () => {
        const { status, etag: tag, numbers } = await get();
        etag = tag ?? undefined;
        const [first] = numbers;
        expectEqual([status, numbers.length, first?.Notes, first?.ContactInfoName], [200, 1, notes, null]);
      },
    ],
    ["304", async () => expectEqual((await get(etag)).status, 304)],
    [
      "422",
      async () => {
        const primary = (PhoneNumber: string) => ({ PhoneNumber, IsPrimary: true });
        const { status, code } = await post([primary("+44 20 7946 0001"), primary("+44 20 7946 0002")]);
        expectEqual([status, code], [422, "SeveralPrimaries"]);
      },
    ],
    [
      "DELETE",
      async () => {
        const { status, code } = await remove(1);
        expectEqual([status, code ?? null], [200, null]);
      },
    ],
  ];
  const results: Record<string, string> = {};
  for (const [name, step] of steps) {
    results[name] = await step().then(
      () => "yes",
      (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 200),
    );
  }
  console.log(JSON.stringify(results));
}

export const baseUrl = process.env["BASE_URL"] ?? "";
/** A separate contact for each tool. */
export const contactID = process.env["CONTACT"] ?? "";
export const path = `/v1/Contacts/${contactID}/PhoneNumbers`;

/** For tools that generate schemas only: plain fetch, whose bodies the schemas must accept. */
export function callsWithSchemas(schemas: {
  list(value: unknown): unknown;
  stored(value: unknown): readonly StoredNumber[];
  result(value: unknown): { ErrorCode: string | null };
}): Calls {
  const call = async (method: string, where: string, init: RequestInit = {}) => {
    const response = await fetch(`${baseUrl}${where}`, { method, ...init });
    return { response, body: response.status === 304 ? undefined : ((await response.json()) as unknown) };
  };
  const outcome = ({ response, body }: Awaited<ReturnType<typeof call>>) => ({
    status: response.status,
    code: schemas.result(body).ErrorCode,
  });
  const headers = { "content-type": "application/json" };
  return {
    post: async (list) => outcome(await call("POST", path, { headers, body: JSON.stringify(schemas.list(list)) })),
    remove: async (id) => outcome(await call("DELETE", `${path}/${id}`)),
    get: async (tag) => {
      const { response, body } = await call(
        "GET",
        path,
        tag === undefined ? {} : { headers: { "if-none-match": tag } },
      );
      const numbers = body === undefined ? [] : schemas.stored(body);
      return { status: response.status, etag: response.headers.get("etag"), numbers };
    },
  };
}
