// Log lines that are not written yet, as blocks of bytes.

export interface LogBacklog {
  /** False if the line does not fit. */
  add(line: string): boolean;
  /** Whether there are enough bytes for a piece. */
  hasPiece(): boolean;
  isEmpty(): boolean;
  /** The bytes to write next, the same until they are written or dropped. */
  first(): Buffer | undefined;
  /** Removes this many bytes of the first piece. */
  written(bytes: number): void;
  /** Drops the first piece. Returns the number of its lines. */
  drop(): number;
}

const newline = 0x0a;

export function createLogBacklog({ pieceBytes, maxBytes }: { pieceBytes: number; maxBytes: number }): LogBacklog {
  const pieces: Buffer[] = [];
  let bytesInPieces = 0;
  let text = "";
  /** The next line must not continue a partly written one. */
  let isMidLine = false;

  const endPiece = (): void => {
    if (text === "") return;
    const piece = Buffer.from(isMidLine && pieces.length === 0 ? `\n${text}` : text);
    text = "";
    pieces.push(piece);
    bytesInPieces += piece.length;
  };
  return {
    add(line) {
      if (bytesInPieces + text.length + line.length > maxBytes) return false;
      text += line;
      if (text.length >= pieceBytes) endPiece();
      return true;
    },
    hasPiece: () => pieces.length > 0,
    isEmpty: () => pieces.length === 0 && text === "",
    first() {
      if (pieces.length === 0) endPiece();
      return pieces[0];
    },
    written(bytes) {
      const piece = pieces[0];
      if (piece === undefined || bytes === 0) return;
      isMidLine = piece[bytes - 1] !== newline;
      bytesInPieces -= bytes;
      if (bytes === piece.length) pieces.shift();
      else pieces[0] = piece.subarray(bytes);
    },
    drop() {
      const dropped = pieces.shift();
      if (dropped === undefined) return 0;
      bytesInPieces -= dropped.length;
      const [next] = pieces;
      if (isMidLine && next !== undefined) {
        pieces[0] = Buffer.concat([Buffer.from("\n"), next]);
        bytesInPieces++;
      }
      return countLines(dropped);
    },
  };
}

/** A newline at the start ends a line that was written. */
function countLines(bytes: Buffer): number {
  let count = 0;
  for (let index = bytes.indexOf(newline, 1); index !== -1; index = bytes.indexOf(newline, index + 1)) count++;
  return count;
}
