// Rules about bodies: which media types they come in, and that each is shown by an example.
import { isExactMediaType } from "../../../generate/problems.ts";
import { asArray, asObject, type Body, bodyName, type JsonObject, listBodies } from "../../model/contract.ts";
import { getType, mergedSchema } from "../../model/schemas.ts";
import type { Objection, Rule } from "./rule.ts";

/** What every response with a body, and every request, can be asked for or sent in. */
export const formats = ["application/json", "text/json", "application/xml", "text/xml"] as const;
const form = "application/x-www-form-urlencoded";
/** RFC 9110: these never have a body. */
const bodiless = ["204", "205", "304"];

function each(
  name: string,
  why: string,
  problems: (body: Body, resolve: (value: JsonObject) => JsonObject) => Objection[],
): Rule {
  return { name, why, check: (contract) => listBodies(contract).flatMap((body) => problems(body, contract.resolve)) };
}

const mediaTypeExact = each(
  "media-type-exact",
  "A range or a parameter in a key matches no request to the letter, so the body would pass unvalidated.",
  ({ path, content }) =>
    Object.keys(content)
      .filter((type) => !isExactMediaType(type))
      .map((type) => ({
        path: [...path, "content", type],
        message: `"${type}" is not an exact media type: write type/subtype in lower case, without range or parameters`,
      })),
);

const everyFormat = each(
  "every-format",
  "A caller that works in one format must not find that one status does not.",
  (body) => {
    const { path, part, content } = body;
    const types = Object.keys(content);
    if (bodiless.includes(part))
      return types.length === 0 ? [] : [{ path, message: `${bodyName(body)} has a body, and HTTP allows none` }];
    if (types.length === 0) return [{ path, message: `${bodyName(body)} has no body: every other status has one` }];
    const wanted: readonly string[] = part === "request" ? [...formats, form] : formats;
    const without = wanted.filter((type) => !types.includes(type));
    if (without.length === 0) return [];
    return [{ path: [...path, "content"], message: `${bodyName(body)} is not declared in ${without.join(", ")}` }];
  },
);

const onlyFormats = each("no-other-format", "A format without reader and writer cannot be served.", (body) => {
  const allowed: readonly string[] = body.part === "request" ? [...formats, form] : formats;
  return Object.keys(body.content)
    .filter((type) => isExactMediaType(type) && !allowed.includes(type))
    .map((type) => ({
      path: [...body.path, "content", type],
      message: `${bodyName(body)} is declared in ${type}, which no other body is: leave it out, or declare it everywhere`,
    }));
});

const responseMembersRequired: Rule = {
  name: "response-members-required",
  why: "A member that a response may leave out is undefined in somebody's program.",
  check: (contract) =>
    listBodies(contract)
      .filter(({ part }) => part !== "request")
      .flatMap(({ path, content }) =>
        Object.entries(content).flatMap(([type, media]): Objection[] => {
          const whole = mergedSchema(contract, asObject(media)["schema"]);
          const schema = getType(whole) === "array" ? mergedSchema(contract, whole["items"]) : whole;
          const optional = Object.keys(asObject(schema["properties"])).filter(
            (name) => !asArray(schema["required"]).includes(name),
          );
          if (optional.length === 0) return [];
          return [
            {
              path: [...path, "content", type, "schema"],
              message: `a response may leave out ${optional.join(", ")}: list every member in required`,
            },
          ];
        }),
      ),
};

export const bodyRules: readonly Rule[] = [mediaTypeExact, everyFormat, onlyFormats, responseMembersRequired];
