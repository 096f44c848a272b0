// Runs in the browser: starts Swagger UI on the contract, and gives its controls the names and the keys that they lack.

const docs = document.getElementById("docs");
const announcement = document.getElementById("announcement");

/**
 * Swagger UI fills in the examples of optional parameters, and would send an If-Match that no list has. They appear in
 * the description instead.
 */
function withEmptyOptions(parameters) {
  return mapValues(parameters, (parameter) => {
    const { example, ...others } = parameter;
    if (parameter.required || example === undefined) return parameter;
    return { ...others, description: `${parameter.description?.trim() ?? ""} Such as \`${example}\`.` };
  });
}

/** Swagger UI follows the media type only to an example of the same name. */
function withExamplesAlike(operation, examples) {
  const { requestBody } = operation;
  if (requestBody?.content === undefined) return operation;
  const content = mapValues(requestBody.content, (media) => ({
    ...media,
    examples: Object.fromEntries(
      Object.values(media.examples ?? {}).map((example, at) => {
        const { $ref } = example;
        const target = $ref === undefined ? example : examples[$ref.slice($ref.lastIndexOf("/") + 1)];
        return [`example-${at + 1}`, withLines(target)];
      }),
    ),
  }));
  return { ...operation, requestBody: { ...requestBody, content } };
}

/** The contract has its XML in one line, which is hard to edit. */
function withLines(example) {
  if (typeof example.value !== "string" || !example.value.startsWith("<")) return example;
  let depth = 0;
  const lines = example.value.split(/(?<=>)\s+(?=<)/).map((line) => {
    if (line.startsWith("</")) depth--;
    const text = "  ".repeat(depth) + line;
    if (!line.includes("</")) depth++;
    return text;
  });
  return { ...example, value: lines.join("\n") };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object ?? {}).map(([name, value]) => [name, change(value)]));
}

let prepared;

function prepareContract(contract) {
  const { paths, components } = contract;
  const change = (operation) => withExamplesAlike(operation, components?.examples ?? {});
  prepared = {
    ...contract,
    paths: mapValues(paths, (path) => mapValues(path, change)),
    components: { ...components, parameters: withEmptyOptions(components?.parameters) },
  };
  return prepared;
}

/** The text of the first example of each media type. */
function exampleTexts([path, method]) {
  return mapValues(prepared.paths[path]?.[method]?.requestBody?.content, ({ examples }) => {
    const value = Object.values(examples)[0]?.value;
    return typeof value === "string" ? value : JSON.stringify(value, null, 2);
  });
}

/** An example gives way to that of another media type; Swagger UI keeps it in an operation that was closed and opened. */
function chooseMediaType(choose, { oas3Actions, oas3Selectors }) {
  return (choice) => {
    const { value: mediaType, pathMethod } = choice;
    const texts = exampleTexts(pathMethod);
    const isExample = Object.values(texts).includes(oas3Selectors.requestBodyValue(...pathMethod));
    choose(choice);
    if (isExample) oas3Actions.setRequestBodyValue({ value: texts[mediaType], pathMethod });
  };
}

/** Swagger UI treats the text of a form that is not an object as a list of characters: "ab" becomes "0=a&1=b". */
function repairForm(request) {
  const type = request.headers?.["Content-Type"];
  if (type !== "application/x-www-form-urlencoded" || typeof request.body !== "string") return request;
  const fields = [...new URLSearchParams(request.body)];
  if (fields.every(([name, value], at) => name === String(at) && value.length === 1))
    request.body = fields.map(([, value]) => value).join("");
  return request;
}

