// The suite against other contracts: nothing to report of a correct server, and every defect found.
import { describe, expect, it } from "vitest";
import { type CheckName, type RunOptions, readContract, runConformance } from "../../../conformance/index.ts";
import { contractFile, type SmallServer, serve } from "./serve.ts";
import { events, files, library } from "./servers.ts";

async function run(server: SmallServer, defects: readonly string[], options: Partial<RunOptions> = {}) {
  const { url, close } = await serve(server, defects);
  try {
    const document = readContract(contractFile(server.file));
    return await runConformance({ document, base: new URL(url), tokens: { all: "secret" }, seed: 1, ...options });
  } finally {
    await close();
  }
}

const defects: readonly [SmallServer, string, CheckName][] = [
  [library, "any key", "ignored_auth"],
  [library, "title may be long", "negative_data_rejection"],
  [library, "maps unchecked", "negative_data_rejection"],
  [library, "alternatives unchecked", "negative_data_rejection"],
  [library, "PUT not stored", "ensure_resource_availability"],
  [library, "wrong date", "response_schema_conformance"],
  [library, "limit unchecked", "negative_data_rejection"],
  [library, "dates unchecked", "negative_data_rejection"],
  [library, "enum unchecked", "negative_data_rejection"],
  [library, "500 on unicode", "not_a_server_error"],
  [library, "not stored", "ensure_resource_availability"],
  [library, "200 for 201", "content_type_conformance"],
  [library, "no Location", "response_headers_conformance"],
  [library, "DELETE keeps", "use_after_free"],
  [library, "any method", "unsupported_method"],
  [library, "Allow names all", "unsupported_method"],
  [library, "unknown path is 200", "status_code_conformance"],
  [events, "no auth", "ignored_auth"],
  [events, "header not required", "missing_required_header"],
  [events, "query not required", "negative_data_rejection"],
  [events, "nested unchecked", "negative_data_rejection"],
  [events, "required unchecked", "negative_data_rejection"],
  [events, "body undeclared", "status_code_conformance"],
  [files, "404 for 422", "status_code_conformance"],
  [files, "page not required", "negative_data_rejection"],
  [files, "extra members", "negative_data_rejection"],
  [files, "null left out", "response_schema_conformance"],
  [files, "500 on bytes", "not_a_server_error"],
];

describe("a correct server of another contract", () => {
  it.each([
    ["library.yaml", library],
    ["events.yaml", events],
    ["files.yaml", files],
  ])("conforms to %s", { timeout: 180_000 }, async (_file, server) => {
    const report = await run(server, []);
    expect(report.failures).toEqual([]);
    expect(report.verdict).toBe("conforms");
    for (const { notDecided } of report.checks) expect(notDecided).not.toBe("no request of this run could decide it");
  });
});

describe("a defect of a server of another contract", () => {
  const named = defects.map(([server, defect, check]) => ({ contract: server.file, server, defect, check }));
  it.each(named)(
    "of $contract.yaml, $defect, fails $check",
    { timeout: 180_000 },
    async ({ server, defect, check }) => {
      const report = await run(server, [defect], { failFast: check });
      expect(report.failures.map((failure) => failure.check)).toContain(check);
    },
  );
});
