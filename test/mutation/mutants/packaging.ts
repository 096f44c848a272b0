// Defects in the bundle, the client's package, and the examples of deployment.
import { defects } from "../mutant.ts";

export const packagingMutants = [
  ...defects("packaging/manifest.ts", ["packaging/manifest"], {
    "the package says nothing of Node": ["    engines: project.engines,\n    exports: {\n", "    exports: {\n"],
    "require() gets ES modules": [
      'require: { types: "./cjs/client/index.d.ts", default: "./cjs/client/index.js" }',
      'require: { types: "./client/index.d.ts", default: "./client/index.js" }',
    ],
    "types come after the code": [
      '"module-sync": { types: "./client/index.d.ts", default: "./client/index.js" }',
      '"module-sync": { default: "./client/index.js", types: "./client/index.d.ts" }',
    ],
    "two copies of the error classes": [
      '        "module-sync": { types: "./client/index.d.ts", default: "./client/index.js" },\n',
      "",
    ],
    "the contract cannot be found": [", default: `./${file}` }", " }"],
    "the runtime is not packed": ['"generated", "runtime", ', '"generated", '],
    "a dependency of any version": ["return [name, version];", 'return [name, "*"];'],
    "an unknown import is left out": ["if (version === undefined) throw", "if (version === null) throw"],
    "the package has side effects": ["sideEffects: false", "sideEffects: true"],
    "old tools get ES modules": ['main: "./cjs/client/index.js"', 'main: "./client/index.js"'],
    "the license is lost": ['    license: project.license,\n    type: "module",\n', '    type: "module",\n'],
    "another name": ['"@contact-phone-numbers/client"', '"contact-phone-numbers"'],
  }),
  ...defects("packaging/server.ts", ["packaging/server-bundle"], {
    "the import's thread is not built": ['      { in: "server/transfer/read-worker.ts", out: "read-worker" },\n', ""],
    "the checkpoint's thread is not built": [
      '      { in: "server/storage/sqlite/checkpoint-worker.cjs", out: "checkpoint-worker" },\n',
      "",
    ],
    "the conformance suite is not built": ['      { in: "conformance/index.ts", out: "conformance" },\n', ""],
    "files of an earlier build stay": ["if (!kept.has(name)) await rm", "if (kept.size === 0) await rm"],
    "the compile cache is removed by each build": ["basename(viewerScript), compileCache]", "basename(viewerScript)]"],
    "licenses are left out": ['legalComments: "external"', 'legalComments: "none"'],
    "the docs page has no script": [
      "  await copyFile(join(root, viewerScript), join(out, basename(viewerScript)));\n",
      "",
    ],
    "the bundle is taken for ES modules": [`{ "type": "commonjs" }`, `{ "type": "module" }`],
  }),
  ...defects("packaging/packages.ts", ["packaging/server-bundle"], {
    "the program brings a validator of specifications": [
      'importer.includes("/fastify-openapi-glue/lib/")',
      'importer.includes("/nowhere/")',
    ],
    "Fastify's compilers are bundled": ['  "@fastify/ajv-compiler",\n  "@fastify/fast-json-stringify-compiler",\n', ""],
  }),
  ...defects("server/thread-file.ts", ["packaging/server-bundle"], {
    "a missing thread is a slower program": [
      "  if (!existsSync(file)) throw",
      "  if (!existsSync(file)) return undefined;\n  if (false) throw",
    ],
  }),
  ...defects("docs/deploy/Dockerfile", ["docs/deploy"], {
    "the image runs as root": ["USER node\n", ""],
    "a folder of the build is missing": ["COPY runtime ./runtime\n", ""],
    "the image is of any Node": ["FROM node:22.22.0-bookworm-slim", "FROM node:latest"],
    "the image has no access control": [" AUTH=tokens", ""],
    "a script that does not exist": ["npm run build &&", "npm run compile &&"],
    "the health check asks another path": ["/health/live", "/healthz"],
    "signals go to npm": ['CMD ["node", "dist/server/cli.js", "serve"]', 'CMD ["npm", "start"]'],
    "the data is not on a volume": ["DATABASE_URL=sqlite:/data/", "DATABASE_URL=sqlite:/tmp/"],
  }),
  ...defects("docs/deploy/contact-phone-numbers.service", ["docs/deploy"], {
    "a variable that does not exist": ["DATABASE_URL=sqlite:", "DATABASE_FILE=sqlite:"],
    "a program that does not exist": ["dist/server/cli.js serve", "dist/cli.js serve"],
    "a command that does not exist": ["cli.js serve", "cli.js start"],
    "systemd kills it while it drains": ["TimeoutStopSec=30", "TimeoutStopSec=5"],
    "the database is where the service cannot write": [
      "sqlite:/var/lib/contact-phone-numbers/",
      "sqlite:/opt/contact-phone-numbers/",
    ],
    "the service has no access control": [" AUTH=tokens", ""],
  }),
  ...defects("docs/operations.md", ["docs/commands", "server/ops/metrics"], {
    "a flag that does not exist": ["--resume import.state", "--continue import.state"],
    "a command that does not exist": ["cli.js backup backup.sqlite", "cli.js save backup.sqlite"],
    "a metric that does not exist": ["| `commit_group_size` |", "| `commit_groups` |"],
    "a lifetime that cannot be": [
      "--scopes contacts:read,contacts:write --expires-in 90d",
      "--scopes contacts:read,contacts:write --expires 90d",
    ],
  }),
  ...defects("docs/client.md", ["docs/client"], {
    "another default": ["including the response's body | 10 000 |", "including the response's body | 30 000 |"],
    "an option without its row": ["| `timeoutMs` | milliseconds for one try", "| `timeout` | milliseconds for one try"],
  }),
  ...defects("packaging/read-out-folder.ts", ["packaging/manifest"], {
    "a wrong argument is a success": ["    process.exit(2);\n", "    process.exit(0);\n"],
  }),
];
