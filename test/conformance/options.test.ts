// What each option of conform changes: what is sent, what is printed and written, and the exit code.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createWorkplace } from "../server/commands/run-command.ts";
import { type ServedWorkshop, serveWorkshop } from "./approvals/serve-workshop.ts";
import { response } from "./approvals/workshop.ts";
import { runConform } from "./run-conform.ts";

const contract = join(import.meta.dirname, "approvals/workshop.yaml");
const leftovers = "The contract has no way to remove what addPhoto may store: this run will leave it behind.";
let server: ServedWorkshop;
beforeAll(async () => {
  server = await serveWorkshop();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const conform = (...flags: string[]) =>
  runConform([server.base.href, "--contract", contract, "--seed", "1", "--token", "all", ...flags]);
const seen = (name: string) => [...new Set(server.sent().map(({ headers }) => headers[name]))].sort();

describe("what is sent", () => {
  it("each token has its part, and may come from a file", async () => {
    const workplace = createWorkplace();
    workplace.write("reader", "reader\n");
    const tokens = ["--read-token", `@${workplace.path("reader")}`, "--write-token", "writer"];
    expect(await conform("--check", "ignored_auth", ...tokens)).not.toMatch(/\(\d\)$/);
    const ofPost = server.sent().filter(({ method, path }) => method === "POST" && path === "/tools");
    const authorizations = new Set(ofPost.map(({ headers }) => headers["authorization"]));
    expect([...authorizations].sort()).toEqual(
      [
        "Bearer all",
        "Bearer reader",
        "Bearer",
        "Basic all",
        "Bearer allx",
        "Bearer xall",
        "Bearer wrong-token",
        undefined,
      ].sort(),
    );
  });

  it("--header adds headers to every request", async () => {
    await conform("--check", "unsupported_method", "--header", "X-Tenant:  a:b ", "x-b:");
    expect([seen("x-tenant"), seen("x-b")]).toEqual([["a:b"], [""]]);
    server.reset();
    await conform("--check", "unsupported_method", "--header", "Authorization: Custom all");
    expect(seen("authorization")).toEqual(["Custom all"]);
  });

  it("--only limits the media types of bodies", async () => {
    await conform("--check", "idempotency", "--only", "form");
    expect(seen("content-type")).toEqual(["application/x-www-form-urlencoded", undefined]);
  });

  it("--read-only sends only what changes nothing, and leaves nothing behind", async () => {
    const text = await conform("--check", "unsupported_method", "positive_data_acceptance", "--read-only");
    expect([...new Set(server.sent().map(({ method }) => method))].sort()).toEqual(["GET"]);
    expect(text).not.toContain("leave it behind");
    expect(text).toMatch(/✓ positive_data_acceptance +\d+\n/);
    expect(text).toMatch(/- merge +not decided: not selected \(--check\)\n/);
  });

  it("--provoke sends the requests of a recipe", async () => {
    const workplace = createWorkplace();
    workplace.write(
      "recipe.yaml",
      "responses: [{ status: 400, operations: [listTools], headers: { X-Provoked: 5, Accept: text/html } }]",
    );
    const text = await conform("--check", "merge", "--provoke", workplace.path("recipe.yaml"));
    const provoked = server.sent().filter(({ headers }) => headers["x-provoked"] === "5");
    expect(provoked).toMatchObject([{ method: "GET", path: "/tools", headers: { accept: "text/html" } }]);
    expect(text).toContain("Not reached with the recipe: listTools 400 in application/json\n");
  });

  it("--rate spaces the requests", async () => {
    const clock = vi.spyOn(performance, "now").mockReturnValue(5_000);
    const timer = vi.spyOn(globalThis, "setTimeout");
    try {
      await conform("--max-requests", "2", "--read-only", "--rate", "4");
      expect(timer.mock.calls.map(([, ms]) => ms)).toContain(250);
    } finally {
      clock.mockRestore();
      timer.mockRestore();
    }
  });
});

describe("how a run ends", () => {
  const wrong = () => server.reset(() => response(200, { id: 1, kind: "saw" }, { "x-total": "1" }));

  it("--max-requests ends it with 3", async () => {
    const text = await conform("--max-requests", "7");
    expect(text).toMatch(
      /^http:\S+ against Workshop 1.2.0, seed 1\nincomplete: 7 requests were not enough\n.*\n7 requests in .*\(3\)$/ms,
    );
  });

  it("a server that does not conform ends it with 1, and --fail-fast soon", async () => {
    wrong();
    const whole = await conform("--check", "unsupported_method");
    const requests = server.sent().length;
    wrong();
    const short = await conform("--check", "unsupported_method", "--fail-fast");
    expect(whole).toMatch(/\ndoes not conform: \d+ failures\n.*\(1\)$/s);
    expect(short).toMatch(/\ndoes not conform: \d+ failures?; incomplete: the run stopped at a failure\n.*\(1\)$/s);
    expect(server.sent().length).toBeLessThan(requests);
  });

  it("an interruption ends it with 3", async () => {
    const stop = new AbortController();
    server.reset(() => {
      stop.abort();
      return response(404);
    });
    const text = await runConform([server.base.href, "--contract", contract], { interruption: () => stop.signal });
    expect(text).toMatch(/\nincomplete: the run was interrupted\n.*\(3\)$/s);
    expect(server.sent().length).toBeLessThan(20);
  });

  it("--timeout-ms limits the wait for a response", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    const text = await runConform([`http://127.0.0.1:${port}`, "--contract", contract, "--timeout-ms", "40"]);
    silent.close();
    expect(text).toContain(`cannot conform: GET http://127.0.0.1:${port}: no response within 40 ms (2)\n`);
  });

  it.each(["localhost", "127.0.0.1", "127.255.0.9", "[::1]"])("%s is this machine", async (host) => {
    expect(await runConform([`http://${host}:1`, "--contract", contract])).toMatch(/cannot conform: .*\(2\)\n$/);
  });

  it("another machine needs --allow-writes", async () => {
    // Every address of this machine, which conform cannot know.
    const other = [`http://0.0.0.0:${server.base.port}`, "--contract", contract, "--max-requests", "3"];
    expect(await runConform(other)).toContain("allow that with --allow-writes");
    expect(server.sent()).toEqual([]);
    expect(await runConform([...other, "--allow-writes"])).toContain("3 requests were not enough");
    expect(await runConform([...other, "--read-only"])).toContain("3 requests were not enough");
  });
});

describe("what is reported", () => {
  it("each report is written in its format", async () => {
    const workplace = createWorkplace();
    const [json = "", junit = "", html = ""] = ["json", "junit", "html"].map(workplace.path);
    await conform("--check", "unsupported_method", "--json", json, "--junit", junit, "--html", html);
    expect(readFileSync(json, "utf8")).toMatch(/^\{\n {2}"target": "http:.*\n\}\n$/s);
    expect(readFileSync(junit, "utf8")).toMatch(/^<\?xml .*<\/testsuites>\n$/s);
    expect(readFileSync(html, "utf8")).toMatch(/^<!doctype html>.*<\/html>\n$/s);
  });

  it("a screen shows the progress in one line, and colours", async () => {
    const parts: Record<"printed" | "reported", string[]> = { printed: [], reported: [] };
    const flags = [server.base.href, "--contract", contract, "--check", "unsupported_method", "--seed", "1"];
    const terminal = {
      print: (text: string) => void parts.printed.push(text),
      report: (text: string) => void parts.reported.push(text),
    };
    await runConform(flags, { ...terminal, isScreen: true });
    const [warning, first] = parts.reported;
    expect(warning).toBe(`${leftovers}\n`);
    expect(first).toMatch(/^\r\u001B\[K\d+ requests, listTools: methods$/);
    expect(parts.reported.at(-1)).toBe("\r\u001B[K");
    expect(parts.printed.join("")).toContain("\u001B[32m✓\u001B[0m unsupported_method");
    parts.printed = [];
    parts.reported = [];
    await runConform(flags, terminal);
    expect(parts.reported).toEqual([`${leftovers}\n`]);
    expect(parts.printed.join("")).toMatch(/^http:.*\nconforms\n\n/);
    expect(parts.printed.join("")).not.toContain("\u001B");
  });
});

describe("conform proxy", () => {
  /** Runs the proxy until `use` is done with it. */
  async function proxy(flags: readonly string[], use: (url: string) => Promise<unknown>): Promise<string> {
    const stop = new AbortController();
    let announce: (text: string) => void = () => undefined;
    const announced = new Promise<string>((resolve) => {
      announce = resolve;
    });
    const terminal = { report: announce, interruption: () => stop.signal };
    const ended = runConform(["proxy", "--upstream", server.base.href, "--contract", contract, ...flags], terminal);
    const text = await Promise.race([announced, ended]);
    await use(/^(http:\S+) forwards to http:\S+; interrupt it for the report\n$/.exec(text)?.[1] ?? text);
    stop.abort();
    return ended;
  }

  it("prints nothing wrong of a client and a server that conform", async () => {
    let address = "";
    const text = await proxy(["--host", "localhost"], async (url) => {
      expect(url).toMatch(/^http:\/\/localhost:\d+$/);
      expect((await fetch(`${url}/tools`, { headers: { "x-shop": "north" } })).status).toBe(200);
      address = url;
    });
    expect(text).toBe("1 exchanges; 1 of 25 responses of the contract seen; 0 differences from the contract\n");
    await expect(fetch(address)).rejects.toThrow("fetch failed");
  });

  it("listens on the port, and ends with 1 and a report for what does not conform", async () => {
    const workplace = createWorkplace();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as { port: number };
    const flags = ["--port", String(port), "--json", workplace.path("r.json")];
    expect(await proxy(flags, async () => undefined)).toMatch(/^CommandFailed: cannot conform: .*EADDRINUSE.*\(2\)\n$/);
    expect(existsSync(workplace.path("r.json"))).toBe(false);
    await new Promise((resolve) => taken.close(resolve));
    const text = await proxy(flags, async (url) => {
      expect(url).toBe(`http://127.0.0.1:${port}`);
      await fetch(`${url}/tools`);
    });
    expect(text).toMatch(/^the client, listTools, status 400\n.* 1 difference from the contract\n\(1\)$/s);
    expect(JSON.parse(workplace.read("r.json"))).toMatchObject({
      exchanges: 1,
      findings: [{ side: "client", times: 1 }],
    });
  });
});
