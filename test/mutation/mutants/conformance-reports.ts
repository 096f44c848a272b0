// Defects that make the conformance suite overlook what came, or say something else than it saw.
import { defects } from "../mutant.ts";
import { ofFaults } from "./conformance-faults.ts";

const judgements = [
  ...defects("conformance/session/action-result.ts", ["conformance/judge-response"], {
    "a code may have any status": [
      "declared === undefined || declared === status",
      "declared === undefined || status > 0",
    ],
    "a failure may say that it succeeded": ["if (success !== succeeded)", "if (success === null)"],
  }),
  ...defects("conformance/session/judge-response.ts", ["conformance/judge-response"], {
    "a required header may be left out": [
      "return required ? violation(",
      'return required && name === "" ? violation(',
    ],
    "a header may have any text": [
      "return wrong === undefined || wrong.isUnclear",
      "return wrong !== undefined || required",
    ],
    "any media type is accepted": [
      "if (content === undefined) return wrong(place,",
      'if (content === undefined) return nothing; if (given === "") return wrong(place,',
    ],
    "an empty body is accepted": [
      "body.length === 0 && findFormat(given) !== undefined",
      "body.length < 0 && findFormat(given) !== undefined",
    ],
    "a charset may be left out": [
      "charset !== undefined && getCharset(given) !== charset",
      'charset === "" && getCharset(given) !== charset',
    ],
    "an undeclared status is accepted": [
      "violations: [...failure, undeclared(operation, status)]",
      "violations: failure",
    ],
    "a body need not fit its schema": [
      "return violation(error.pointer, error.message,",
      "return { violations: [], value }; return violation(error.pointer, error.message,",
    ],
    "order in XML does not matter": ["{ ordered: true }", "{ ordered: false }"],
    "a recipe's failures are not judged": [
      "...headerViolations(response, contract.schemas, received),",
      "...(status >= 500 ? [] : headerViolations(response, contract.schemas, received)),",
    ],
  }),
  ...defects("conformance/formats/xml-reader.ts", ["conformance/judge-response"], {
    "an element may come twice": ["if (read.has(found.name)) throw", 'if (read.has("")) throw'],
    "two neighbours may be exchanged": ["options.ordered && index < last", "options.ordered && index < last - 1"],
    "any namespace is accepted": [
      "if (root.namespace !== namespace)",
      'if (root.namespace === "" && namespace === "")',
    ],
  }),
  ...defects("conformance/session/expectations.ts", ["conformance/expectations"], {
    "any response is a refusal": [
      "if (claimed !== undefined) return expectStatus(exchange, [claimed], pointer, what);",
      "if (claimed !== undefined) return undefined;",
    ],
    "what is stored is not compared": [
      "JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))",
      "JSON.stringify(sorted(one)) !== JSON.stringify(other) || true",
    ],
  }),
  ...ofFaults("run/provoke.ts", "503-without|429-in-plain", {
    "a provoked response is not judged": [
      "for (const { check, ...wrong } of found.violations)",
      "for (const { check, ...wrong } of found.violations.slice(0, 0))",
    ],
  }),
];

