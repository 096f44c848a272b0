// Kills the server with SIGKILL at a random moment under load, starts it again and looks at what is left, many times over.
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Server, startServer } from "./start-server.ts";

export interface CrashReport {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Lists without a response that are stored completely: allowed, and a sign that kills hit writes in flight. */
  readonly unacknowledgedStored: number;
  /** What must not be: an acknowledged list that is gone, or half a list. */
  readonly problems: readonly string[];
}

const writers = 8;
const numbersPerList = 3;

export async function crashRounds(
  rounds: number,
  onRound: (round: number) => void = () => undefined,
): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const problems: string[] = [];
  let acknowledged = 0;
  let unacknowledgedStored = 0;
  let server = await startServer(["--database", join(folder, "crash.sqlite")]);
  try {
    for (let round = 1; round <= rounds; round++) {
      const acks = await loadUntilKilled(server, round);
      server = await startServer(["--database", join(folder, "crash.sqlite")]);
      for (const [contactID, tags] of acks) {
        const lists = await listsOf(server.port, contactID);
        for (const tag of tags) if (!lists.has(tag)) problems.push(`round ${round}: acknowledged list ${tag} is gone`);
        for (const [tag, count] of lists) {
          if (count !== numbersPerList)
            problems.push(`round ${round}: list ${tag} has ${count} of ${numbersPerList} numbers`);
        }
        acknowledged += tags.length;
        unacknowledgedStored += lists.size - tags.length;
      }
      onRound(round);
    }
  } finally {
    server.child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
  return { rounds, acknowledged, unacknowledgedStored, problems };
}

/** Each writer has its own contact; resolves to the lists acknowledged to it. */
async function loadUntilKilled({ child, port }: Server, round: number): Promise<Map<string, string[]>> {
  const acks = new Map<string, string[]>();
  const agent = new Agent({ keepAlive: true });
  let killed = false;
  const write = async (writer: number) => {
    const contactID = `round-${round}-writer-${writer}`;
    const tags: string[] = [];
    acks.set(contactID, tags);
    for (let list = 1; !killed; list++) {
      const tag = `${contactID}-list-${list}`;
      const items = Array.from({ length: numbersPerList }, (_, index) => ({
        PhoneNumber: `${list}000${index}`,
        Notes: tag,
      }));
      const status = await send(port, agent, "POST", contactID, JSON.stringify(items)).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) tags.push(tag);
      else return;
    }
  };
  const writing = Array.from({ length: writers }, (_, writer) => write(writer));
  const least = randomInt(1, 60);
  while ([...acks.values()].flat().length < least && child.exitCode === null) await setTimeout(1);
  await setTimeout(randomInt(0, 5));
  child.kill("SIGKILL");
  killed = true;
  await Promise.all(writing);
  agent.destroy();
  return acks;
}

async function listsOf(port: number, contactID: string): Promise<Map<string, number>> {
  const { text } = await send(port, new Agent(), "GET", contactID);
  const lists = new Map<string, number>();
  for (const { Notes } of JSON.parse(text) as { Notes: string }[]) lists.set(Notes, (lists.get(Notes) ?? 0) + 1);
  return lists;
}

function send(
  port: number,
  agent: Agent,
  method: string,
  contactID: string,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const path = `/v1/Contacts/${contactID}/PhoneNumbers`;
    const headers =
      body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const outgoing = request({ host: "127.0.0.1", port, agent, method, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
