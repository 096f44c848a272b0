// PostgreSQL's hashtext(): lookup3 of Bob Jenkins with the server's own seed, which is in no package. Citus distributes by it.

const encoder = new TextEncoder();

/** The same 32-bit number as `SELECT hashtext($1)`. */
export function hashText(text: string): number {
  const bytes = encoder.encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seed = (0x9e3779b9 + bytes.length + 3923095) | 0;
  const state: State = [seed, seed, seed];
  let at = 0;
  for (; at + 12 <= bytes.length; at += 12) {
    for (const part of [0, 1, 2] as const) state[part] = (state[part] + view.getInt32(at + part * 4, true)) | 0;
    mix(state);
  }
  // The lowest byte of the third number is not used: it stands for the length.
  for (let rest = 0; at + rest < bytes.length; rest++) {
    const part = rest < 4 ? 0 : rest < 8 ? 1 : 2;
    const shift = part === 2 ? rest - 7 : rest % 4;
    state[part] = (state[part] + ((bytes[at + rest] ?? 0) << (shift * 8))) | 0;
  }
  return finish(state);
}

type State = [number, number, number];

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

function mix(state: State): void {
  let [a, b, c] = state;
  for (const [first, second, third] of [
    [4, 6, 8],
    [16, 19, 4],
  ] as const) {
    a = ((a - c) | 0) ^ rotate(c, first);
    c = (c + b) | 0;
    b = ((b - a) | 0) ^ rotate(a, second);
    a = (a + c) | 0;
    c = ((c - b) | 0) ^ rotate(b, third);
    b = (b + a) | 0;
  }
  [state[0], state[1], state[2]] = [a, b, c];
}

function finish([first, second, third]: State): number {
  let [a, b, c] = [first, second, third];
  c = ((c ^ b) - rotate(b, 14)) | 0;
  a = ((a ^ c) - rotate(c, 11)) | 0;
  b = ((b ^ a) - rotate(a, 25)) | 0;
  c = ((c ^ b) - rotate(b, 16)) | 0;
  a = ((a ^ c) - rotate(c, 4)) | 0;
  b = ((b ^ a) - rotate(a, 14)) | 0;
  c = ((c ^ b) - rotate(b, 24)) | 0;
  return c;
}
