// Correct servers of contracts that have nothing to do with ours, with defects that can be switched on.
import { randomUUID } from "node:crypto";
import type { Call, Reply, SmallServer } from "./serve.ts";

type Row = Record<string, unknown>;

export const library: SmallServer = {
  file: "library",
  failure: (status) => ({ type: "application/problem+json", json: { title: "No", status } }),
  routes(validate, has) {
    const books = new Map<string, Row>();
    const schema = (name: string) => `/components/schemas/${name}`;
    const isKnown = ({ headers: { "x-api-key": key } }: Call) =>
      has("no key") || key === "secret" || (has("any key") && key !== undefined);
    const isBook = (body: unknown) =>
      validate(schema("NewBook"), body) ||
      (has("title may be long") && validate(schema("NewBook"), { ...(body as Row), title: "x" })) ||
      (has("maps unchecked") && validate(schema("NewBook"), { ...(body as Row), tags: {} })) ||
      (has("alternatives unchecked") &&
        validate(schema("NewBook"), { ...(body as Row), medium: { kind: "paper", pages: 1 } }));
    const withKey = (handle: (call: Call) => Reply) => (call: Call) => (isKnown(call) ? handle(call) : { status: 401 });
    const withBook = (handle: (id: string, book: Row) => Reply) =>
      withKey(({ params: { bookId = "" } }) => {
        if (!validate("/paths/~1books~1{bookId}/parameters/0/schema", bookId)) return { status: 400 };
        const book = books.get(bookId.toLowerCase());
        return book === undefined ? { status: 404 } : handle(bookId.toLowerCase(), book);
      });
    const store = (bookId: string, body: unknown) => {
      const kept = has("PUT not stored") && books.has(bookId) ? books.get(bookId) : (body as Row);
      const book = { ...kept, bookId, addedAt: has("wrong date") ? "yesterday" : new Date().toISOString() };
      books.set(bookId, book);
      return book;
    };
    const hasGoodQuery = ({ query }: Call) => {
      const limit = query.get("limit");
      const at = (index: number) => `/paths/~1books/get/parameters/${index}/schema`;
      const after = query.get("publishedAfter");
      const isInteger = limit === null || /^-?\d+$/.test(limit);
      const isNear = has("limit unchecked") || limit === null || validate(at(0), Number(limit));
      const isDate = after === null || has("dates unchecked") || validate(at(1), after);
      const genres = query.getAll("genre");
      return isInteger && isNear && isDate && (genres.length === 0 || has("enum unchecked") || validate(at(2), genres));
    };
    return {
      "GET /books": withKey((call) =>
        hasGoodQuery(call) ? { status: 200, json: [...books.values()] } : { status: 400 },
      ),
      "POST /books": withKey(({ body }) => {
        if (!isBook(body)) return { status: 400 };
        if (has("500 on unicode") && /\P{ASCII}/u.test(JSON.stringify(body))) return { status: 500 };
        const book = store(randomUUID(), body);
        if (has("not stored")) books.delete(book.bookId);
        const headers = { location: `/books/${book.bookId}` };
        return { status: has("200 for 201") ? 200 : 201, json: book, headers: has("no Location") ? {} : headers };
      }),
      "GET /books/{bookId}": withBook((_id, json) => ({ status: 200, json })),
      "PUT /books/{bookId}": withKey((call) =>
        withBook((id) => (isBook(call.body) ? { status: 200, json: store(id, call.body) } : { status: 400 }))(call),
      ),
      "DELETE /books/{bookId}": withBook((id) => {
        if (!has("DELETE keeps")) books.delete(id);
        return { status: 204 };
      }),
    };
  },
};

export const events: SmallServer = {
  file: "events",
  failure: () => ({ type: "application/json", json: { error: "no" } }),
  routes: (validate, has) => ({
    "POST /events"({ headers, query, body }) {
      const at = (index: number) => `/paths/~1events/post/parameters/${index}/schema`;
      if (!has("no auth") && headers.authorization !== "Bearer secret") return { status: 401 };
      const tenant = headers["x-tenant"];
      if (!(has("header not required") && tenant === undefined) && !validate(at(0), tenant)) return { status: 400 };
      const source = query.get("source");
      if (!(has("query not required") && source === null) && !validate(at(1), source)) return { status: 400 };
      const schema = "/paths/~1events/post/requestBody/content/application~1json/schema";
      const event = body as Row;
      const isDeepFine =
        has("nested unchecked") && typeof body === "object" && validate(schema, { ...event, place: null });
      const isFine =
        isDeepFine ||
        validate(schema, body) ||
        (has("required unchecked") && validate(schema, { name: "xx", at: "2024-01-01T00:00:00Z", ...event }));
      if (!isFine) return { status: 400 };
      return has("body undeclared") ? { status: 200, json: {} } : { status: 202 };
    },
  }),
};

