// How many cases a test runs: few in `npm test`, many in the exhaustive run (`npm run test:all`).

export const isExhaustive = process.env["EXHAUSTIVE"] === "1";

export function cases(usual: number, exhaustive: number): number {
  return isExhaustive ? exhaustive : usual;
}
