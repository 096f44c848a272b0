// The suite against other contracts: nothing to report of a correct server, and every defect found.
import { describe, expect, it } from "vitest";
import { type Progress, type RunOptions, readContract, runConformance } from "../../../conformance/index.ts";
import { defects } from "./defects.ts";
import { contractFile, nowAndThen429, type SmallServer, serve, slow } from "./serve.ts";
import { events, files, library, people } from "./servers.ts";

async function run(server: SmallServer, defects: readonly string[], options: Partial<RunOptions> = {}) {
  const { url, close } = await serve(server, defects);
  try {
    const document = readContract(contractFile(server.file));
    return await runConformance({ document, base: new URL(url), tokens: { all: "secret" }, seed: 1, ...options });
  } finally {
    await close();
  }
}

describe("a correct server of another contract", () => {
  it.each([
    ["library.yaml", library],
    ["events.yaml", events],
    ["files.yaml", files],
    ["people.yaml", people],
  ])("conforms to %s", async (_file, server) => {
    const report = await run(server, []);
    expect(report.failures).toEqual([]);
    expect(report.verdict).toBe("conforms");
    for (const { notDecided } of report.checks) expect(notDecided).not.toBe("no request of this run could decide it");
  });
});

describe("a run with bodies of some media types only", () => {
  it("a run limited to some media types leaves out operations that need another body", async () => {
    const report = await run(files, [], { only: ["json"] });
    expect(report.failures).toEqual([]);
    const responses = report.coverage.responses.filter(({ operationId }) => operationId === "writeContent");
    expect(responses.length).toBeGreaterThan(0);
    expect(responses.filter(({ seen }) => seen > 0)).toEqual([]);
  });
});

describe("a correct server with a gateway that limits requests", () => {
  it("conforms to library.yaml", async () => {
    const report = await run(library, [nowAndThen429]);
    expect([report.failures, report.verdict]).toEqual([[], "conforms"]);
  });
});

it("items are made, changed and removed while no other task runs", async () => {
  const { url, close, takePeak } = await serve(people, [slow]);
  const peaks: [string, number][] = [];
  const onProgress = ({ checking }: Progress) => peaks.push([checking, takePeak()]);
  try {
    await runConformance({ document: readContract(contractFile("people")), base: new URL(url), seed: 1, onProgress });
  } finally {
    await close();
  }
  const next = peaks.findIndex(([checking]) => checking === "lifecycles") + 1;
  expect(peaks[next]?.[1]).toBe(1);
});

describe("a defect of a server of another contract", () => {
  const named = defects.map(([server, defect, check]) => ({ contract: server.file, server, defect, check }));
  it.each(named)("$defect, in the server of $contract, fails $check", async ({ server, defect, check }) => {
    const report = await run(server, [defect], { failFast: check });
    expect(report.failures.map((failure) => failure.check)).toContain(check);
  });
});
