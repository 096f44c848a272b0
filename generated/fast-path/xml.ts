// Generated from openapi.yaml by `npm run generate`. Do not edit.
import { enter, giveUp, hasContent, isAtEnd, isNil, leave, openFastXml, fastBoolean, fastInteger, fastText, type FastXml } from "../../runtime/fast-path/xml.ts";

const usual0 = /<ContactInfoCategory>[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*<\/ContactInfoCategory>/y;
const usual1 = /<ContactInfoName>[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*<\/ContactInfoName>/y;
const usual2 = /<ContactInfoTypeID>[0-9]{1,15}<\/ContactInfoTypeID>/y;
const usual3 = /<EntityID>[0-9]{1,15}<\/EntityID>/y;
const usual4 = /<IsPrimary>(?:true|false)<\/IsPrimary>/y;
const usual5 = /<IsTextActive>(?:true|false)<\/IsTextActive>/y;
const usual6 = /<Notes>[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*<\/Notes>/y;
const usual7 = /<PhoneNumber>[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*<\/PhoneNumber>/y;
const usual8 = /<PhoneNumberID>[0-9]{1,15}<\/PhoneNumberID>/y;
const usual9 = /<ErrorCode>[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*<\/ErrorCode>/y;
const usual10 = /<ErrorMessage>[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*<\/ErrorMessage>/y;
const usual11 = /<InfoMessage>[\t\n -%'-;=-\\^-\uD7FF\uE000-\uFFFD]*<\/InfoMessage>/y;
const usual12 = /<IsSuccess>(?:true|false)<\/IsSuccess>/y;

export function readFastArrayOfPhoneNumberDTOXml(text: string, encoding?: string): unknown {
  const xml = openFastXml(text, encoding, "ArrayOfPhoneNumberDTO", "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts", "<ArrayOfPhoneNumberDTO xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts\">");
  if (xml === undefined) return undefined;
  let value: any;
  const list0: any[] = [];
  if (hasContent(xml)) {
    while (enter(xml, "<PhoneNumberDTO")) {
      let item0: any;
      item0 = readFastPhoneNumberDTO(xml, "</PhoneNumberDTO>");
      list0.push(item0);
    }
    if (!leave(xml, "</ArrayOfPhoneNumberDTO>")) giveUp(xml);
  }
  value = list0;
  return isAtEnd(xml) ? value : undefined;
}

export function readFastActionResultDTOXml(text: string, encoding?: string): unknown {
  const xml = openFastXml(text, encoding, "ActionResultDTO", "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects", "<ActionResultDTO xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects\">");
  if (xml === undefined) return undefined;
  let value: any;
  value = readFastActionResultDTO(xml, "</ActionResultDTO>");
  return isAtEnd(xml) ? value : undefined;
}

export function readFastArrayOfStoredPhoneNumberDTOXml(text: string, encoding?: string): unknown {
  const xml = openFastXml(text, encoding, "ArrayOfPhoneNumberDTO", "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts", "<ArrayOfPhoneNumberDTO xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts\">");
  if (xml === undefined) return undefined;
  let value: any;
  const list0: any[] = [];
  if (hasContent(xml)) {
    while (enter(xml, "<PhoneNumberDTO")) {
      let item0: any;
      item0 = readFastStoredPhoneNumberDTO(xml, "</PhoneNumberDTO>");
      list0.push(item0);
    }
    if (!leave(xml, "</ArrayOfPhoneNumberDTO>")) giveUp(xml);
  }
  value = list0;
  return isAtEnd(xml) ? value : undefined;
}

export function readFastPhoneNumberDTO(xml: FastXml, end: string): unknown {
  const value: any = {};
  if (!hasContent(xml)) return value;
  while (!leave(xml, end)) {
    const before = xml.at;
    if (enter(xml, "<ContactInfoCategory", usual0)) {
      if (value["ContactInfoCategory"] !== undefined) giveUp(xml);
      value["ContactInfoCategory"] = isNil(xml, "</ContactInfoCategory>") ? null : fastText(xml, "</ContactInfoCategory>");
    }
    if (enter(xml, "<ContactInfoName", usual1)) {
      if (value["ContactInfoName"] !== undefined) giveUp(xml);
      value["ContactInfoName"] = isNil(xml, "</ContactInfoName>") ? null : fastText(xml, "</ContactInfoName>");
    }
    if (enter(xml, "<ContactInfoTypeID", usual2)) {
      if (value["ContactInfoTypeID"] !== undefined) giveUp(xml);
      value["ContactInfoTypeID"] = fastInteger(xml, "</ContactInfoTypeID>");
    }
    if (enter(xml, "<EntityID", usual3)) {
      if (value["EntityID"] !== undefined) giveUp(xml);
      value["EntityID"] = fastInteger(xml, "</EntityID>");
    }
    if (enter(xml, "<IsPrimary", usual4)) {
      if (value["IsPrimary"] !== undefined) giveUp(xml);
      value["IsPrimary"] = fastBoolean(xml, "</IsPrimary>");
    }
    if (enter(xml, "<IsTextActive", usual5)) {
      if (value["IsTextActive"] !== undefined) giveUp(xml);
      value["IsTextActive"] = fastBoolean(xml, "</IsTextActive>");
    }
    if (enter(xml, "<Notes", usual6)) {
      if (value["Notes"] !== undefined) giveUp(xml);
      value["Notes"] = isNil(xml, "</Notes>") ? null : fastText(xml, "</Notes>");
    }
    if (enter(xml, "<PhoneNumber", usual7)) {
      if (value["PhoneNumber"] !== undefined) giveUp(xml);
      value["PhoneNumber"] = isNil(xml, "</PhoneNumber>") ? null : fastText(xml, "</PhoneNumber>");
    }
    if (enter(xml, "<PhoneNumberID", usual8)) {
      if (value["PhoneNumberID"] !== undefined) giveUp(xml);
      value["PhoneNumberID"] = fastInteger(xml, "</PhoneNumberID>");
    }
    if (xml.at === before) {
      giveUp(xml);
      return value;
    }
  }
  return value;
}

export function readFastActionResultDTO(xml: FastXml, end: string): unknown {
  const value: any = {};
  if (!hasContent(xml)) return value;
  while (!leave(xml, end)) {
    const before = xml.at;
    if (enter(xml, "<ErrorCode", usual9)) {
      if (value["ErrorCode"] !== undefined) giveUp(xml);
      value["ErrorCode"] = isNil(xml, "</ErrorCode>") ? null : fastText(xml, "</ErrorCode>");
    }
    if (enter(xml, "<ErrorMessage", usual10)) {
      if (value["ErrorMessage"] !== undefined) giveUp(xml);
      value["ErrorMessage"] = isNil(xml, "</ErrorMessage>") ? null : fastText(xml, "</ErrorMessage>");
    }
    if (enter(xml, "<InfoMessage", usual11)) {
      if (value["InfoMessage"] !== undefined) giveUp(xml);
      value["InfoMessage"] = isNil(xml, "</InfoMessage>") ? null : fastText(xml, "</InfoMessage>");
    }
    if (enter(xml, "<IsSuccess", usual12)) {
      if (value["IsSuccess"] !== undefined) giveUp(xml);
      value["IsSuccess"] = fastBoolean(xml, "</IsSuccess>");
    }
    if (xml.at === before) {
      giveUp(xml);
      return value;
    }
  }
  return value;
}

export function readFastStoredPhoneNumberDTO(xml: FastXml, end: string): unknown {
  const value: any = {};
  if (!hasContent(xml)) return value;
  while (!leave(xml, end)) {
    const before = xml.at;
    if (enter(xml, "<ContactInfoCategory", usual0)) {
      if (value["ContactInfoCategory"] !== undefined) giveUp(xml);
      value["ContactInfoCategory"] = isNil(xml, "</ContactInfoCategory>") ? null : fastText(xml, "</ContactInfoCategory>");
    }
    if (enter(xml, "<ContactInfoName", usual1)) {
      if (value["ContactInfoName"] !== undefined) giveUp(xml);
      value["ContactInfoName"] = isNil(xml, "</ContactInfoName>") ? null : fastText(xml, "</ContactInfoName>");
    }
    if (enter(xml, "<ContactInfoTypeID", usual2)) {
      if (value["ContactInfoTypeID"] !== undefined) giveUp(xml);
      value["ContactInfoTypeID"] = fastInteger(xml, "</ContactInfoTypeID>");
    }
    if (enter(xml, "<EntityID", usual3)) {
      if (value["EntityID"] !== undefined) giveUp(xml);
      value["EntityID"] = fastInteger(xml, "</EntityID>");
    }
    if (enter(xml, "<IsPrimary", usual4)) {
      if (value["IsPrimary"] !== undefined) giveUp(xml);
      value["IsPrimary"] = fastBoolean(xml, "</IsPrimary>");
    }
    if (enter(xml, "<IsTextActive", usual5)) {
      if (value["IsTextActive"] !== undefined) giveUp(xml);
      value["IsTextActive"] = fastBoolean(xml, "</IsTextActive>");
    }
    if (enter(xml, "<Notes", usual6)) {
      if (value["Notes"] !== undefined) giveUp(xml);
      value["Notes"] = isNil(xml, "</Notes>") ? null : fastText(xml, "</Notes>");
    }
    if (enter(xml, "<PhoneNumber", usual7)) {
      if (value["PhoneNumber"] !== undefined) giveUp(xml);
      value["PhoneNumber"] = fastText(xml, "</PhoneNumber>");
    }
    if (enter(xml, "<PhoneNumberID", usual8)) {
      if (value["PhoneNumberID"] !== undefined) giveUp(xml);
      value["PhoneNumberID"] = fastInteger(xml, "</PhoneNumberID>");
    }
    if (xml.at === before) {
      giveUp(xml);
      return value;
    }
  }
  return value;
}
