// A form that adds a number to a contact and shows the list. In a bundle it holds no more of the client than it uses.
import {
  type Client,
  contractValidation,
  createClientWith,
  fetchTransport,
  jsonFormat,
  unwrap,
  xmlFormat,
} from "@contact-phone-numbers/client";

const form = document.querySelector("form");
const status = document.querySelector("[role=status]");
const list = document.querySelector("ul");

function connect(fields: FormData): Client {
  return createClientWith({
    baseUrl: String(fields.get("baseUrl")),
    format: fields.has("xml") ? xmlFormat() : jsonFormat(),
    transport: fetchTransport,
    validation: contractValidation(),
  });
}

async function add(fields: FormData): Promise<void> {
  const client = connect(fields);
  const contactID = String(fields.get("contactID"));
  const before = await unwrap(client.listPhoneNumbers({ contactID }));
  // If-Match: another change since then is not overwritten.
  const updated = await unwrap(
    client.updatePhoneNumbers({
      contactID,
      body: [{ PhoneNumber: String(fields.get("phoneNumber")) }],
      ifMatch: before.etag,
    }),
  );
  const { body } = await unwrap(client.listPhoneNumbers({ contactID }));
  list?.replaceChildren(
    ...body.map(({ PhoneNumber }) => Object.assign(document.createElement("li"), { textContent: PhoneNumber })),
  );
  if (status) status.textContent = updated.body.InfoMessage;
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  add(new FormData(form)).catch((error: unknown) => {
    if (status) status.textContent = error instanceof Error ? error.message : "failed";
  });
});
