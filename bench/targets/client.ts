// The client as a bundler makes it: a loader of TypeScript wraps every function to keep its name, which would be measured.
export * from "../../client/index.ts";