/** What Swagger UI would show and this page does not need, and where its markup is wrong. */
const corrections = ({ React: { createElement, Fragment, useState }, specSelectors }) => ({
  statePlugins: {
    oas3: { wrapActions: { setRequestContentType: chooseMediaType } },
    spec: { wrapActions: { updateJsonSpec: (update) => (contract) => update(prepareContract(contract)) } },
  },
  components: {
    // There is one server, this one: no list to choose from.
    ServersContainer: () => null,
    // The address stands at the top of the page.
    InfoUrl: () => null,
    // A link inside a button can be reached by no key.
    DeepLink: ({ text }) => createElement("span", null, text),
  },
  wrapComponents: {
    operations: (Operations) => (properties) =>
      createElement(
        Fragment,
        null,
        createElement("h2", { className: "operations-title" }, "Operations"),
        createElement(Operations, properties),
      ),
    // The description of the contract is long and comes before the operations.
    Markdown: (Markdown) => (properties) => {
      const content = createElement(Markdown, properties);
      if (properties.source !== specSelectors.info().get("description")) return content;
      return createElement("details", null, createElement("summary", null, "Rules for all operations"), content);
    },
    // Each of sixteen statuses has the same ones: created when opened, because they are most of the page.
    headers: (Headers) => (properties) => {
      const [isOpen, setOpen] = useState(false);
      return createElement(
        "details",
        { onToggle: (event) => setOpen(event.currentTarget.open) },
        createElement("summary", null, "Headers"),
        isOpen && createElement(Headers, properties),
      );
    },
  },
});

/** @type {readonly (readonly [selector: string, name: (element: Element) => string])[]} */
const names = [
  ["select.examples-select-element", () => "Example"],
  ["textarea.body-param__text", () => "Request body"],
  [".parameters input, .parameters select, .parameters textarea", parameterName],
  [".copy-to-clipboard button", () => "Copy"],
  ["button.close-modal", () => "Close"],
  [".expand-operation", () => "Show or hide the operations"],
  ["button.authorization__btn", () => "Authorize"],
  ["#auth-bearer-value", () => "Bearer token"],
  [".modal-ux, .modal-btn[type=submit]", () => "Authorize"],
];

function parameterName(element) {
  return element.closest("tr")?.querySelector(".parameter__name")?.firstChild?.textContent ?? "Parameter";
}

function setAttributes(selector, attributes) {
  for (const element of docs.querySelectorAll(selector)) {
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }
}

function correct() {
  for (const [selector, name] of names) {
    for (const element of docs.querySelectorAll(selector)) {
      const text = name(element);
      if (element.getAttribute("aria-label") !== text) element.setAttribute("aria-label", text);
    }
  }
  // What scrolls must be reached by keys.
  setAttributes("pre.microlight, .highlight-code > pre", { tabindex: "0" });
  setAttributes("td.col_header", { role: "columnheader" });
  setAttributes(".modal-ux", { role: "dialog", "aria-modal": "true" });
  setAttributes(".modal-ux h3", { "aria-level": "2" });
  setAttributes(".modal-ux h4", { "aria-level": "3" });
  setAttributes("#auth-bearer-value", { type: "password", autocomplete: "off" });
  followDialog();
  announceResponse();
}

let dialog = null;
let opener = null;

/** The dialog takes the focus, keeps it when what had it is gone, and gives it back. */
function followDialog() {
  const shown = docs.querySelector(".modal-ux");
  if (shown !== null && dialog === null) opener = document.activeElement;
  if (shown === null && dialog !== null) (opener?.isConnected ? opener : docs.querySelector(".btn.authorize"))?.focus();
  dialog = shown;
  if (dialog !== null && !dialog.contains(document.activeElement))
    (dialog.querySelector("input") ?? dialog.querySelector("button"))?.focus();
}

/** Escape closes the dialog; Tab stays in it. */
function handleKey(event) {
  if (dialog === null) return;
  if (event.key === "Escape") dialog.querySelector(".close-modal")?.click();
  if (event.key !== "Tab") return;
  const stops = [...dialog.querySelectorAll("a[href], button, input")];
  const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)];
  if (document.activeElement !== last && dialog.contains(document.activeElement)) return;
  event.preventDefault();
  first?.focus();
}

let announced = "";

/** Announces the status of the last response to screen readers. */
function announceResponse() {
  const statuses = [...docs.querySelectorAll(".live-responses-table .response .response-col_status")];
  const text = statuses.map((cell) => `Response: status ${cell.textContent}`).join(". ");
  if (text === announced) return;
  announced = text;
  announcement.textContent = text;
}

new MutationObserver(correct).observe(docs, { childList: true, subtree: true, characterData: true });
document.addEventListener("keydown", handleKey);

globalThis.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  // A token lives as long as the page.
  persistAuthorization: false,
  syntaxHighlight: { activated: false },
  // Swagger UI would send the contract's address to a validator on another host.
  validatorUrl: null,
  plugins: [corrections],
  requestInterceptor: repairForm,
});
