// Runs the generate command: npm run generate.
import { generateCommand } from "./generate-command.ts";

process.exitCode = await generateCommand(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  report: (text) => process.stderr.write(text),
});
