// Generated from openapi.yaml by `npm run generate`. Do not edit.
// @ts-nocheck
import type { Validator } from "../runtime/violation.ts";
import type { components } from "./types.ts";
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});
var validateArrayOfPhoneNumberDTO$ = validate20;
var schema32 = { "$id": "ArrayOfPhoneNumberDTO", "type": "array", "maxItems": 1e3, "items": { "$ref": "PhoneNumberDTO" } };
var schema33 = { "$id": "PhoneNumberDTO", "type": "object", "additionalProperties": false, "properties": { "PhoneNumberID": { "type": "integer", "minimum": 0, "maximum": 2147483647 }, "EntityID": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 }, "ContactInfoTypeID": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 }, "PhoneNumber": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, "IsPrimary": { "type": "boolean" }, "IsTextActive": { "type": "boolean" }, "ContactInfoName": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, "ContactInfoCategory": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, "Notes": { "type": ["string", "null"], "maxLength": 4e3, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" } } };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var pattern4 = new RegExp("^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (Array.isArray(data)) {
      if (data.length > 1e3) {
        validate21.errors = [{ instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema32, data }];
        return false;
      } else {
        var valid0 = true;
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data0 = data[i0];
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
              const _errs4 = errors;
              for (const key0 in data0) {
                if (!func1.call(schema33.properties, key0)) {
                  validate21.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "PhoneNumberDTO/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema33, data: data0 }];
                  return false;
                  break;
                }
              }
              if (_errs4 === errors) {
                if (data0.PhoneNumberID !== void 0) {
                  let data1 = data0.PhoneNumberID;
                  const _errs5 = errors;
                  if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
                    validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumberID", schemaPath: "PhoneNumberDTO/properties/PhoneNumberID/type", keyword: "type", params: { type: "integer" }, schema: schema33.properties.PhoneNumberID.type, parentSchema: schema33.properties.PhoneNumberID, data: data1 }];
                    return false;
                  }
                  if (errors === _errs5) {
                    if (typeof data1 == "number" && isFinite(data1)) {
                      if (data1 > 2147483647 || isNaN(data1)) {
                        validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumberID", schemaPath: "PhoneNumberDTO/properties/PhoneNumberID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema33.properties.PhoneNumberID, data: data1 }];
                        return false;
                      } else {
                        if (data1 < 0 || isNaN(data1)) {
                          validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumberID", schemaPath: "PhoneNumberDTO/properties/PhoneNumberID/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema33.properties.PhoneNumberID, data: data1 }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid2 = _errs5 === errors;
                } else {
                  var valid2 = true;
                }
                if (valid2) {
                  if (data0.EntityID !== void 0) {
                    let data2 = data0.EntityID;
                    const _errs7 = errors;
                    if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                      validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/EntityID", schemaPath: "PhoneNumberDTO/properties/EntityID/type", keyword: "type", params: { type: "integer" }, schema: schema33.properties.EntityID.type, parentSchema: schema33.properties.EntityID, data: data2 }];
                      return false;
                    }
                    if (errors === _errs7) {
                      if (typeof data2 == "number" && isFinite(data2)) {
                        if (data2 > 2147483647 || isNaN(data2)) {
                          validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/EntityID", schemaPath: "PhoneNumberDTO/properties/EntityID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema33.properties.EntityID, data: data2 }];
                          return false;
                        } else {
                          if (data2 < -2147483648 || isNaN(data2)) {
                            validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/EntityID", schemaPath: "PhoneNumberDTO/properties/EntityID/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, schema: -2147483648, parentSchema: schema33.properties.EntityID, data: data2 }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid2 = _errs7 === errors;
                  } else {
                    var valid2 = true;
                  }
                  if (valid2) {
                    if (data0.ContactInfoTypeID !== void 0) {
                      let data3 = data0.ContactInfoTypeID;
                      const _errs9 = errors;
                      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
                        validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoTypeID", schemaPath: "PhoneNumberDTO/properties/ContactInfoTypeID/type", keyword: "type", params: { type: "integer" }, schema: schema33.properties.ContactInfoTypeID.type, parentSchema: schema33.properties.ContactInfoTypeID, data: data3 }];
                        return false;
                      }
                      if (errors === _errs9) {
                        if (typeof data3 == "number" && isFinite(data3)) {
                          if (data3 > 2147483647 || isNaN(data3)) {
                            validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoTypeID", schemaPath: "PhoneNumberDTO/properties/ContactInfoTypeID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema33.properties.ContactInfoTypeID, data: data3 }];
                            return false;
                          } else {
                            if (data3 < -2147483648 || isNaN(data3)) {
                              validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoTypeID", schemaPath: "PhoneNumberDTO/properties/ContactInfoTypeID/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, schema: -2147483648, parentSchema: schema33.properties.ContactInfoTypeID, data: data3 }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid2 = _errs9 === errors;
                    } else {
                      var valid2 = true;
                    }
                    if (valid2) {
                      if (data0.PhoneNumber !== void 0) {
                        let data4 = data0.PhoneNumber;
                        const _errs11 = errors;
                        if (typeof data4 !== "string" && data4 !== null) {
                          validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "PhoneNumberDTO/properties/PhoneNumber/type", keyword: "type", params: { type: schema33.properties.PhoneNumber.type }, schema: schema33.properties.PhoneNumber.type, parentSchema: schema33.properties.PhoneNumber, data: data4 }];
                          return false;
                        }
                        if (errors === _errs11) {
                          if (typeof data4 === "string") {
                            if (func2(data4) > 256) {
                              validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "PhoneNumberDTO/properties/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema33.properties.PhoneNumber, data: data4 }];
                              return false;
                            } else {
                              if (!pattern4.test(data4)) {
                                validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "PhoneNumberDTO/properties/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.PhoneNumber, data: data4 }];
                                return false;
                              }
                            }
                          }
                        }
                        var valid2 = _errs11 === errors;
                      } else {
                        var valid2 = true;
                      }
                      if (valid2) {
                        if (data0.IsPrimary !== void 0) {
                          let data5 = data0.IsPrimary;
                          const _errs13 = errors;
                          if (typeof data5 !== "boolean") {
                            validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/IsPrimary", schemaPath: "PhoneNumberDTO/properties/IsPrimary/type", keyword: "type", params: { type: "boolean" }, schema: schema33.properties.IsPrimary.type, parentSchema: schema33.properties.IsPrimary, data: data5 }];
                            return false;
                          }
                          var valid2 = _errs13 === errors;
                        } else {
                          var valid2 = true;
                        }
                        if (valid2) {
                          if (data0.IsTextActive !== void 0) {
                            let data6 = data0.IsTextActive;
                            const _errs15 = errors;
                            if (typeof data6 !== "boolean") {
                              validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/IsTextActive", schemaPath: "PhoneNumberDTO/properties/IsTextActive/type", keyword: "type", params: { type: "boolean" }, schema: schema33.properties.IsTextActive.type, parentSchema: schema33.properties.IsTextActive, data: data6 }];
                              return false;
                            }
                            var valid2 = _errs15 === errors;
                          } else {
                            var valid2 = true;
                          }
                          if (valid2) {
                            if (data0.ContactInfoName !== void 0) {
                              let data7 = data0.ContactInfoName;
                              const _errs17 = errors;
                              if (typeof data7 !== "string" && data7 !== null) {
                                validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoName", schemaPath: "PhoneNumberDTO/properties/ContactInfoName/type", keyword: "type", params: { type: schema33.properties.ContactInfoName.type }, schema: schema33.properties.ContactInfoName.type, parentSchema: schema33.properties.ContactInfoName, data: data7 }];
                                return false;
                              }
                              if (errors === _errs17) {
                                if (typeof data7 === "string") {
                                  if (func2(data7) > 256) {
                                    validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoName", schemaPath: "PhoneNumberDTO/properties/ContactInfoName/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema33.properties.ContactInfoName, data: data7 }];
                                    return false;
                                  } else {
                                    if (!pattern4.test(data7)) {
                                      validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoName", schemaPath: "PhoneNumberDTO/properties/ContactInfoName/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.ContactInfoName, data: data7 }];
                                      return false;
                                    }
                                  }
                                }
                              }
                              var valid2 = _errs17 === errors;
                            } else {
                              var valid2 = true;
                            }
                            if (valid2) {
                              if (data0.ContactInfoCategory !== void 0) {
                                let data8 = data0.ContactInfoCategory;
                                const _errs19 = errors;
                                if (typeof data8 !== "string" && data8 !== null) {
                                  validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoCategory", schemaPath: "PhoneNumberDTO/properties/ContactInfoCategory/type", keyword: "type", params: { type: schema33.properties.ContactInfoCategory.type }, schema: schema33.properties.ContactInfoCategory.type, parentSchema: schema33.properties.ContactInfoCategory, data: data8 }];
                                  return false;
                                }
                                if (errors === _errs19) {
                                  if (typeof data8 === "string") {
                                    if (func2(data8) > 256) {
                                      validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoCategory", schemaPath: "PhoneNumberDTO/properties/ContactInfoCategory/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema33.properties.ContactInfoCategory, data: data8 }];
                                      return false;
                                    } else {
                                      if (!pattern4.test(data8)) {
                                        validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoCategory", schemaPath: "PhoneNumberDTO/properties/ContactInfoCategory/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.ContactInfoCategory, data: data8 }];
                                        return false;
                                      }
                                    }
                                  }
                                }
                                var valid2 = _errs19 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data0.Notes !== void 0) {
                                  let data9 = data0.Notes;
                                  const _errs21 = errors;
                                  if (typeof data9 !== "string" && data9 !== null) {
                                    validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/Notes", schemaPath: "PhoneNumberDTO/properties/Notes/type", keyword: "type", params: { type: schema33.properties.Notes.type }, schema: schema33.properties.Notes.type, parentSchema: schema33.properties.Notes, data: data9 }];
                                    return false;
                                  }
                                  if (errors === _errs21) {
                                    if (typeof data9 === "string") {
                                      if (func2(data9) > 4e3) {
                                        validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/Notes", schemaPath: "PhoneNumberDTO/properties/Notes/maxLength", keyword: "maxLength", params: { limit: 4e3 }, schema: 4e3, parentSchema: schema33.properties.Notes, data: data9 }];
                                        return false;
                                      } else {
                                        if (!pattern4.test(data9)) {
                                          validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/Notes", schemaPath: "PhoneNumberDTO/properties/Notes/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.Notes, data: data9 }];
                                          return false;
                                        }
                                      }
                                    }
                                  }
                                  var valid2 = _errs21 === errors;
                                } else {
                                  var valid2 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            } else {
              validate21.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "PhoneNumberDTO/type", keyword: "type", params: { type: "object" }, schema: schema33.type, parentSchema: schema33, data: data0 }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
          if (!valid0) {
            break;
          }
        }
      }
    } else {
      validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, schema: schema32.type, parentSchema: schema32, data }];
      return false;
    }
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate21(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
    errors = vErrors.length;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var validateActionResultDTO$ = validate23;
var schema35 = { "$id": "ActionResultDTO", "type": "object", "additionalProperties": false, "required": ["IsSuccess", "ErrorCode", "ErrorMessage", "InfoMessage"], "properties": { "IsSuccess": { "type": "boolean" }, "ErrorCode": { "type": ["string", "null"], "enum": ["MalformedRequest", "MissingBody", "MalformedBody", "InvalidBody", "InvalidParameter", "MissingCredentials", "InvalidCredentials", "InsufficientScope", "UnknownPath", "UnknownContact", "MethodNotAllowed", "RequestTimeout", "RequestInProgress", "PreconditionFailed", "ContentTooLarge", "UnsupportedMediaType", "ExpectationFailed", "PhoneNumberMissing", "ConflictingItems", "SeveralPrimaries", "TooManyPhoneNumbers", "PhoneNumberIDsExhausted", "IdempotencyKeyReused", "TooManyRequests", "HeadersTooLarge", "InternalError", "ServiceUnavailable", null] }, "ErrorMessage": { "type": ["string", "null"], "maxLength": 4e3, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, "InfoMessage": { "type": ["string", "null"], "maxLength": 4e3, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" } } };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  if (errors === _errs0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.IsSuccess === void 0 && (missing0 = "IsSuccess") || data.ErrorCode === void 0 && (missing0 = "ErrorCode") || data.ErrorMessage === void 0 && (missing0 = "ErrorMessage") || data.InfoMessage === void 0 && (missing0 = "InfoMessage")) {
        validate23.errors = [{ instancePath, schemaPath: "ActionResultDTO/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema35.required, parentSchema: schema35, data }];
        return false;
      } else {
        const _errs2 = errors;
        for (const key0 in data) {
          if (!(key0 === "IsSuccess" || key0 === "ErrorCode" || key0 === "ErrorMessage" || key0 === "InfoMessage")) {
            validate23.errors = [{ instancePath, schemaPath: "ActionResultDTO/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema35, data }];
            return false;
            break;
          }
        }
        if (_errs2 === errors) {
          if (data.IsSuccess !== void 0) {
            let data0 = data.IsSuccess;
            const _errs3 = errors;
            if (typeof data0 !== "boolean") {
              validate23.errors = [{ instancePath: instancePath + "/IsSuccess", schemaPath: "ActionResultDTO/properties/IsSuccess/type", keyword: "type", params: { type: "boolean" }, schema: schema35.properties.IsSuccess.type, parentSchema: schema35.properties.IsSuccess, data: data0 }];
              return false;
            }
            var valid1 = _errs3 === errors;
          } else {
            var valid1 = true;
          }
          if (valid1) {
            if (data.ErrorCode !== void 0) {
              let data1 = data.ErrorCode;
              const _errs5 = errors;
              if (typeof data1 !== "string" && data1 !== null) {
                validate23.errors = [{ instancePath: instancePath + "/ErrorCode", schemaPath: "ActionResultDTO/properties/ErrorCode/type", keyword: "type", params: { type: schema35.properties.ErrorCode.type }, schema: schema35.properties.ErrorCode.type, parentSchema: schema35.properties.ErrorCode, data: data1 }];
                return false;
              }
              if (!(data1 === "MalformedRequest" || data1 === "MissingBody" || data1 === "MalformedBody" || data1 === "InvalidBody" || data1 === "InvalidParameter" || data1 === "MissingCredentials" || data1 === "InvalidCredentials" || data1 === "InsufficientScope" || data1 === "UnknownPath" || data1 === "UnknownContact" || data1 === "MethodNotAllowed" || data1 === "RequestTimeout" || data1 === "RequestInProgress" || data1 === "PreconditionFailed" || data1 === "ContentTooLarge" || data1 === "UnsupportedMediaType" || data1 === "ExpectationFailed" || data1 === "PhoneNumberMissing" || data1 === "ConflictingItems" || data1 === "SeveralPrimaries" || data1 === "TooManyPhoneNumbers" || data1 === "PhoneNumberIDsExhausted" || data1 === "IdempotencyKeyReused" || data1 === "TooManyRequests" || data1 === "HeadersTooLarge" || data1 === "InternalError" || data1 === "ServiceUnavailable" || data1 === null)) {
                validate23.errors = [{ instancePath: instancePath + "/ErrorCode", schemaPath: "ActionResultDTO/properties/ErrorCode/enum", keyword: "enum", params: { allowedValues: schema35.properties.ErrorCode.enum }, schema: schema35.properties.ErrorCode.enum, parentSchema: schema35.properties.ErrorCode, data: data1 }];
                return false;
              }
              var valid1 = _errs5 === errors;
            } else {
              var valid1 = true;
            }
            if (valid1) {
              if (data.ErrorMessage !== void 0) {
                let data2 = data.ErrorMessage;
                const _errs7 = errors;
                if (typeof data2 !== "string" && data2 !== null) {
                  validate23.errors = [{ instancePath: instancePath + "/ErrorMessage", schemaPath: "ActionResultDTO/properties/ErrorMessage/type", keyword: "type", params: { type: schema35.properties.ErrorMessage.type }, schema: schema35.properties.ErrorMessage.type, parentSchema: schema35.properties.ErrorMessage, data: data2 }];
                  return false;
                }
                if (errors === _errs7) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 4e3) {
                      validate23.errors = [{ instancePath: instancePath + "/ErrorMessage", schemaPath: "ActionResultDTO/properties/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 4e3 }, schema: 4e3, parentSchema: schema35.properties.ErrorMessage, data: data2 }];
                      return false;
                    } else {
                      if (!pattern4.test(data2)) {
                        validate23.errors = [{ instancePath: instancePath + "/ErrorMessage", schemaPath: "ActionResultDTO/properties/ErrorMessage/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema35.properties.ErrorMessage, data: data2 }];
                        return false;
                      }
                    }
                  }
                }
                var valid1 = _errs7 === errors;
              } else {
                var valid1 = true;
              }
              if (valid1) {
                if (data.InfoMessage !== void 0) {
                  let data3 = data.InfoMessage;
                  const _errs9 = errors;
                  if (typeof data3 !== "string" && data3 !== null) {
                    validate23.errors = [{ instancePath: instancePath + "/InfoMessage", schemaPath: "ActionResultDTO/properties/InfoMessage/type", keyword: "type", params: { type: schema35.properties.InfoMessage.type }, schema: schema35.properties.InfoMessage.type, parentSchema: schema35.properties.InfoMessage, data: data3 }];
                    return false;
                  }
                  if (errors === _errs9) {
                    if (typeof data3 === "string") {
                      if (func2(data3) > 4e3) {
                        validate23.errors = [{ instancePath: instancePath + "/InfoMessage", schemaPath: "ActionResultDTO/properties/InfoMessage/maxLength", keyword: "maxLength", params: { limit: 4e3 }, schema: 4e3, parentSchema: schema35.properties.InfoMessage, data: data3 }];
                        return false;
                      } else {
                        if (!pattern4.test(data3)) {
                          validate23.errors = [{ instancePath: instancePath + "/InfoMessage", schemaPath: "ActionResultDTO/properties/InfoMessage/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema35.properties.InfoMessage, data: data3 }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid1 = _errs9 === errors;
                } else {
                  var valid1 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate23.errors = [{ instancePath, schemaPath: "ActionResultDTO/type", keyword: "type", params: { type: "object" }, schema: schema35.type, parentSchema: schema35, data }];
      return false;
    }
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateArrayOfStoredPhoneNumberDTO$ = validate24;
var schema37 = { "$id": "ArrayOfStoredPhoneNumberDTO", "type": "array", "maxItems": 2147483647, "items": { "$ref": "StoredPhoneNumberDTO" } };
var schema38 = { "$id": "StoredPhoneNumberDTO", "type": "object", "additionalProperties": false, "required": ["PhoneNumberID", "EntityID", "ContactInfoTypeID", "PhoneNumber", "IsPrimary", "IsTextActive", "ContactInfoName", "ContactInfoCategory", "Notes"], "properties": { "PhoneNumberID": { "type": "integer", "minimum": 1, "maximum": 2147483647 }, "EntityID": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 }, "ContactInfoTypeID": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 }, "PhoneNumber": { "type": "string", "minLength": 1, "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF][^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, "IsPrimary": { "type": "boolean" }, "IsTextActive": { "type": "boolean" }, "ContactInfoName": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, "ContactInfoCategory": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, "Notes": { "type": ["string", "null"], "maxLength": 4e3, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" } } };
var pattern10 = new RegExp("^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF][^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", "u");
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (Array.isArray(data)) {
      if (data.length > 2147483647) {
        validate25.errors = [{ instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 2147483647 }, schema: 2147483647, parentSchema: schema37, data }];
        return false;
      } else {
        var valid0 = true;
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data0 = data[i0];
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
              let missing0;
              if (data0.PhoneNumberID === void 0 && (missing0 = "PhoneNumberID") || data0.EntityID === void 0 && (missing0 = "EntityID") || data0.ContactInfoTypeID === void 0 && (missing0 = "ContactInfoTypeID") || data0.PhoneNumber === void 0 && (missing0 = "PhoneNumber") || data0.IsPrimary === void 0 && (missing0 = "IsPrimary") || data0.IsTextActive === void 0 && (missing0 = "IsTextActive") || data0.ContactInfoName === void 0 && (missing0 = "ContactInfoName") || data0.ContactInfoCategory === void 0 && (missing0 = "ContactInfoCategory") || data0.Notes === void 0 && (missing0 = "Notes")) {
                validate25.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "StoredPhoneNumberDTO/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema38.required, parentSchema: schema38, data: data0 }];
                return false;
              } else {
                const _errs4 = errors;
                for (const key0 in data0) {
                  if (!func1.call(schema38.properties, key0)) {
                    validate25.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "StoredPhoneNumberDTO/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema38, data: data0 }];
                    return false;
                    break;
                  }
                }
                if (_errs4 === errors) {
                  if (data0.PhoneNumberID !== void 0) {
                    let data1 = data0.PhoneNumberID;
                    const _errs5 = errors;
                    if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
                      validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumberID", schemaPath: "StoredPhoneNumberDTO/properties/PhoneNumberID/type", keyword: "type", params: { type: "integer" }, schema: schema38.properties.PhoneNumberID.type, parentSchema: schema38.properties.PhoneNumberID, data: data1 }];
                      return false;
                    }
                    if (errors === _errs5) {
                      if (typeof data1 == "number" && isFinite(data1)) {
                        if (data1 > 2147483647 || isNaN(data1)) {
                          validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumberID", schemaPath: "StoredPhoneNumberDTO/properties/PhoneNumberID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema38.properties.PhoneNumberID, data: data1 }];
                          return false;
                        } else {
                          if (data1 < 1 || isNaN(data1)) {
                            validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumberID", schemaPath: "StoredPhoneNumberDTO/properties/PhoneNumberID/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema38.properties.PhoneNumberID, data: data1 }];
                            return false;
                          }
                        }
                      }
                    }
                    var valid2 = _errs5 === errors;
                  } else {
                    var valid2 = true;
                  }
                  if (valid2) {
                    if (data0.EntityID !== void 0) {
                      let data2 = data0.EntityID;
                      const _errs7 = errors;
                      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                        validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/EntityID", schemaPath: "StoredPhoneNumberDTO/properties/EntityID/type", keyword: "type", params: { type: "integer" }, schema: schema38.properties.EntityID.type, parentSchema: schema38.properties.EntityID, data: data2 }];
                        return false;
                      }
                      if (errors === _errs7) {
                        if (typeof data2 == "number" && isFinite(data2)) {
                          if (data2 > 2147483647 || isNaN(data2)) {
                            validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/EntityID", schemaPath: "StoredPhoneNumberDTO/properties/EntityID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema38.properties.EntityID, data: data2 }];
                            return false;
                          } else {
                            if (data2 < -2147483648 || isNaN(data2)) {
                              validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/EntityID", schemaPath: "StoredPhoneNumberDTO/properties/EntityID/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, schema: -2147483648, parentSchema: schema38.properties.EntityID, data: data2 }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid2 = _errs7 === errors;
                    } else {
                      var valid2 = true;
                    }
                    if (valid2) {
                      if (data0.ContactInfoTypeID !== void 0) {
                        let data3 = data0.ContactInfoTypeID;
                        const _errs9 = errors;
                        if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3))) {
                          validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoTypeID", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoTypeID/type", keyword: "type", params: { type: "integer" }, schema: schema38.properties.ContactInfoTypeID.type, parentSchema: schema38.properties.ContactInfoTypeID, data: data3 }];
                          return false;
                        }
                        if (errors === _errs9) {
                          if (typeof data3 == "number" && isFinite(data3)) {
                            if (data3 > 2147483647 || isNaN(data3)) {
                              validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoTypeID", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoTypeID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema38.properties.ContactInfoTypeID, data: data3 }];
                              return false;
                            } else {
                              if (data3 < -2147483648 || isNaN(data3)) {
                                validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoTypeID", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoTypeID/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, schema: -2147483648, parentSchema: schema38.properties.ContactInfoTypeID, data: data3 }];
                                return false;
                              }
                            }
                          }
                        }
                        var valid2 = _errs9 === errors;
                      } else {
                        var valid2 = true;
                      }
                      if (valid2) {
                        if (data0.PhoneNumber !== void 0) {
                          let data4 = data0.PhoneNumber;
                          const _errs11 = errors;
                          if (errors === _errs11) {
                            if (typeof data4 === "string") {
                              if (func2(data4) > 256) {
                                validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "StoredPhoneNumberDTO/properties/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema38.properties.PhoneNumber, data: data4 }];
                                return false;
                              } else {
                                if (func2(data4) < 1) {
                                  validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "StoredPhoneNumberDTO/properties/PhoneNumber/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema38.properties.PhoneNumber, data: data4 }];
                                  return false;
                                } else {
                                  if (!pattern10.test(data4)) {
                                    validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "StoredPhoneNumberDTO/properties/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF][^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF][^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema38.properties.PhoneNumber, data: data4 }];
                                    return false;
                                  }
                                }
                              }
                            } else {
                              validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "StoredPhoneNumberDTO/properties/PhoneNumber/type", keyword: "type", params: { type: "string" }, schema: schema38.properties.PhoneNumber.type, parentSchema: schema38.properties.PhoneNumber, data: data4 }];
                              return false;
                            }
                          }
                          var valid2 = _errs11 === errors;
                        } else {
                          var valid2 = true;
                        }
                        if (valid2) {
                          if (data0.IsPrimary !== void 0) {
                            let data5 = data0.IsPrimary;
                            const _errs13 = errors;
                            if (typeof data5 !== "boolean") {
                              validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/IsPrimary", schemaPath: "StoredPhoneNumberDTO/properties/IsPrimary/type", keyword: "type", params: { type: "boolean" }, schema: schema38.properties.IsPrimary.type, parentSchema: schema38.properties.IsPrimary, data: data5 }];
                              return false;
                            }
                            var valid2 = _errs13 === errors;
                          } else {
                            var valid2 = true;
                          }
                          if (valid2) {
                            if (data0.IsTextActive !== void 0) {
                              let data6 = data0.IsTextActive;
                              const _errs15 = errors;
                              if (typeof data6 !== "boolean") {
                                validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/IsTextActive", schemaPath: "StoredPhoneNumberDTO/properties/IsTextActive/type", keyword: "type", params: { type: "boolean" }, schema: schema38.properties.IsTextActive.type, parentSchema: schema38.properties.IsTextActive, data: data6 }];
                                return false;
                              }
                              var valid2 = _errs15 === errors;
                            } else {
                              var valid2 = true;
                            }
                            if (valid2) {
                              if (data0.ContactInfoName !== void 0) {
                                let data7 = data0.ContactInfoName;
                                const _errs17 = errors;
                                if (typeof data7 !== "string" && data7 !== null) {
                                  validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoName", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoName/type", keyword: "type", params: { type: schema38.properties.ContactInfoName.type }, schema: schema38.properties.ContactInfoName.type, parentSchema: schema38.properties.ContactInfoName, data: data7 }];
                                  return false;
                                }
                                if (errors === _errs17) {
                                  if (typeof data7 === "string") {
                                    if (func2(data7) > 256) {
                                      validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoName", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoName/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema38.properties.ContactInfoName, data: data7 }];
                                      return false;
                                    } else {
                                      if (!pattern4.test(data7)) {
                                        validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoName", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoName/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema38.properties.ContactInfoName, data: data7 }];
                                        return false;
                                      }
                                    }
                                  }
                                }
                                var valid2 = _errs17 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data0.ContactInfoCategory !== void 0) {
                                  let data8 = data0.ContactInfoCategory;
                                  const _errs19 = errors;
                                  if (typeof data8 !== "string" && data8 !== null) {
                                    validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoCategory", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoCategory/type", keyword: "type", params: { type: schema38.properties.ContactInfoCategory.type }, schema: schema38.properties.ContactInfoCategory.type, parentSchema: schema38.properties.ContactInfoCategory, data: data8 }];
                                    return false;
                                  }
                                  if (errors === _errs19) {
                                    if (typeof data8 === "string") {
                                      if (func2(data8) > 256) {
                                        validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoCategory", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoCategory/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema38.properties.ContactInfoCategory, data: data8 }];
                                        return false;
                                      } else {
                                        if (!pattern4.test(data8)) {
                                          validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoCategory", schemaPath: "StoredPhoneNumberDTO/properties/ContactInfoCategory/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema38.properties.ContactInfoCategory, data: data8 }];
                                          return false;
                                        }
                                      }
                                    }
                                  }
                                  var valid2 = _errs19 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data0.Notes !== void 0) {
                                    let data9 = data0.Notes;
                                    const _errs21 = errors;
                                    if (typeof data9 !== "string" && data9 !== null) {
                                      validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/Notes", schemaPath: "StoredPhoneNumberDTO/properties/Notes/type", keyword: "type", params: { type: schema38.properties.Notes.type }, schema: schema38.properties.Notes.type, parentSchema: schema38.properties.Notes, data: data9 }];
                                      return false;
                                    }
                                    if (errors === _errs21) {
                                      if (typeof data9 === "string") {
                                        if (func2(data9) > 4e3) {
                                          validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/Notes", schemaPath: "StoredPhoneNumberDTO/properties/Notes/maxLength", keyword: "maxLength", params: { limit: 4e3 }, schema: 4e3, parentSchema: schema38.properties.Notes, data: data9 }];
                                          return false;
                                        } else {
                                          if (!pattern4.test(data9)) {
                                            validate25.errors = [{ instancePath: instancePath + "/" + i0 + "/Notes", schemaPath: "StoredPhoneNumberDTO/properties/Notes/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$", parentSchema: schema38.properties.Notes, data: data9 }];
                                            return false;
                                          }
                                        }
                                      }
                                    }
                                    var valid2 = _errs21 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            } else {
              validate25.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "StoredPhoneNumberDTO/type", keyword: "type", params: { type: "object" }, schema: schema38.type, parentSchema: schema38, data: data0 }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
          if (!valid0) {
            break;
          }
        }
      }
    } else {
      validate25.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, schema: schema37.type, parentSchema: schema37, data }];
      return false;
    }
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate25(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
    errors = vErrors.length;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var validateUpdatePhoneNumbersPathParameters$ = validate27;
var schema39 = { "type": "object", "required": ["contactID"], "properties": { "contactID": { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$" } } };
var pattern14 = new RegExp("^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$", "u");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.contactID === void 0 && (missing0 = "contactID")) {
        validate27.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema39.required, parentSchema: schema39, data }];
        return false;
      } else {
        if (data.contactID !== void 0) {
          let data0 = data.contactID;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (func2(data0) > 128) {
                validate27.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema39.properties.contactID, data: data0 }];
                return false;
              } else {
                if (func2(data0) < 1) {
                  validate27.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema39.properties.contactID, data: data0 }];
                  return false;
                } else {
                  if (!pattern14.test(data0)) {
                    validate27.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$" }, schema: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$", parentSchema: schema39.properties.contactID, data: data0 }];
                    return false;
                  }
                }
              }
            } else {
              validate27.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/type", keyword: "type", params: { type: "string" }, schema: schema39.properties.contactID.type, parentSchema: schema39.properties.contactID, data: data0 }];
              return false;
            }
          }
        }
      }
    } else {
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema39.type, parentSchema: schema39, data }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": { "contactID": true }, "dynamicProps": false, "dynamicItems": false };
var validateUpdatePhoneNumbersHeaderParameters$ = validate28;
var schema40 = { "type": "object", "required": [], "properties": { "idempotency-key": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[\\u0021-\\u007E]+$" }, "if-match": { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$' } } };
var pattern15 = new RegExp("^[\\u0021-\\u007E]+$", "u");
var pattern16 = new RegExp('^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$', "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data["idempotency-key"] !== void 0) {
        let data0 = data["idempotency-key"];
        const _errs1 = errors;
        if (errors === _errs1) {
          if (typeof data0 === "string") {
            if (func2(data0) > 255) {
              validate28.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema40.properties["idempotency-key"], data: data0 }];
              return false;
            } else {
              if (func2(data0) < 1) {
                validate28.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema40.properties["idempotency-key"], data: data0 }];
                return false;
              } else {
                if (!pattern15.test(data0)) {
                  validate28.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/pattern", keyword: "pattern", params: { pattern: "^[\\u0021-\\u007E]+$" }, schema: "^[\\u0021-\\u007E]+$", parentSchema: schema40.properties["idempotency-key"], data: data0 }];
                  return false;
                }
              }
            }
          } else {
            validate28.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/type", keyword: "type", params: { type: "string" }, schema: schema40.properties["idempotency-key"].type, parentSchema: schema40.properties["idempotency-key"], data: data0 }];
            return false;
          }
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data["if-match"] !== void 0) {
          let data1 = data["if-match"];
          const _errs3 = errors;
          if (errors === _errs3) {
            if (typeof data1 === "string") {
              if (func2(data1) > 1024) {
                validate28.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema40.properties["if-match"], data: data1 }];
                return false;
              } else {
                if (func2(data1) < 1) {
                  validate28.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema40.properties["if-match"], data: data1 }];
                  return false;
                } else {
                  if (!pattern16.test(data1)) {
                    validate28.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/pattern", keyword: "pattern", params: { pattern: '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$' }, schema: '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$', parentSchema: schema40.properties["if-match"], data: data1 }];
                    return false;
                  }
                }
              }
            } else {
              validate28.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/type", keyword: "type", params: { type: "string" }, schema: schema40.properties["if-match"].type, parentSchema: schema40.properties["if-match"], data: data1 }];
              return false;
            }
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema40.type, parentSchema: schema40, data }];
      return false;
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": { "idempotency-key": true, "if-match": true }, "dynamicProps": false, "dynamicItems": false };
var validateListPhoneNumbersPathParameters$ = validate29;
var schema41 = { "type": "object", "required": ["contactID"], "properties": { "contactID": { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$" } } };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.contactID === void 0 && (missing0 = "contactID")) {
        validate29.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema41.required, parentSchema: schema41, data }];
        return false;
      } else {
        if (data.contactID !== void 0) {
          let data0 = data.contactID;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (func2(data0) > 128) {
                validate29.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema41.properties.contactID, data: data0 }];
                return false;
              } else {
                if (func2(data0) < 1) {
                  validate29.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema41.properties.contactID, data: data0 }];
                  return false;
                } else {
                  if (!pattern14.test(data0)) {
                    validate29.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$" }, schema: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$", parentSchema: schema41.properties.contactID, data: data0 }];
                    return false;
                  }
                }
              }
            } else {
              validate29.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/type", keyword: "type", params: { type: "string" }, schema: schema41.properties.contactID.type, parentSchema: schema41.properties.contactID, data: data0 }];
              return false;
            }
          }
        }
      }
    } else {
      validate29.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema41.type, parentSchema: schema41, data }];
      return false;
    }
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "props": { "contactID": true }, "dynamicProps": false, "dynamicItems": false };
var validateListPhoneNumbersHeaderParameters$ = validate30;
var schema42 = { "type": "object", "required": [], "properties": { "if-none-match": { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$' } } };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data["if-none-match"] !== void 0) {
        let data0 = data["if-none-match"];
        const _errs1 = errors;
        if (errors === _errs1) {
          if (typeof data0 === "string") {
            if (func2(data0) > 1024) {
              validate30.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema42.properties["if-none-match"], data: data0 }];
              return false;
            } else {
              if (func2(data0) < 1) {
                validate30.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema42.properties["if-none-match"], data: data0 }];
                return false;
              } else {
                if (!pattern16.test(data0)) {
                  validate30.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/pattern", keyword: "pattern", params: { pattern: '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$' }, schema: '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$', parentSchema: schema42.properties["if-none-match"], data: data0 }];
                  return false;
                }
              }
            }
          } else {
            validate30.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/type", keyword: "type", params: { type: "string" }, schema: schema42.properties["if-none-match"].type, parentSchema: schema42.properties["if-none-match"], data: data0 }];
            return false;
          }
        }
      }
    } else {
      validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema42.type, parentSchema: schema42, data }];
      return false;
    }
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = { "props": { "if-none-match": true }, "dynamicProps": false, "dynamicItems": false };
var validateRemovePhoneNumberPathParameters$ = validate31;
var schema43 = { "type": "object", "required": ["contactID", "phoneNumberID"], "properties": { "contactID": { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$" }, "phoneNumberID": { "type": "integer", "minimum": 1, "maximum": 2147483647 } } };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.contactID === void 0 && (missing0 = "contactID") || data.phoneNumberID === void 0 && (missing0 = "phoneNumberID")) {
        validate31.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema43.required, parentSchema: schema43, data }];
        return false;
      } else {
        if (data.contactID !== void 0) {
          let data0 = data.contactID;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (func2(data0) > 128) {
                validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema43.properties.contactID, data: data0 }];
                return false;
              } else {
                if (func2(data0) < 1) {
                  validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema43.properties.contactID, data: data0 }];
                  return false;
                } else {
                  if (!pattern14.test(data0)) {
                    validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$" }, schema: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uFFFE\\uFFFF])?$", parentSchema: schema43.properties.contactID, data: data0 }];
                    return false;
                  }
                }
              }
            } else {
              validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/type", keyword: "type", params: { type: "string" }, schema: schema43.properties.contactID.type, parentSchema: schema43.properties.contactID, data: data0 }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.phoneNumberID !== void 0) {
            let data1 = data.phoneNumberID;
            const _errs3 = errors;
            if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
              validate31.errors = [{ instancePath: instancePath + "/phoneNumberID", schemaPath: "#/properties/phoneNumberID/type", keyword: "type", params: { type: "integer" }, schema: schema43.properties.phoneNumberID.type, parentSchema: schema43.properties.phoneNumberID, data: data1 }];
              return false;
            }
            if (errors === _errs3) {
              if (typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 2147483647 || isNaN(data1)) {
                  validate31.errors = [{ instancePath: instancePath + "/phoneNumberID", schemaPath: "#/properties/phoneNumberID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema43.properties.phoneNumberID, data: data1 }];
                  return false;
                } else {
                  if (data1 < 1 || isNaN(data1)) {
                    validate31.errors = [{ instancePath: instancePath + "/phoneNumberID", schemaPath: "#/properties/phoneNumberID/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema43.properties.phoneNumberID, data: data1 }];
                    return false;
                  }
                }
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema43.type, parentSchema: schema43, data }];
      return false;
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": { "contactID": true, "phoneNumberID": true }, "dynamicProps": false, "dynamicItems": false };
var validateRemovePhoneNumberHeaderParameters$ = validate32;
var schema44 = { "type": "object", "required": [], "properties": { "if-match": { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$' } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data["if-match"] !== void 0) {
        let data0 = data["if-match"];
        const _errs1 = errors;
        if (errors === _errs1) {
          if (typeof data0 === "string") {
            if (func2(data0) > 1024) {
              validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema44.properties["if-match"], data: data0 }];
              return false;
            } else {
              if (func2(data0) < 1) {
                validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema44.properties["if-match"], data: data0 }];
                return false;
              } else {
                if (!pattern16.test(data0)) {
                  validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/pattern", keyword: "pattern", params: { pattern: '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$' }, schema: '^(?:\\*|(?:[ \\t]*,)*[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,(?:[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")?)*)$', parentSchema: schema44.properties["if-match"], data: data0 }];
                  return false;
                }
              }
            }
          } else {
            validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/type", keyword: "type", params: { type: "string" }, schema: schema44.properties["if-match"].type, parentSchema: schema44.properties["if-match"], data: data0 }];
            return false;
          }
        }
      }
    } else {
      validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema44.type, parentSchema: schema44, data }];
      return false;
    }
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": { "if-match": true }, "dynamicProps": false, "dynamicItems": false };
var validateETagHeader$ = validate33;
var schema45 = { "type": "string", "maxLength": 64, "pattern": '^"[\\u0021\\u0023-\\u007E]+"$' };
var pattern21 = new RegExp('^"[\\u0021\\u0023-\\u007E]+"$', "u");
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate33.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 64) {
        validate33.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema45, data }];
        return false;
      } else {
        if (!pattern21.test(data)) {
          validate33.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: '^"[\\u0021\\u0023-\\u007E]+"$' }, schema: '^"[\\u0021\\u0023-\\u007E]+"$', parentSchema: schema45, data }];
          return false;
        }
      }
    } else {
      validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema45.type, parentSchema: schema45, data }];
      return false;
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateVaryHeader$ = validate34;
var schema46 = { "type": "string", "maxLength": 64, "pattern": "^[A-Za-z, -]+$" };
var pattern22 = new RegExp("^[A-Za-z, -]+$", "u");
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 64) {
        validate34.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema46, data }];
        return false;
      } else {
        if (!pattern22.test(data)) {
          validate34.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z, -]+$" }, schema: "^[A-Za-z, -]+$", parentSchema: schema46, data }];
          return false;
        }
      }
    } else {
      validate34.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema46.type, parentSchema: schema46, data }];
      return false;
    }
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateAllowHeader$ = validate35;
var schema47 = { "type": "string", "maxLength": 64, "pattern": "^[A-Z]+(?:, [A-Z]+)*$" };
var pattern23 = new RegExp("^[A-Z]+(?:, [A-Z]+)*$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 64) {
        validate35.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema47, data }];
        return false;
      } else {
        if (!pattern23.test(data)) {
          validate35.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Z]+(?:, [A-Z]+)*$" }, schema: "^[A-Z]+(?:, [A-Z]+)*$", parentSchema: schema47, data }];
          return false;
        }
      }
    } else {
      validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema47.type, parentSchema: schema47, data }];
      return false;
    }
  }
  validate35.errors = vErrors;
  return errors === 0;
}
validate35.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateRetryAfterHeader$ = validate36;
var schema48 = { "type": "integer", "minimum": 0, "maximum": 86400 };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, schema: schema48.type, parentSchema: schema48, data }];
    return false;
  }
  if (errors === 0) {
    if (typeof data == "number" && isFinite(data)) {
      if (data > 86400 || isNaN(data)) {
        validate36.errors = [{ instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, schema: 86400, parentSchema: schema48, data }];
        return false;
      } else {
        if (data < 0 || isNaN(data)) {
          validate36.errors = [{ instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema48, data }];
          return false;
        }
      }
    }
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateXRequestIdHeader$ = validate37;
var schema49 = { "type": "string", "maxLength": 64, "pattern": "^[A-Za-z0-9._-]+$" };
var pattern24 = new RegExp("^[A-Za-z0-9._-]+$", "u");
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate37.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 64) {
        validate37.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema49, data }];
        return false;
      } else {
        if (!pattern24.test(data)) {
          validate37.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, schema: "^[A-Za-z0-9._-]+$", parentSchema: schema49, data }];
          return false;
        }
      }
    } else {
      validate37.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data }];
      return false;
    }
  }
  validate37.errors = vErrors;
  return errors === 0;
}
validate37.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateRateLimitPolicyHeader$ = validate38;
var schema50 = { "type": "string", "maxLength": 128, "pattern": '^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$' };
var pattern25 = new RegExp('^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$', "u");
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 128) {
        validate38.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema50, data }];
        return false;
      } else {
        if (!pattern25.test(data)) {
          validate38.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: '^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$' }, schema: '^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$', parentSchema: schema50, data }];
          return false;
        }
      }
    } else {
      validate38.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema50.type, parentSchema: schema50, data }];
      return false;
    }
  }
  validate38.errors = vErrors;
  return errors === 0;
}
validate38.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateRateLimitHeader$ = validate39;
var schema51 = { "type": "string", "maxLength": 128, "pattern": '^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$' };
var pattern26 = new RegExp('^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$', "u");
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate39.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 128) {
        validate39.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema51, data }];
        return false;
      } else {
        if (!pattern26.test(data)) {
          validate39.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: '^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$' }, schema: '^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$', parentSchema: schema51, data }];
          return false;
        }
      }
    } else {
      validate39.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema51.type, parentSchema: schema51, data }];
      return false;
    }
  }
  validate39.errors = vErrors;
  return errors === 0;
}
validate39.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateWwwAuthenticateHeader$ = validate40;
var schema52 = { "type": "string", "maxLength": 256, "pattern": "^Bearer( .*)?$" };
var pattern27 = new RegExp("^Bearer( .*)?$", "u");
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate40.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 256) {
        validate40.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema52, data }];
        return false;
      } else {
        if (!pattern27.test(data)) {
          validate40.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^Bearer( .*)?$" }, schema: "^Bearer( .*)?$", parentSchema: schema52, data }];
          return false;
        }
      }
    } else {
      validate40.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data }];
      return false;
    }
  }
  validate40.errors = vErrors;
  return errors === 0;
}
validate40.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateIdempotencyReplayedHeader$ = validate41;
var schema53 = { "type": "string", "enum": ["true"] };
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate41.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    validate41.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema53.type, parentSchema: schema53, data }];
    return false;
  }
  if (!(data === "true")) {
    validate41.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema53.enum }, schema: schema53.enum, parentSchema: schema53, data }];
    return false;
  }
  validate41.errors = vErrors;
  return errors === 0;
}
validate41.evaluated = { "dynamicProps": false, "dynamicItems": false };
export const validateArrayOfPhoneNumberDTO: Validator<components["schemas"]["ArrayOfPhoneNumberDTO"]> = validateArrayOfPhoneNumberDTO$;
export const validateActionResultDTO: Validator<components["schemas"]["ActionResultDTO"]> = validateActionResultDTO$;
export const validateArrayOfStoredPhoneNumberDTO: Validator<components["schemas"]["ArrayOfStoredPhoneNumberDTO"]> = validateArrayOfStoredPhoneNumberDTO$;
export const validateUpdatePhoneNumbersPathParameters: Validator<unknown> = validateUpdatePhoneNumbersPathParameters$;
export const validateUpdatePhoneNumbersHeaderParameters: Validator<unknown> = validateUpdatePhoneNumbersHeaderParameters$;
export const validateListPhoneNumbersPathParameters: Validator<unknown> = validateListPhoneNumbersPathParameters$;
export const validateListPhoneNumbersHeaderParameters: Validator<unknown> = validateListPhoneNumbersHeaderParameters$;
export const validateRemovePhoneNumberPathParameters: Validator<unknown> = validateRemovePhoneNumberPathParameters$;
export const validateRemovePhoneNumberHeaderParameters: Validator<unknown> = validateRemovePhoneNumberHeaderParameters$;
export const validateETagHeader: Validator<unknown> = validateETagHeader$;
export const validateVaryHeader: Validator<unknown> = validateVaryHeader$;
export const validateAllowHeader: Validator<unknown> = validateAllowHeader$;
export const validateRetryAfterHeader: Validator<unknown> = validateRetryAfterHeader$;
export const validateXRequestIdHeader: Validator<unknown> = validateXRequestIdHeader$;
export const validateRateLimitPolicyHeader: Validator<unknown> = validateRateLimitPolicyHeader$;
export const validateRateLimitHeader: Validator<unknown> = validateRateLimitHeader$;
export const validateWwwAuthenticateHeader: Validator<unknown> = validateWwwAuthenticateHeader$;
export const validateIdempotencyReplayedHeader: Validator<unknown> = validateIdempotencyReplayedHeader$;
