// Every defect of the servers of other contracts, with the check that must find it.
import type { CheckName } from "../../../conformance/index.ts";
import type { SmallServer } from "./serve.ts";
import { events, files, library } from "./servers.ts";

export const defects: readonly [SmallServer, string, CheckName][] = [
  [library, "no key", "ignored_auth"],
  [library, "any key", "ignored_auth"],
  [library, "title may be long", "negative_data_rejection"],
  [library, "maps unchecked", "negative_data_rejection"],
  [library, "alternatives unchecked", "negative_data_rejection"],
  [library, "PUT not stored", "ensure_resource_availability"],
  [library, "wrong date", "response_schema_conformance"],
  [library, "limit unchecked", "negative_data_rejection"],
  [library, "dates unchecked", "negative_data_rejection"],
  [library, "enum unchecked", "negative_data_rejection"],
  [library, "500 on unicode", "not_a_server_error"],
  [library, "not stored", "ensure_resource_availability"],
  [library, "200 for 201", "content_type_conformance"],
  [library, "no Location", "response_headers_conformance"],
  [library, "DELETE keeps", "use_after_free"],
  [library, "any method", "unsupported_method"],
  [library, "Allow names all", "unsupported_method"],
  [library, "unknown path is 200", "status_code_conformance"],
  [events, "no auth", "ignored_auth"],
  [events, "header not required", "missing_required_header"],
  [events, "query not required", "negative_data_rejection"],
  [events, "nested unchecked", "negative_data_rejection"],
  [events, "required unchecked", "negative_data_rejection"],
  [events, "body undeclared", "status_code_conformance"],
  [files, "404 for 422", "status_code_conformance"],
  [files, "page not required", "negative_data_rejection"],
  [files, "cookie unchecked", "negative_data_rejection"],
  [files, "extra members", "negative_data_rejection"],
  [files, "null left out", "response_schema_conformance"],
  [files, "500 on bytes", "not_a_server_error"],
];
