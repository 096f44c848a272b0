// Compares a text with a file of approved/, which `vitest -u` rewrites.
import { expect } from "vitest";

/** For the approved files of one folder. */
export const createApprove = (folder: string) => (text: string, name: string) =>
  expect(text).toMatchFileSnapshot(`approved/${folder}/${name}.txt`);
