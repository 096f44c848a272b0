// Defects in the pages that the server has for readers of the contract.
import { defects } from "../mutant.ts";

export const docsMutants = [
  ...defects(
    "server/docs/page.ts",
    ["server/docs/docs-routes", "server/docs/help-pages", "server/docs/served-contract"],
    {
      "a known page is sent again": [
        'if (isKnown(request.headers["if-none-match"], etag)) return',
        'if (etag === "") return',
      ],
      "a page is compressed for everybody": ['takesGzip(request.headers["accept-encoding"]) ?', 'takesGzip("gzip") ?'],
      "q=0 asks for gzip": [" && !/;\\s*q=0(?:\\.0*)?\\s*$/i.test(entry)", ""],
      "both codings share a tag": ['${coding === undefined ? "" : `-${coding}`}', ""],
      "caches mix codings": ['vary: "Accept-Encoding", ', ""],
      "browsers may guess the type": [', "x-content-type-options": "nosniff"', ""],
      "a page is cached without a question": ['"cache-control": "no-cache"', '"cache-control": "max-age=86400"'],
      "the star matches nothing": ['header.trim() === "*" || ', ""],
      "pages have no headers of their own": ["reply.headers({ ...page.headers });", ""],
    },
  ),
  ...defects("server/docs/docs-routes.ts", ["server/docs/docs-routes", "server/docs/help-pages"], {
    "a program is sent to the docs": ["if (!/\\btext\\/html\\b/i.test(", "if (!/^/.test("],
    "HEAD of a page is refused": ['const methods = ["GET", "HEAD"];', 'const methods = ["GET"];'],
  }),
  ...defects("server/docs/docs-routes.ts", ["server/docs/register-docs"], {
    "unknown models are kept": ["making.catch(() => made.delete(key));", "making.catch(() => undefined);"],
    "a page replaces an operation": [
      '!app.hasRoute({ method: "GET", url })',
      'app.hasRoute !== undefined && url !== ""',
    ],
  }),
  ...defects("server/docs/html.ts", ["server/docs/help-pages", "server/docs/docs-routes"], {
    "a text may hold tags": [
      'if (typeof value === "string") return escapeHtml(value);',
      'if (typeof value === "string") return value;',
    ],
    "a quote ends an attribute": ['/[&<>"]/g', "/[&<>]/g"],
    "links tell where they come from": ['    "referrer-policy": "no-referrer",\n', ""],
    "a page may load anything": ['    "content-security-policy": policy,\n', ""],
  }),
  ...defects("server/docs/start-viewer.mjs", ["server/docs/start-viewer"], {
    "the contract is sent to a validator": ["  validatorUrl: null,\n", ""],
  }),
  ...defects("server/docs/start-viewer.mjs", ["end-to-end/browser/docs-pages"], {
    "the token is shown": ['{ type: "password", autocomplete: "off" }', '{ autocomplete: "off" }'],
  }),
  ...defects("server/docs/help/description-table.ts", ["server/docs/help-pages"], {
    "the help does not say what may be null": [
      '  if (Array.isArray(type) && type.includes("null")) facts.push("May be null");\n',
      "",
    ],
  }),
  ...defects("server/docs/help/operation-page.ts", ["server/docs/help-pages"], {
    "members of a response are required": ["describeMembers(schema).map(alwaysThere)", "describeMembers(schema)"],
  }),
];
