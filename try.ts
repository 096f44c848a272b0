import { runAgainst } from "./test/conformance/run-against.ts";
import { writeText } from "./conformance/index.ts";
const t=Date.now();
const report = await runAgainst({}, { seed: 1 });
console.log(writeText(report, { hasColours: false }).slice(0, 9000));
console.log(report.coverage.responses.filter(r=>!r.seen).map(r=>r.operationId+r.status+r.mediaType).join(' '));
console.log(Date.now()-t);
