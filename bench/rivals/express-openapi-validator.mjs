// express with express-openapi-validator: the contract's requests, security included; answers are not held against it.
import express from "express";
import validator from "express-openapi-validator";
import { answer, contractFile, isAllowed, listening } from "./contract.mjs";

const contacts = new Map();
const app = express();
app.use(express.json({ limit: "4mb" }));
app.use(
  validator.middleware({
    apiSpec: contractFile,
    validateRequests: true,
    validateSecurity: { handlers: { bearerToken: ({ headers }) => isAllowed(headers.authorization) } },
  }),
);
app.post("/v1/Contacts/:contactID/PhoneNumbers", (request, response) => {
  contacts.set(request.params.contactID, request.body);
  response.json(answer);
});
app.use((error, _request, response, _next) => {
  response.status(error.status ?? 500).json({ message: error.message });
});
const server = app.listen(0, "127.0.0.1", () => listening(server.address().port));
