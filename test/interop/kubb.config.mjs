// Kubb reads its configuration from a file only; run.ts names document and folder.
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginZod } from "@kubb/plugin-zod";

export default {
  root: process.env.INTEROP_FOLDER,
  input: { path: process.env.INTEROP_DOCUMENT },
  output: { path: "./generated", clean: true },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginZod()],
};
