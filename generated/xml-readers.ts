// Generated from openapi.yaml by `npm run generate`. Do not edit.
import { openXml, type XmlCursor } from "../runtime/xml-cursor.ts";

export function readArrayOfPhoneNumberDTOXml(text: string, encoding?: string): unknown {
  return rootArrayOfPhoneNumberDTO(openXml(text, { root: { local: "ArrayOfPhoneNumberDTO", namespace: "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts" }, maxDepth: 3, ...(encoding !== undefined && { encoding }) }));
}

/** Where the value of a JSON pointer stands in a document that can be read. */
export function locateArrayOfPhoneNumberDTOXml(text: string, pointer: string): string {
  const xml = openXml(text, { root: { local: "ArrayOfPhoneNumberDTO", namespace: "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts" }, maxDepth: 3 }, true);
  rootArrayOfPhoneNumberDTO(xml);
  return xml.locate(pointer);
}

function rootArrayOfPhoneNumberDTO(xml: XmlCursor): unknown {
  xml.root();
  let value: any;
  xml.attributes([], "{http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts}ArrayOfPhoneNumberDTO");
  value = [];
  while (xml.nextChild()) {
    if (xml.name("http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts") !== "PhoneNumberDTO") throw xml.unknown(["PhoneNumberDTO"], "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts");
    {
      const list0 = value;
      const place0 = xml.tracing ? `${""}/${list0.length}` : "";
      if (xml.tracing) xml.mark(place0);
      let item0: any;
      item0 = objectPhoneNumberDTO(xml, place0);
      list0.push(item0);
    }
  }
  return value;
}

export function readActionResultDTOXml(text: string, encoding?: string): unknown {
  return rootActionResultDTO(openXml(text, { root: { local: "ActionResultDTO", namespace: "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects" }, maxDepth: 2, ...(encoding !== undefined && { encoding }) }));
}

/** Where the value of a JSON pointer stands in a document that can be read. */
export function locateActionResultDTOXml(text: string, pointer: string): string {
  const xml = openXml(text, { root: { local: "ActionResultDTO", namespace: "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects" }, maxDepth: 2 }, true);
  rootActionResultDTO(xml);
  return xml.locate(pointer);
}

function rootActionResultDTO(xml: XmlCursor): unknown {
  xml.root();
  let value: any;
  value = objectActionResultDTO(xml, "");
  return value;
}

export function readArrayOfStoredPhoneNumberDTOXml(text: string, encoding?: string): unknown {
  return rootArrayOfStoredPhoneNumberDTO(openXml(text, { root: { local: "ArrayOfPhoneNumberDTO", namespace: "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts" }, maxDepth: 3, ...(encoding !== undefined && { encoding }) }));
}

/** Where the value of a JSON pointer stands in a document that can be read. */
export function locateArrayOfStoredPhoneNumberDTOXml(text: string, pointer: string): string {
  const xml = openXml(text, { root: { local: "ArrayOfPhoneNumberDTO", namespace: "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts" }, maxDepth: 3 }, true);
  rootArrayOfStoredPhoneNumberDTO(xml);
  return xml.locate(pointer);
}

function rootArrayOfStoredPhoneNumberDTO(xml: XmlCursor): unknown {
  xml.root();
  let value: any;
  xml.attributes([], "{http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts}ArrayOfPhoneNumberDTO");
  value = [];
  while (xml.nextChild()) {
    if (xml.name("http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts") !== "PhoneNumberDTO") throw xml.unknown(["PhoneNumberDTO"], "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts");
    {
      const list0 = value;
      const place0 = xml.tracing ? `${""}/${list0.length}` : "";
      if (xml.tracing) xml.mark(place0);
      let item0: any;
      item0 = objectStoredPhoneNumberDTO(xml, place0);
      list0.push(item0);
    }
  }
  return value;
}

