// A client such as a load balancer's: takes turns over the processes that are ready, and leaves a connection when told to.
import { Agent, request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

export interface RollingClient {
  /** Sends a list. Another process is tried only where no byte can have been sent: the connection was refused. */
  post(path: string, body: string): Promise<{ readonly status: number; readonly url: string }>;
  /** Asks each process whether it is ready, every few milliseconds, until closed. */
  close(): void;
}

const probeEveryMs = 20;

/** `urls` is asked anew each time, as processes come and go. */
export function createRollingClient(urls: () => readonly string[]): RollingClient {
  const agent = new Agent({ keepAlive: true });
  let ready: readonly string[] = urls();
  let turn = 0;
  let closed = false;
  const probe = async (): Promise<void> => {
    while (!closed) {
      const asked = urls().map(async (url) => ((await isReady(url)) ? [url] : []));
      ready = (await Promise.all(asked)).flat();
      await delay(probeEveryMs);
    }
  };
  void probe();
  return {
    async post(path, body) {
      for (let tries = 0; tries < 100; tries++) {
        const url = ready[turn++ % Math.max(1, ready.length)];
        const status = url === undefined ? undefined : await send(agent, url + path, body);
        if (status !== undefined && url !== undefined) return { status, url };
        await delay(10);
      }
      throw new Error("no process is ready");
    },
    close() {
      closed = true;
      agent.destroy();
    },
  };
}

/** The status, or undefined without a listener. */
function send(agent: Agent, url: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { agent, method: "POST", headers }, (response) => {
      response.resume();
      response.on("error", reject);
      response.on("end", () => resolve(response.statusCode));
    });
    sent.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNREFUSED" ? resolve(undefined) : reject(error),
    );
    sent.end(body);
  });
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}
