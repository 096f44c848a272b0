// Escapes text and attribute values for the XML writers, and says which characters XML can carry.

const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;
const specialInText = /[&<>\r]/;
const specialInAttribute = /[&<>"\t\n\r]/;
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

/** Text content: a carriage return is written as a reference, since a reader turns a literal one into a line feed. */
export function xmlText(text: string): string {
  checkCharacters(text);
  return specialInText.test(text) ? text.replace(/[&<>\r]/g, (character) => escapes[character] ?? "") : text;
}

export function xmlAttribute(text: string): string {
  checkCharacters(text);
  return specialInAttribute.test(text) ? text.replace(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? "") : text;
}

/** Whether XML 1.0 can carry every character of a text. */
export function isXmlText(text: string): boolean {
  return !notXml.test(text);
}

function checkCharacters(text: string): void {
  if (!isXmlText(text)) throw new RangeError("the text has a character that XML cannot carry");
}
