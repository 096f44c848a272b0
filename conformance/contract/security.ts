// Security requirements of an operation: the credentials that it needs, and where a request carries them.
import { type ContractDocument, isList, isObject, type Json, type JsonObject, member, step } from "./document.ts";

export interface SecurityScheme {
  readonly kind: "bearer" | "basic" | "apiKey";
  readonly in: "header" | "query" | "cookie";
  /** Header (in lower case), query parameter or cookie that carries the credentials. */
  readonly name: string;
}

export interface Security {
  /** Schemes of the first requirement that the suite supports; undefined if no credentials are required. */
  readonly security: readonly SecurityScheme[] | undefined;
  readonly scopes: readonly string[];
}

export function readSecurity(document: ContractDocument, value: Json | undefined): Security {
  const requirements = isList(value) ? value.filter(isObject) : [];
  // An empty requirement makes credentials optional.
  if (requirements.length === 0 || requirements.some((each) => Object.keys(each).length === 0))
    return { security: undefined, scopes: [] };
  const readable = requirements.map((each) => ({ each, schemes: listSchemes(document, each) }));
  const chosen = readable.find(({ schemes }) => schemes.every((scheme) => scheme !== undefined)) ?? readable[0];
  return {
    security: chosen?.schemes.filter((scheme) => scheme !== undefined) ?? [],
    scopes: Object.values(chosen?.each ?? {}).flatMap((scopes) => (isList(scopes) ? scopes.map(String) : [])),
  };
}

const listSchemes = (document: ContractDocument, requirement: JsonObject): (SecurityScheme | undefined)[] =>
  Object.keys(requirement).map((name) => readScheme(document.at(step("/components/securitySchemes", name)).value));

function readScheme(value: Json | undefined): SecurityScheme | undefined {
  const type = member(value, "type");
  const scheme = String(member(value, "scheme")).toLowerCase();
  if (type === "http" && (scheme === "bearer" || scheme === "basic"))
    return { kind: scheme, in: "header", name: "authorization" };
  if (type === "oauth2" || type === "openIdConnect") return { kind: "bearer", in: "header", name: "authorization" };
  if (type !== "apiKey") return undefined;
  const place = member(value, "in");
  const name = String(member(value, "name"));
  if (place === "header") return { kind: "apiKey", in: "header", name: name.toLowerCase() };
  return place === "query" || place === "cookie" ? { kind: "apiKey", in: place, name } : undefined;
}
