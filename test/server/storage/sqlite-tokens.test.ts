// Runs the suite for tokens on SQLite.
import { openSqliteTokens } from "../../../server/storage/sqlite/sqlite-tokens.ts";
import { createTemporaryFile } from "./temporary-file.ts";
import { tokenConformance } from "./token-conformance.ts";

tokenConformance("SQLite", async () => {
  const { file, remove } = createTemporaryFile();
  const opened = [openSqliteTokens({ file })] as const;
  const others: { close(): Promise<void> }[] = [];
  return {
    tokens: opened[0],
    async reopen() {
      const other = openSqliteTokens({ file });
      others.push(other);
      return other;
    },
    async cleanUp() {
      for (const tokens of [...opened, ...others]) await tokens.close();
      remove();
    },
  };
});