const reports = [
  ...defects("conformance/http/send.ts", ["conformance/send"], {
    "429 is not waited for": [
      "attempt < triesWhenAskedToWait && asksToWait(received)",
      "attempt < triesWhenAskedToWait && received.status === 503",
    ],
    "Retry-After is not read": ['const text = headers["retry-after"] ?? "";', 'const text = "0" + headers.length;'],
    "a date in Retry-After is not read": ["Date.parse(text) - now", "Number.NaN"],
    "a target that only asks to wait is asked forever": ["if (busy >= maxBusy) throw", "if (busy < 0) throw"],
    "the rate is not kept": ["if (ratePerSecond === 0) return;", "if (ratePerSecond >= 0) return;"],
    "a request may take forever": ["timeout: timeoutMs,", ""],
    "requests are not counted": ["    sent++;\n", ""],
  }),
  ...defects("conformance/http/curl.ts", ["conformance/curl"], {
    "tokens are shown": ['if (token === undefined || token === "") continue;', 'if (token !== "") continue;'],
    "tokens of basic authentication are shown": [
      'secrets.set(Buffer.from(token).toString("base64")',
      'secrets.set(Buffer.from(token).toString("hex")',
    ],
    "tokens in a query are shown": ["secrets.set(encodeURIComponent(token)", "secrets.set(`?${token}`"],
    "secret headers of the tester are shown": [
      ".filter(([name]) => /auth|key|token|secret|cookie|session|password/i.test(name))",
      ".slice(0, 0)",
    ],
    "a command has no body": ["const data = body === undefined ? []", "const data = body !== undefined ? []"],
  }),
  ...defects("conformance/run/clean-up.ts", ["conformance/verdict"], {
    "nothing is left behind": ["  return lists + items;", "  return 0 * (lists + items);"],
    "a removal is taken at its word": [
      'return stored.length === 0 || (await sender.send(at(list, path))).body.toString().trim() === "[]";',
      "return true;",
    ],
  }),
  ...defects("conformance/run/run.ts", ["conformance/verdict"], {
    "an incomplete run conforms": ['incomplete === undefined ? "conforms" : "incomplete"', '"conforms"'],
    "--fail-fast is dead": ["if (failFast === true || failFast === check) sender.halt();", ""],
    "an interrupted run conforms": [
      'if (options.signal?.aborted === true) return "the run was interrupted";',
      "if (options.signal?.aborted === true) return undefined;",
    ],
    "a run that carried out nothing conforms": [
      "  coverage.hasSuccess()\n    ? undefined",
      "  coverage.hasSuccess() || true\n    ? undefined",
    ],
    "a target that is gone makes the report be lost": [
      "error instanceof TargetUnreachable && sender.responses() > 0",
      "error instanceof TargetUnreachable && sender.responses() < 0",
    ],
  }),
  ...defects("conformance/report/write-junit.ts", ["conformance/verdict"], {
    "JUnit counts no failure": ['failures="${failed}"', 'failures="${failed * 0}"'],
    "JUnit counts no error": [
      'const errors = report.verdict === "incomplete" ? 1 : 0;',
      "const errors = 0 * report.requests;",
    ],
  }),
  ...defects("conformance/session/findings.ts", ["conformance/verdict"], {
    "each case is a failure of its own": ["failure.status, causeOf(failure)]", "failure.curl, causeOf(failure)]"],
    "cases are not counted": ["cases: known.cases + 1", "cases: known.cases"],
  }),
  ...defects("conformance/proxy/judge-request.ts", ["conformance/proxy"], {
    "a missing token goes unnoticed": [
      "return [...judgeCredentials(operation, probe), ...parameters",
      "return [...parameters",
    ],
    "a missing parameter goes unnoticed": [
      "return required ? [{ pointer: schema, expected: `${parameter.in}",
      'return required && name === "" ? [{ pointer: schema, expected: `${parameter.in}',
    ],
    "an undeclared media type goes unnoticed": [
      "if (content === undefined)\n    return [",
      "if (content === undefined)\n    return []; if (sent === undefined) return [",
    ],
  }),
  ...defects("conformance/proxy/recording-proxy.ts", ["conformance/proxy"], {
    "the server is not judged": ['if (check !== "not_a_server_error") add', 'if (check === "not_a_server_error") add'],
  }),
  ...defects("conformance/contract/document.ts", ["conformance/contract/contract"], {
    "nullable without a type is ignored": ["return allowsOnly ?", 'return allowsOnly && nullableMark === "" ?'],
    "data of the contract is upgraded too": ["!isMap && data.has(name) ? each", '!isMap && name === "" ? each'],
    "pointers name places that were not written": [
      "written: (pointer) => withoutWrappers(root, pointer),",
      "written: (pointer) => pointer,",
    ],
  }),
  ...defects("conformance/contract/schemas.ts", ["conformance/contract/contract"], {
    "an unreadable pattern ends the run": [
      'for (const flags of ["u", ""])\n    try {\n      return new RegExp(pattern, flags);\n    } catch {}',
      'if (pattern !== "") return new RegExp(pattern, "u");',
    ],
    "an unreadable pattern refuses responses": [
      "code: { regExp: regExpOr(isResponse) }",
      "code: { regExp: regExpOr(false) }",
    ],
    "an unreadable schema goes unsaid": [
      "unreadable.set(pointer, error instanceof Error ? error.message : String(error));",
      "",
    ],
  }),
];

export const conformanceReportMutants = [...judgements, ...reports];
