// Preloaded into a process: whatever tries to reach another machine throws, and is written to stderr.
import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

/** A pipe of this machine, such as that between tsx and its parent, is not the network. */
function isLocalPipe([target]) {
  const first = Array.isArray(target) ? target[0] : target;
  return typeof first === "string" ? !/^\d+$/.test(first) : typeof first?.path === "string" && first.port === undefined;
}

function forbid(owner, name, label) {
  const original = owner[name];
  owner[name] = function (...args) {
    if (/^(?:net|Socket)\./.test(label) && isLocalPipe(args)) return original.apply(this, args);
    process.stderr.write(`NETWORK ${label}\n`);
    throw new Error(`${label} is forbidden here`);
  };
}

for (const [label, module, names] of [
  ["net", net, ["connect", "createConnection"]],
  ["tls", tls, ["connect"]],
  ["http", http, ["request", "get"]],
  ["https", https, ["request", "get"]],
  ["http2", http2, ["connect"]],
  ["dgram", dgram, ["createSocket"]],
]) {
  for (const name of names) forbid(module, name, `${label}.${name}`);
}
for (const [label, module] of [
  ["dns", dns],
  ["dns.promises", dns.promises],
]) {
  for (const name of Object.keys(module).filter((key) => /^(?:lookup|resolve|reverse)/.test(key))) {
    forbid(module, name, `${label}.${name}`);
  }
}
forbid(net.Socket.prototype, "connect", "Socket.connect");
forbid(globalThis, "fetch", "fetch");
syncBuiltinESMExports();
