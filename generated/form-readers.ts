// Generated from openapi.yaml by `npm run generate`. Do not edit.
import { createFormKey, formKeyOf, parseForm, refuseGaps, type FormKey } from "../runtime/form-key.ts";

export function readArrayOfPhoneNumberDTOForm(text: string): unknown {
  const root: { value?: any } = {};
  const key = createFormKey();
  for (const entry of parseForm(text)) {
    key.start(entry);
    {
      const list0: any[] = (root.value ??= []);
      const index0 = key.index(1000);
      list0[index0] ??= {};
      putPhoneNumberDTO(list0[index0], key);
    }
  }
  if (root.value !== undefined) {
    refuseGaps(root.value, "");
  }
  return root.value;
}

/** The key of the value of a JSON pointer. */
export function locateArrayOfPhoneNumberDTOForm(_text: string, pointer: string): string {
  return formKeyOf(pointer);
}

function putPhoneNumberDTO(value: any, key: FormKey): void {
  switch (key.member()) {
    case "PhoneNumberID": {
      key.end();
      if (value["PhoneNumberID"] !== undefined) throw key.repeated();
      value["PhoneNumberID"] = key.integer();
      return;
    }
    case "EntityID": {
      key.end();
      if (value["EntityID"] !== undefined) throw key.repeated();
      value["EntityID"] = key.integer();
      return;
    }
    case "ContactInfoTypeID": {
      key.end();
      if (value["ContactInfoTypeID"] !== undefined) throw key.repeated();
      value["ContactInfoTypeID"] = key.integer();
      return;
    }
    case "PhoneNumber": {
      key.end();
      if (value["PhoneNumber"] !== undefined) throw key.repeated();
      value["PhoneNumber"] = key.nullableText();
      return;
    }
    case "IsPrimary": {
      key.end();
      value["IsPrimary"] = value["IsPrimary"] === undefined ? key.boolean() : key.checkBox(value, "IsPrimary");
      return;
    }
    case "IsTextActive": {
      key.end();
      value["IsTextActive"] = value["IsTextActive"] === undefined ? key.boolean() : key.checkBox(value, "IsTextActive");
      return;
    }
    case "ContactInfoName": {
      key.end();
      if (value["ContactInfoName"] !== undefined) throw key.repeated();
      value["ContactInfoName"] = key.nullableText();
      return;
    }
    case "ContactInfoCategory": {
      key.end();
      if (value["ContactInfoCategory"] !== undefined) throw key.repeated();
      value["ContactInfoCategory"] = key.nullableText();
      return;
    }
    case "Notes": {
      key.end();
      if (value["Notes"] !== undefined) throw key.repeated();
      value["Notes"] = key.nullableText();
      return;
    }
    default:
      throw key.unknown(["PhoneNumberID","EntityID","ContactInfoTypeID","PhoneNumber","IsPrimary","IsTextActive","ContactInfoName","ContactInfoCategory","Notes"]);
  }
}