export const files: SmallServer = {
  file: "files",
  failure: () => ({ type: "application/json", json: { detail: "no" } }),
  routes(validate, has) {
    const rows = new Map<number, Row>();
    const bytes = new Map<number, Buffer>();
    let last = 0;
    const withFile =
      (handle: (id: number, row: Row, call: Call) => Reply) =>
      (call: Call): Reply => {
        const id = /^\d+$/.test(call.params["id"] ?? "") ? Number(call.params["id"]) : 0;
        if (id < 1) return { status: has("404 for 422") ? 418 : 422 };
        const row = rows.get(id);
        return row === undefined ? { status: 404 } : handle(id, row, call);
      };
    return {
      "GET /files"({ query }) {
        const page = query.get("page") ?? (has("page not required") ? "1" : "");
        const isFlag = query.get("deep") === null || /^(?:true|false)$/.test(query.get("deep") ?? "");
        return /^[1-9]\d*$/.test(page) && isFlag
          ? { status: 200, json: { items: [...rows.values()] } }
          : { status: 422 };
      },
      "POST /files"({ body }) {
        const wanted = body as Row;
        const isFine = validate("/components/schemas/NewFile", body);
        if (!isFine && !(has("extra members") && validate("/components/schemas/NewFile", { name: wanted?.["name"] })))
          return { status: 422 };
        last++;
        const note = has("null left out") ? {} : { note: wanted["note"] ?? null };
        rows.set(last, {
          id: last,
          name: wanted["name"],
          ...note,
          ...(wanted["size"] !== undefined && { size: wanted["size"] }),
        });
        return { status: 200, json: rows.get(last) };
      },
      "GET /files/{id}": withFile((_id, json, { headers: { cookie } }) => {
        const theme = /(?:^|; )theme=([^;]*)/.exec(cookie ?? "")?.[1] ?? "dark";
        return /^(?:dark|light)$/.test(theme) || has("cookie unchecked") ? { status: 200, json } : { status: 422 };
      }),
      "DELETE /files/{id}": withFile((id) => {
        rows.delete(id);
        return { status: 204 };
      }),
      "PUT /files/{id}/content": withFile((id, _row, call) => {
        bytes.set(id, call.bytes);
        return has("500 on bytes") ? { status: 500 } : { status: 204 };
      }),
      "GET /files/{id}/content": withFile((id) => {
        const own = bytes.get(id);
        return own === undefined ? { status: 404 } : { status: 200, bytes: own };
      }),
    };
  },
};

export const people: SmallServer = {
  file: "people",
  failure: () => ({ type: "text/plain", json: undefined }),
  routes(validate) {
    const rows = new Map<string, Row>();
    // As servers do that store texts in XML.
    const isText = (text: string | null) => !/[\uFFFE\uFFFF]/.test(text ?? "") && [...(text ?? "")].length <= 100;
    const isPerson = (body: unknown): body is Row => validate("/components/schemas/Person", body);
    const withName = (handle: (name: string, call: Call) => Reply) => (call: Call) => {
      const { name = "" } = call.params;
      if (!isText(name) || !isText(call.query.get("language"))) return { status: 400 };
      return rows.has(name) ? handle(name, call) : { status: 404 };
    };
    const store = (name: string, row: Row) => {
      rows.set(name, row);
      return row;
    };
    return {
      "POST /people": ({ body }) =>
        isPerson(body) ? { status: 200, json: store(String(body["name"]), body) } : { status: 400 },
      "GET /people/{name}": withName((name) => ({ status: 200, json: rows.get(name) })),
      "PUT /people/{name}": withName((name, { body }) => {
        if (!isPerson(body)) return { status: 400 };
        store(name, body);
        return { status: 204 };
      }),
      "DELETE /people/{name}": withName((name) => {
        rows.delete(name);
        return { status: 204 };
      }),
    };
  },
};
