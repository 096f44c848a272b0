// Runs in the browser: starts Swagger UI on the contract and keeps its colours those that the reader's system asks for.

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
follow();
dark.addEventListener("change", follow);

// There is one server, this one: no list to choose from.
const oneServer = { components: { ServersContainer: () => null } };

globalThis.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  persistAuthorization: false,
  // Swagger UI would send the contract's address to a validator on another host.
  validatorUrl: null,
  plugins: [oneServer],
});
