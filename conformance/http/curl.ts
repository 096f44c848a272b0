// A request as one curl command that a shell takes as pasted; the token stays out of it.
import { gzipSync } from "node:zlib";
import type { Probe } from "./message.ts";

const maxInline = 2_000;

/**
 * `secrets` says by which variable of the shell a header's value is written, such as $AUTHORIZATION. A long body is written compressed: `base64 -d | gunzip` makes it
 * again.
 */
export function toCurl(
  { method, path, headers, body }: Probe,
  base: URL,
  secrets: ReadonlyMap<string, string>,
): string {
  const url = base.origin + base.pathname.replace(/\/$/, "") + path;
  const long = body !== undefined && body.length > maxInline;
  const fields = Object.entries(headers).map(([name, value]) =>
    secrets.has(value)
      ? `-H "${name}: ${secrets.get(value)}"`
      : `-H ${value === "" ? quote(`${name};`) : quote(`${name}: ${value}`)}`,
  );
  // curl names a media type of its own for a body unless it is told not to.
  const unnamed = body !== undefined && headers["content-type"] === undefined ? ["-H 'content-type:'"] : [];
  const data = body === undefined ? [] : [`--data-binary ${long ? "@-" : quoteBytes(body)}`];
  const command = ["curl -sS -i --path-as-is", `-X ${method}`, quote(url), ...fields, ...unnamed, ...data].join(" ");
  return long ? `${remake(body)} | ${command}` : command;
}

/** A command that prints the body. */
function remake(body: Buffer): string {
  const [first = 0x20] = body;
  const isOne = body.every((byte) => byte === first) && first > 0x20 - 1 && first < 0x7f && first !== 0x27;
  if (isOne) return `head -c ${body.length} /dev/zero | tr '\\0' '${String.fromCharCode(first)}'`;
  return `base64 -d <<< '${gzipSync(body, { level: 9 }).toString("base64")}' | gunzip`;
}

const quote = (text: string): string =>
  /^[\u0020-\u007E]*$/.test(text) && !text.includes("'") ? `'${text}'` : quoteBytes(Buffer.from(text, "latin1"));

function quoteBytes(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  if (/^[\u0020-\u007E]*$/.test(text) && !text.includes("'")) return `'${text}'`;
  const inner = [...bytes]
    .map((byte) =>
      byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c
        ? String.fromCharCode(byte)
        : `\\x${byte.toString(16).padStart(2, "0")}`,
    )
    .join("");
  // An escape takes two digits at most, so that what follows cannot run into it.
  return `$'${inner}'`;
}
