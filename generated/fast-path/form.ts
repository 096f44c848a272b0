// Generated from openapi.yaml by `npm run generate`. Do not edit.
import { giveUp, isAtEnd, isNext, openFastForm, passPair, fastBoolean, fastInteger, fastNullableText, type FastForm } from "../../runtime/fast-path/form.ts";

const pattern0 = /(?:\.PhoneNumberID|\[PhoneNumberID\]|%5BPhoneNumberID%5D)=[0-9]{1,15}(?:&|$)/y;
const pattern1 = /(?:\.PhoneNumberID|\[PhoneNumberID\]|%5BPhoneNumberID%5D)=/y;
const pattern2 = /(?:\.EntityID|\[EntityID\]|%5BEntityID%5D)=[0-9]{1,15}(?:&|$)/y;
const pattern3 = /(?:\.EntityID|\[EntityID\]|%5BEntityID%5D)=/y;
const pattern4 = /(?:\.ContactInfoTypeID|\[ContactInfoTypeID\]|%5BContactInfoTypeID%5D)=[0-9]{1,15}(?:&|$)/y;
const pattern5 = /(?:\.ContactInfoTypeID|\[ContactInfoTypeID\]|%5BContactInfoTypeID%5D)=/y;
const pattern6 = /(?:\.PhoneNumber|\[PhoneNumber\]|%5BPhoneNumber%5D)=[^&%+]*(?:&|$)/y;
const pattern7 = /(?:\.PhoneNumber|\[PhoneNumber\]|%5BPhoneNumber%5D)=/y;
const pattern8 = /(?:\.IsPrimary|\[IsPrimary\]|%5BIsPrimary%5D)=(?:[Tt]rue|[Ff]alse)(?:&|$)/y;
const pattern9 = /(?:\.IsPrimary|\[IsPrimary\]|%5BIsPrimary%5D)=/y;
const pattern10 = /(?:\.IsTextActive|\[IsTextActive\]|%5BIsTextActive%5D)=(?:[Tt]rue|[Ff]alse)(?:&|$)/y;
const pattern11 = /(?:\.IsTextActive|\[IsTextActive\]|%5BIsTextActive%5D)=/y;
const pattern12 = /(?:\.ContactInfoName|\[ContactInfoName\]|%5BContactInfoName%5D)=[^&%+]*(?:&|$)/y;
const pattern13 = /(?:\.ContactInfoName|\[ContactInfoName\]|%5BContactInfoName%5D)=/y;
const pattern14 = /(?:\.ContactInfoCategory|\[ContactInfoCategory\]|%5BContactInfoCategory%5D)=[^&%+]*(?:&|$)/y;
const pattern15 = /(?:\.ContactInfoCategory|\[ContactInfoCategory\]|%5BContactInfoCategory%5D)=/y;
const pattern16 = /(?:\.Notes|\[Notes\]|%5BNotes%5D)=[^&%+]*(?:&|$)/y;
const pattern17 = /(?:\.Notes|\[Notes\]|%5BNotes%5D)=/y;

export function readFastArrayOfPhoneNumberDTOForm(text: string): unknown {
  const form = openFastForm(text);
  let value: any;
  {
    const list0: any[] = [];
    for (let index0 = 0; index0 < 1000; index0++) {
      const key0 = "" + form.open + index0 + form.close;
      if (!isNext(form, key0)) break;
      let item0: any;
      {
        const inner = readFastPhoneNumberDTO(form, key0);
        if (inner !== undefined && item0 !== undefined) giveUp(form);
        if (inner !== undefined) item0 = inner;
      }
      if (item0 === undefined) giveUp(form);
      list0.push(item0);
    }
    if (list0.length > 0 && value !== undefined) giveUp(form);
    if (list0.length > 0) value = list0;
  }
  return isAtEnd(form) ? value : undefined;
}

export function readFastPhoneNumberDTO(form: FastForm, prefix: string): unknown {
  const value: any = {};
  const start = form.at;
  while (isNext(form, prefix)) {
    const before = form.at;
    if (passPair(form, prefix, pattern0, pattern1)) {
      if (value["PhoneNumberID"] !== undefined) giveUp(form);
      value["PhoneNumberID"] = fastInteger(form);
    }
    if (passPair(form, prefix, pattern2, pattern3)) {
      if (value["EntityID"] !== undefined) giveUp(form);
      value["EntityID"] = fastInteger(form);
    }
    if (passPair(form, prefix, pattern4, pattern5)) {
      if (value["ContactInfoTypeID"] !== undefined) giveUp(form);
      value["ContactInfoTypeID"] = fastInteger(form);
    }
    if (passPair(form, prefix, pattern6, pattern7)) {
      if (value["PhoneNumber"] !== undefined) giveUp(form);
      value["PhoneNumber"] = fastNullableText(form);
    }
    if (passPair(form, prefix, pattern8, pattern9)) {
      if (value["IsPrimary"] !== undefined) giveUp(form);
      value["IsPrimary"] = fastBoolean(form);
    }
    if (passPair(form, prefix, pattern10, pattern11)) {
      if (value["IsTextActive"] !== undefined) giveUp(form);
      value["IsTextActive"] = fastBoolean(form);
    }
    if (passPair(form, prefix, pattern12, pattern13)) {
      if (value["ContactInfoName"] !== undefined) giveUp(form);
      value["ContactInfoName"] = fastNullableText(form);
    }
    if (passPair(form, prefix, pattern14, pattern15)) {
      if (value["ContactInfoCategory"] !== undefined) giveUp(form);
      value["ContactInfoCategory"] = fastNullableText(form);
    }
    if (passPair(form, prefix, pattern16, pattern17)) {
      if (value["Notes"] !== undefined) giveUp(form);
      value["Notes"] = fastNullableText(form);
    }
    if (form.at === before) break;
  }
  return form.at === start ? undefined : value;
}
