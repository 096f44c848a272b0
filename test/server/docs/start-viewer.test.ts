// How the docs page starts Swagger UI: its settings, the contract that it shows, and the requests that it sends.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";

interface Choice {
  readonly value: string;
  readonly pathMethod: readonly [path: string, method: string];
}
interface Settings {
  readonly requestInterceptor: (request: object) => object;
  readonly plugins: readonly [
    (system: object) => {
      readonly statePlugins: {
        readonly spec: {
          readonly wrapActions: { updateJsonSpec(update: (contract: object) => void): (c: object) => void };
        };
        readonly oas3: {
          readonly wrapActions: {
            setRequestContentType(choose: (choice: Choice) => void, system: object): (choice: Choice) => void;
          };
        };
      };
    },
  ];
}

/** The settings that the page's script gives to Swagger UI. */
function start(): Settings {
  const given: Settings[] = [];
  runInNewContext(readFileSync(new URL("../../../server/docs/start-viewer.mjs", import.meta.url), "utf8"), {
    document: { getElementById: () => null, addEventListener: () => undefined },
    MutationObserver: class {
      observe() {}
    },
    SwaggerUIBundle: (settings: Settings) => given.push(settings),
    URLSearchParams,
  });
  const [settings, ...others] = given;
  expect(others).toEqual([]);
  return settings as Settings;
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
const react = { React: { createElement: () => undefined, Fragment: "", useState: () => [] }, specSelectors: {} };

it("the docs page sends the contract to no validator, and stores no token", () => {
  // Without the setting, Swagger UI sends the address of the contract to validator.swagger.io, except for localhost.
  expect(start()).toMatchObject({
    url: "/openapi.json",
    dom_id: "#docs",
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    persistAuthorization: false,
    tryItOutEnabled: true,
    deepLinking: true,
    displayRequestDuration: true,
    syntaxHighlight: { activated: false },
  });
});

const xml = "<List>  <Item> <Name>a</Name> <Name>b</Name> </Item> </List>";
const contract = {
  openapi: "3.1.0",
  paths: {
    "/lists": {
      post: {
        summary: "Add",
        requestBody: {
          required: true,
          content: {
            "application/json": { examples: { one: { $ref: "#/components/examples/List" }, two: { value: [] } } },
            "application/xml": { examples: { three: { value: xml } } },
            "text/csv": {},
          },
        },
      },
      get: { summary: "Read" },
    },
  },
  components: {
    examples: { List: { summary: "A list", value: [{ Name: "a" }] } },
    parameters: {
      Id: { name: "id", required: true, example: "C-1" },
      Match: { name: "If-Match", description: " The ETag. ", example: '"1"' },
      Page: { name: "page" },
    },
  },
};

function show() {
  const [plugin] = start().plugins;
  const { spec, oas3 } = plugin(react).statePlugins;
  let shown: unknown;
  spec.wrapActions.updateJsonSpec((changed) => {
    shown = plain(changed);
  })(contract);
  return { shown, oas3 };
}

it("the docs page fills in no optional parameter, and shows examples in lines and under the same names", () => {
  expect(show().shown).toEqual({
    openapi: "3.1.0",
    paths: {
      "/lists": {
        post: {
          summary: "Add",
          requestBody: {
            required: true,
            content: {
              "application/json": {
                examples: { "example-1": { summary: "A list", value: [{ Name: "a" }] }, "example-2": { value: [] } },
              },
              "application/xml": {
                examples: {
                  "example-1": {
                    value: "<List>\n  <Item>\n    <Name>a</Name>\n    <Name>b</Name>\n  </Item>\n</List>",
                  },
                },
              },
              "text/csv": { examples: {} },
            },
          },
        },
        get: { summary: "Read" },
      },
    },
    components: {
      examples: contract.components.examples,
      parameters: {
        Id: contract.components.parameters.Id,
        Match: { name: "If-Match", description: 'The ETag. Such as `"1"`.' },
        Page: { name: "page" },
      },
    },
  });
});

it("another media type replaces an example of the docs page, and nothing that was typed", () => {
  const bodyAfter = (body: string) => {
    const { oas3 } = show();
    let current = body;
    const chosen: string[] = [];
    const system = {
      oas3Selectors: { requestBodyValue: () => current },
      oas3Actions: { setRequestBodyValue: ({ value }: Choice) => (current = value) },
    };
    const choose = oas3.wrapActions.setRequestContentType(({ value }) => chosen.push(value), system);
    choose({ value: "application/xml", pathMethod: ["/lists", "post"] });
    expect(chosen).toEqual(["application/xml"]);
    return current;
  };
  expect(bodyAfter('[\n  {\n    "Name": "a"\n  }\n]')).toMatch(/^<List>\n {2}<Item>/);
  expect(bodyAfter("typed")).toBe("typed");
});

it("the docs page sends the text of a form as it is, although Swagger UI takes it for a list of characters", () => {
  const { requestInterceptor } = start();
  const form = (body: unknown, type = "application/x-www-form-urlencoded") =>
    requestInterceptor({ headers: { "Content-Type": type }, body }) as { readonly body: unknown };
  expect(form("0=a&1=%3D&2=b").body).toBe("a=b");
  for (const body of ["0=a&2=b", "0=ab", "a=0", undefined]) expect(form(body).body).toBe(body);
  expect(form("0=a", "text/plain").body).toBe("0=a");
  expect(requestInterceptor({ url: "/" })).toEqual({ url: "/" });
});