function objectPhoneNumberDTO(xml: XmlCursor, at: string): unknown {
  const value: any = {};
  xml.attributes([], "{http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts}PhoneNumberDTO");
  while (xml.nextChild()) {
    switch (xml.name("http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts")) {
      case "ContactInfoCategory":
        if (value["ContactInfoCategory"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ContactInfoCategory");
        value["ContactInfoCategory"] = xml.nil() ? null : xml.text();
        continue;
      case "ContactInfoName":
        if (value["ContactInfoName"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ContactInfoName");
        value["ContactInfoName"] = xml.nil() ? null : xml.text();
        continue;
      case "ContactInfoTypeID":
        if (value["ContactInfoTypeID"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ContactInfoTypeID");
        value["ContactInfoTypeID"] = xml.integer();
        continue;
      case "EntityID":
        if (value["EntityID"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/EntityID");
        value["EntityID"] = xml.integer();
        continue;
      case "IsPrimary":
        if (value["IsPrimary"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/IsPrimary");
        value["IsPrimary"] = xml.boolean();
        continue;
      case "IsTextActive":
        if (value["IsTextActive"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/IsTextActive");
        value["IsTextActive"] = xml.boolean();
        continue;
      case "Notes":
        if (value["Notes"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/Notes");
        value["Notes"] = xml.nil() ? null : xml.text();
        continue;
      case "PhoneNumber":
        if (value["PhoneNumber"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/PhoneNumber");
        value["PhoneNumber"] = xml.nil() ? null : xml.text();
        continue;
      case "PhoneNumberID":
        if (value["PhoneNumberID"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/PhoneNumberID");
        value["PhoneNumberID"] = xml.integer();
        continue;
    }
    throw xml.unknown(["ContactInfoCategory","ContactInfoName","ContactInfoTypeID","EntityID","IsPrimary","IsTextActive","Notes","PhoneNumber","PhoneNumberID"], "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts");
  }
  return value;
}

function objectActionResultDTO(xml: XmlCursor, at: string): unknown {
  const value: any = {};
  xml.attributes([], "{http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects}ActionResultDTO");
  while (xml.nextChild()) {
    switch (xml.name("http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects")) {
      case "ErrorCode":
        if (value["ErrorCode"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ErrorCode");
        value["ErrorCode"] = xml.nil() ? null : xml.text();
        continue;
      case "ErrorMessage":
        if (value["ErrorMessage"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ErrorMessage");
        value["ErrorMessage"] = xml.nil() ? null : xml.text();
        continue;
      case "InfoMessage":
        if (value["InfoMessage"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/InfoMessage");
        value["InfoMessage"] = xml.nil() ? null : xml.text();
        continue;
      case "IsSuccess":
        if (value["IsSuccess"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/IsSuccess");
        value["IsSuccess"] = xml.boolean();
        continue;
    }
    throw xml.unknown(["ErrorCode","ErrorMessage","InfoMessage","IsSuccess"], "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects");
  }
  return value;
}

function objectStoredPhoneNumberDTO(xml: XmlCursor, at: string): unknown {
  const value: any = {};
  xml.attributes([], "{http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts}StoredPhoneNumberDTO");
  while (xml.nextChild()) {
    switch (xml.name("http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts")) {
      case "ContactInfoCategory":
        if (value["ContactInfoCategory"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ContactInfoCategory");
        value["ContactInfoCategory"] = xml.nil() ? null : xml.text();
        continue;
      case "ContactInfoName":
        if (value["ContactInfoName"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ContactInfoName");
        value["ContactInfoName"] = xml.nil() ? null : xml.text();
        continue;
      case "ContactInfoTypeID":
        if (value["ContactInfoTypeID"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/ContactInfoTypeID");
        value["ContactInfoTypeID"] = xml.integer();
        continue;
      case "EntityID":
        if (value["EntityID"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/EntityID");
        value["EntityID"] = xml.integer();
        continue;
      case "IsPrimary":
        if (value["IsPrimary"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/IsPrimary");
        value["IsPrimary"] = xml.boolean();
        continue;
      case "IsTextActive":
        if (value["IsTextActive"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/IsTextActive");
        value["IsTextActive"] = xml.boolean();
        continue;
      case "Notes":
        if (value["Notes"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/Notes");
        value["Notes"] = xml.nil() ? null : xml.text();
        continue;
      case "PhoneNumber":
        if (value["PhoneNumber"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/PhoneNumber");
        value["PhoneNumber"] = xml.text();
        continue;
      case "PhoneNumberID":
        if (value["PhoneNumberID"] !== undefined) throw xml.repeated();
        if (xml.tracing) xml.mark(at + "/PhoneNumberID");
        value["PhoneNumberID"] = xml.integer();
        continue;
    }
    throw xml.unknown(["ContactInfoCategory","ContactInfoName","ContactInfoTypeID","EntityID","IsPrimary","IsTextActive","Notes","PhoneNumber","PhoneNumberID"], "http://schemas.datacontract.org/2004/07/QQSolutions.NextGen.ModelLibrary.DataTransferObjects.Contacts");
  }
  return value;
}
