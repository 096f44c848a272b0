// The token that the load generator sends and that every server of the benchmarks asks for.

export const bearerToken = `cpn_${"benchmark-".repeat(4)}`;
export const authorization = `Bearer ${bearerToken}`;
