// Writes a request as a curl command that can be pasted into a shell, without the token.
import { gzipSync } from "node:zlib";
import type { Probe } from "./message.ts";

const maxInline = 2_000;

interface GivenTokens {
  readonly all: string | undefined;
  readonly readOnly: string | undefined;
  readonly writeOnly: string | undefined;
}

/** Secrets to hide in commands: tokens in each encoding, and headers of the tester's with names that sound secret. */
export function listSecrets(
  tokens: GivenTokens,
  headers: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const named = [
    [tokens.all, "TOKEN"],
    [tokens.readOnly, "READ_TOKEN"],
    [tokens.writeOnly, "WRITE_TOKEN"],
    ...Object.entries(headers)
      .filter(([name]) => /auth|key|token|secret|cookie|session|password/i.test(name))
      .map(([name, value]) => [value, name.toUpperCase().replace(/[^A-Z0-9]/g, "_")] as const),
  ] as const;
  const secrets = new Map<string, string>();
  for (const [token, name] of named) {
    if (token === undefined || token === "") continue;
    // Basic authentication and a query encode a token differently.
    secrets.set(Buffer.from(token).toString("base64"), `$(printf %s "$${name}" | base64 -w0)`);
    secrets.set(encodeURIComponent(token), `$(printf %s "$${name}" | jq -sRr @uri)`);
    // Braces, because a letter may follow.
    secrets.set(token, `\${${name}}`);
  }
  return secrets;
}

/**
 * `secrets` maps each token to its shell variable, such as ${TOKEN}, which replaces it everywhere. A long body, or one
 * with NUL, which no argument can contain, is written compressed.
 */
export function toCurl(
  { method, path, headers, body, base }: Probe,
  target: URL,
  secrets: ReadonlyMap<string, string>,
): string {
  const { origin, pathname } = base ?? target;
  const url = origin + pathname.replace(/\/$/, "") + path;
  const isPiped = body !== undefined && (body.length > maxInline || body.includes(0));
  const mask = (text: string): string => maskSecrets(text, secrets) ?? quote(text);
  const fields = Object.entries(headers).map(
    ([name, value]) => `-H ${value === "" ? quote(`${name};`) : mask(`${name}: ${value}`)}`,
  );
  // Without this, curl sets its own media type for a body.
  const unnamed = body !== undefined && headers["content-type"] === undefined ? ["-H 'content-type:'"] : [];
  const data = body === undefined ? [] : [`--data-binary ${isPiped ? "@-" : quoteBytes(body)}`];
  const command = ["curl -sS -i --path-as-is", `-X ${method}`, mask(url), ...fields, ...unnamed, ...data].join(" ");
  return isPiped ? `${remake(body)} | ${command}` : command;
}

/** A command that prints the body. */
function remake(body: Buffer): string {
  const [first = 0x20] = body;
  const isOne = body.every((byte) => byte === first) && first > 0x20 - 1 && first < 0x7f && first !== 0x27;
  if (isOne) return `head -c ${body.length} /dev/zero | tr '\\0' '${String.fromCharCode(first)}'`;
  return `base64 -d <<< '${gzipSync(body, { level: 9 }).toString("base64")}' | gunzip`;
}

/** The text in double quotes, with variables for secrets; undefined if it contains none. */
function maskSecrets(text: string, secrets: ReadonlyMap<string, string>): string | undefined {
  const found = [...secrets].filter(([secret]) => text.includes(secret)).sort(([a], [b]) => b.length - a.length);
  if (found.length === 0) return undefined;
  const escaped = (part: string) => part.replace(/["$`\\]/g, "\\$&");
  const replaced = found.reduce<readonly string[]>(
    (parts, [secret, name]) =>
      parts.flatMap((part) => (part.startsWith("\0") ? [part] : split(part, secret, `\0${name}`))),
    [text],
  );
  return `"${replaced.map((part) => (part.startsWith("\0") ? part.slice(1) : escaped(part))).join("")}"`;
}

const split = (text: string, at: string, between: string): string[] =>
  text.split(at).flatMap((part, index) => (index === 0 ? [part] : [between, part]));

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
  // An escape has at most two digits, so it cannot absorb what follows.
  return `$'${inner}'`;
}
