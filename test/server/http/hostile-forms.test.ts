// One form must not stall the server: its patterns take time in proportion to the text, whatever the text is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { serve } from "../../support/program.ts";

// A separate process: nothing could end a test whose own thread is stuck.
it("the form reader refuses keys and white space that take other patterns exponential time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "forms-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { url } = await serve(["--database", join(folder, "a.sqlite")], { cwd: folder });
  const space = " ".repeat(2_000_000);
  const forms = [`[0]${"a".repeat(190)}!`, `[${space}1=`, `[${space}1${space}x`, `[1]${space}x`, `${space}x`];
  for (const body of forms) {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { status } = await fetch(`${url}/v1/Contacts/C-1/PhoneNumbers`, { method: "POST", headers, body });
    expect(status).toBe(400);
  }
});
