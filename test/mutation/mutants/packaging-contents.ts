// Defects in the contents of the built packages.
import { defects } from "../mutant.ts";

export const packagingContentMutants = [
  ...defects("packaging/manifest.ts", ["packaging/manifest"], {
    "the contract is not packed with the server": ['files: ["server", "openapi.yaml"],', 'files: ["server"],'],
  }),
  ...defects("packaging/index.ts", ["packaging/contents"], {
    "files of an earlier build stay in the client package": [
      "await rm(out, { recursive: true, force: true });\ncompile(out);",
      "compile(out);",
    ],
    "the CommonJS build is taken for ES modules": [
      '  await writeFile(join(folder, "package.json"), \'{ "type": "commonjs" }\\n\');\n',
      "",
    ],
  }),
  ...defects("packaging/server-package.ts", ["packaging/contents"], {
    "compiled code is packed": ["basename(source) !== compileCache", 'source !== ""'],
    "files of an earlier build stay in the server package": ["await rm(out, { recursive: true, force: true });\n", ""],
  }),
  ...defects("packaging/packages.ts", ["packaging/server-bundle"], {
    "HTTPS and HTTP/2 are loaded at once": [
      'kind === "require-call" && !/http$/.test(path) ? { path, namespace: "later" } : undefined,',
      'kind === "require-call" && /http$/.test(path) ? { path, namespace: "later" } : undefined,',
    ],
  }),
  ...defects("packaging/read-out-folder.ts", ["packaging/contents"], {
    "--out is ignored": [
      "if (!values.help) return resolve(values.out ?? resolve(",
      "if (!values.help) return resolve(resolve(",
    ],
  }),
  ...defects("packaging/manifest.ts", ["packaging/contents"], {
    "the program of the server package does not exist": [
      'bin: { "contact-phone-numbers": "server/cli.js" },',
      'bin: { "contact-phone-numbers": "dist/server/cli.js" },',
    ],
  }),
  ...defects("packaging/index.ts", ["packaging/contents"], {
    "the client's package has the project's page": ['join(root, "docs/client.md")', 'join(root, "README.md")'],
  }),
  ...defects("packaging/server-package.ts", ["packaging/contents"], {
    "commands in a container are those of the package": ["(?<!CONTAINER )", ""],
  }),
  ...defects("packaging/packages.ts", ["packaging/server-bundle"], {
    "what only tests need is bundled": ['  "light-my-request",\n', ""],
  }),
  ...defects("packaging/index.ts", ["packaging/contents"], {
    "declarations that nothing imports are packed": [
      "if (!reached.has(file)) await rm(file);",
      'if (reached.has("")) await rm(file);',
    ],
    "declarations import the sources": [`'$1"$2.js"'`, `'$1"$2.ts"'`],
    "the CommonJS build is a module for each file": [
      'await filesBelow(folder, ".js")) await rm(file);',
      'await filesBelow(folder, ".cjs")) await rm(file);',
    ],
    "the CommonJS declarations are not tidied": ["  await tidyDeclarations(folder);\n}", "}"],
    "the dependencies of the CommonJS build are bundled": ['    packages: "external",\n', ""],
    "what import() types name is no dependency": [
      "return texts.flatMap(findImports)",
      'return texts.slice(1).flatMap(() => ["saxes"])',
    ],
    "a contract of require() has types for import": [
      "Object.entries(contractTypes)",
      "Object.entries(contractTypes).slice(0, 1)",
    ],
  }),
  ...defects("packaging/manifest.ts", ["packaging/contents"], {
    "the types of a contract name nothing": [
      "declare const contract: object;\\nexport = contract;\\n",
      "declare const contract: object;\\n",
    ],
  }),
  ...defects("packaging/read-out-folder.ts", ["packaging/manifest"], {
    "--help is a failure": ["    process.exit();\n", "    process.exit(1);\n"],
    "the help names another script": ["npm run ${script} -- [--out", "npm run build -- [--out"],
  }),
  ...defects("packaging/index.ts", ["packaging/contents"], {
    "the contract for readers of JSON is the whole one": [
      'copyFile(join(root, "generated/openapi.json-only.yaml"), ',
      'copyFile(join(root, "openapi.yaml"), ',
    ],
  }),
  ...defects("packaging/read-out-folder.ts", ["packaging/manifest"], {
    "packages are built among the scripts": ['import.meta.dirname, "..", folder', "import.meta.dirname, folder"],
  }),
  ...defects("packaging/server-package.ts", ["packaging/contents"], {
    "a file of the repository is named without its folder": ["`docs/$1` of the repository", "`$1` of the repository"],
  }),
];
