// What the suite sends for contracts with one peculiarity each. approved/small-contracts/ has the requests and verdicts;
// after an intended change, run `npx vitest run FILE -u` and read the diff.
import { it } from "vitest";
import { prepareItems } from "../../../conformance/checks/lifecycle.ts";
import { deterministicTasks, lifecycleTask, randomTasks } from "../../../conformance/run/tasks.ts";
import { createApprove } from "./approve.ts";
import { responderOf, smallContracts } from "./small-contracts.ts";
import { createTrace, traceTasks } from "./trace.ts";

const approve = createApprove("small-contracts");

it.each(Object.entries(smallContracts))("a contract with %s", async (name, small) => {
  const trace = createTrace({ document: small.document, respond: responderOf(small) });
  await prepareItems(trace.session);
  const { session } = trace;
  const tasks = [...deterministicTasks(session), lifecycleTask(session), ...(randomTasks(session, 50) ?? [])];
  const text = await traceTasks(
    trace,
    tasks.filter((task) => small.tasks.some((each) => task.name.split(": ").at(-1) === each)),
  );
  const keywords = session.coverage
    .keywords()
    .map(({ mediaType, pointer, keyword, accepted, refused }) =>
      [`${keyword} of ${mediaType}`, pointer, `${accepted} accepted`, `${refused} refused`].join(", "),
    );
  const stored = session.contacts.items().map((path) => `stored ${path}`);
  await approve([text, ...stored, ...keywords].join("\n"), name.replaceAll(" ", "-"));
});
