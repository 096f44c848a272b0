// Raw node:http with a Map.
import { serveRaw } from "./raw-server.ts";

const contacts = new Map<string, unknown>();

serveRaw({
  read: (path) => contacts.get(path),
  write(path, list) {
    contacts.set(path, list);
    return undefined;
  },
});
