// Tells how a cost grows: the exponent of the power of x that fits the measured points best.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Growth {
  /** Least squares of log y over log x: 0 is flat, 1 linear, 2 quadratic. */
  readonly exponent: number;
  /** The same of the last two points alone, where what every request costs anyway hides least. */
  readonly atTheEnd: number;
  readonly verdict: "flat" | "flatter than linear" | "linear" | "steeper than linear";
}

/** What noise may add to an exponent. */
const tolerance = 0.15;

/** @throws Error on fewer than two points, or one that is not above zero. */
export function growthOf(points: readonly Point[]): Growth {
  const exponent = slopeOf(points);
  const atTheEnd = slopeOf(points.slice(-2));
  const worst = Math.max(exponent, atTheEnd);
  const verdict =
    worst > 1 + tolerance
      ? "steeper than linear"
      : worst > 1 - tolerance
        ? "linear"
        : worst > tolerance
          ? "flatter than linear"
          : "flat";
  return { exponent, atTheEnd, verdict };
}

function slopeOf(points: readonly Point[]): number {
  if (points.length < 2 || points.some(({ x, y }) => !(x > 0 && y > 0))) {
    throw new Error("growth needs two points at least, all of them above zero");
  }
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(logs.map((log) => log.x)), mean(logs.map((log) => log.y))];
  const covariance = mean(logs.map((log) => (log.x - x) * (log.y - y)));
  return covariance / mean(logs.map((log) => (log.x - x) ** 2));
}
