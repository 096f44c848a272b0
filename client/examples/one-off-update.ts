// Adds one phone number to a contact, and reports the result: node one-off-update.js CONTACT NUMBER
import { createClient } from "@contact-phone-numbers/client";

const [contactID = "", phoneNumber = ""] = process.argv.slice(2);
const token = process.env["TOKEN"];
const client = createClient({
  baseUrl: process.env["BASE_URL"] ?? "http://127.0.0.1:8080",
  ...(token !== undefined && { token }),
});

const result = await client.updatePhoneNumbers({ contactID, body: [{ PhoneNumber: phoneNumber }] });

if (result.status === 200) {
  console.log(result.body.InfoMessage);
} else {
  process.exitCode = 1;
  // A response of the contract has a code; anything else, such as a server that is down, has an error.
  console.error("error" in result ? result.error.message : `${result.body.ErrorCode}: ${result.body.ErrorMessage}`);
}
