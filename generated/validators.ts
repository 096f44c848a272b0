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
var schema33 = { "$id": "PhoneNumberDTO", "type": "object", "additionalProperties": false, "properties": { "PhoneNumberID": { "type": "integer", "minimum": 0, "maximum": 2147483647 }, "EntityID": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 }, "ContactInfoTypeID": { "type": "integer", "minimum": -2147483648, "maximum": 2147483647 }, "PhoneNumber": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, "IsPrimary": { "type": "boolean" }, "IsTextActive": { "type": "boolean" }, "ContactInfoName": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, "ContactInfoCategory": { "type": ["string", "null"], "maxLength": 256, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, "Notes": { "type": ["string", "null"], "maxLength": 4e3, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" } } };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var pattern4 = new RegExp("^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", "u");
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
                                validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/PhoneNumber", schemaPath: "PhoneNumberDTO/properties/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.PhoneNumber, data: data4 }];
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
                                      validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoName", schemaPath: "PhoneNumberDTO/properties/ContactInfoName/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.ContactInfoName, data: data7 }];
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
                                        validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/ContactInfoCategory", schemaPath: "PhoneNumberDTO/properties/ContactInfoCategory/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.ContactInfoCategory, data: data8 }];
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
                                          validate21.errors = [{ instancePath: instancePath + "/" + i0 + "/Notes", schemaPath: "PhoneNumberDTO/properties/Notes/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.Notes, data: data9 }];
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
var schema35 = { "$id": "ActionResultDTO", "type": "object", "additionalProperties": false, "required": ["IsSuccess", "ErrorCode", "ErrorMessage", "InfoMessage"], "properties": { "IsSuccess": { "type": "boolean" }, "ErrorCode": { "$ref": "ErrorCode" }, "ErrorMessage": { "type": ["string", "null"], "maxLength": 4e3, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, "InfoMessage": { "type": ["string", "null"], "maxLength": 4e3, "pattern": "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" } } };
var schema36 = { "$id": "ErrorCode", "type": ["string", "null"], "enum": ["MalformedRequest", "MissingBody", "MalformedBody", "InvalidBody", "InvalidParameter", "MissingCredentials", "InvalidCredentials", "InsufficientScope", "UnknownPath", "UnknownContact", "MethodNotAllowed", "RequestTimeout", "RequestInProgress", "PreconditionFailed", "ContentTooLarge", "UnsupportedMediaType", "ExpectationFailed", "PhoneNumberMissing", "ConflictingItems", "SeveralPrimaries", "TooManyPhoneNumbers", "PhoneNumberIDsExhausted", "IdempotencyKeyReused", "TooManyRequests", "HeadersTooLarge", "InternalError", "ServiceUnavailable", null] };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.IsSuccess === void 0 && (missing0 = "IsSuccess") || data.ErrorCode === void 0 && (missing0 = "ErrorCode") || data.ErrorMessage === void 0 && (missing0 = "ErrorMessage") || data.InfoMessage === void 0 && (missing0 = "InfoMessage")) {
        validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema35.required, parentSchema: schema35, data }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "IsSuccess" || key0 === "ErrorCode" || key0 === "ErrorMessage" || key0 === "InfoMessage")) {
            validate24.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema35, data }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.IsSuccess !== void 0) {
            let data0 = data.IsSuccess;
            const _errs2 = errors;
            if (typeof data0 !== "boolean") {
              validate24.errors = [{ instancePath: instancePath + "/IsSuccess", schemaPath: "#/properties/IsSuccess/type", keyword: "type", params: { type: "boolean" }, schema: schema35.properties.IsSuccess.type, parentSchema: schema35.properties.IsSuccess, data: data0 }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.ErrorCode !== void 0) {
              let data1 = data.ErrorCode;
              const _errs4 = errors;
              if (typeof data1 !== "string" && data1 !== null) {
                validate24.errors = [{ instancePath: instancePath + "/ErrorCode", schemaPath: "ErrorCode/type", keyword: "type", params: { type: schema36.type }, schema: schema36.type, parentSchema: schema36, data: data1 }];
                return false;
              }
              if (!(data1 === "MalformedRequest" || data1 === "MissingBody" || data1 === "MalformedBody" || data1 === "InvalidBody" || data1 === "InvalidParameter" || data1 === "MissingCredentials" || data1 === "InvalidCredentials" || data1 === "InsufficientScope" || data1 === "UnknownPath" || data1 === "UnknownContact" || data1 === "MethodNotAllowed" || data1 === "RequestTimeout" || data1 === "RequestInProgress" || data1 === "PreconditionFailed" || data1 === "ContentTooLarge" || data1 === "UnsupportedMediaType" || data1 === "ExpectationFailed" || data1 === "PhoneNumberMissing" || data1 === "ConflictingItems" || data1 === "SeveralPrimaries" || data1 === "TooManyPhoneNumbers" || data1 === "PhoneNumberIDsExhausted" || data1 === "IdempotencyKeyReused" || data1 === "TooManyRequests" || data1 === "HeadersTooLarge" || data1 === "InternalError" || data1 === "ServiceUnavailable" || data1 === null)) {
                validate24.errors = [{ instancePath: instancePath + "/ErrorCode", schemaPath: "ErrorCode/enum", keyword: "enum", params: { allowedValues: schema36.enum }, schema: schema36.enum, parentSchema: schema36, data: data1 }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.ErrorMessage !== void 0) {
                let data2 = data.ErrorMessage;
                const _errs7 = errors;
                if (typeof data2 !== "string" && data2 !== null) {
                  validate24.errors = [{ instancePath: instancePath + "/ErrorMessage", schemaPath: "#/properties/ErrorMessage/type", keyword: "type", params: { type: schema35.properties.ErrorMessage.type }, schema: schema35.properties.ErrorMessage.type, parentSchema: schema35.properties.ErrorMessage, data: data2 }];
                  return false;
                }
                if (errors === _errs7) {
                  if (typeof data2 === "string") {
                    if (func2(data2) > 4e3) {
                      validate24.errors = [{ instancePath: instancePath + "/ErrorMessage", schemaPath: "#/properties/ErrorMessage/maxLength", keyword: "maxLength", params: { limit: 4e3 }, schema: 4e3, parentSchema: schema35.properties.ErrorMessage, data: data2 }];
                      return false;
                    } else {
                      if (!pattern4.test(data2)) {
                        validate24.errors = [{ instancePath: instancePath + "/ErrorMessage", schemaPath: "#/properties/ErrorMessage/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema35.properties.ErrorMessage, data: data2 }];
                        return false;
                      }
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.InfoMessage !== void 0) {
                  let data3 = data.InfoMessage;
                  const _errs9 = errors;
                  if (typeof data3 !== "string" && data3 !== null) {
                    validate24.errors = [{ instancePath: instancePath + "/InfoMessage", schemaPath: "#/properties/InfoMessage/type", keyword: "type", params: { type: schema35.properties.InfoMessage.type }, schema: schema35.properties.InfoMessage.type, parentSchema: schema35.properties.InfoMessage, data: data3 }];
                    return false;
                  }
                  if (errors === _errs9) {
                    if (typeof data3 === "string") {
                      if (func2(data3) > 4e3) {
                        validate24.errors = [{ instancePath: instancePath + "/InfoMessage", schemaPath: "#/properties/InfoMessage/maxLength", keyword: "maxLength", params: { limit: 4e3 }, schema: 4e3, parentSchema: schema35.properties.InfoMessage, data: data3 }];
                        return false;
                      } else {
                        if (!pattern4.test(data3)) {
                          validate24.errors = [{ instancePath: instancePath + "/InfoMessage", schemaPath: "#/properties/InfoMessage/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema35.properties.InfoMessage, data: data3 }];
                          return false;
                        }
                      }
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema35.type, parentSchema: schema35, data }];
      return false;
    }
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
  if (!validate24(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
    errors = vErrors.length;
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateArrayOfStoredPhoneNumberDTO$ = validate26;
var schema38 = { "$id": "ArrayOfStoredPhoneNumberDTO", "type": "array", "maxItems": 2147483647, "items": { "$ref": "StoredPhoneNumberDTO" } };
var schema39 = { "$id": "StoredPhoneNumberDTO", "allOf": [{ "$ref": "PhoneNumberDTO" }, { "type": "object", "properties": { "PhoneNumberID": { "type": "integer", "minimum": 1, "maximum": 2147483647 }, "PhoneNumber": { "type": "string", "minLength": 1, "maxLength": 256, "pattern": "\\S" } } }], "required": ["PhoneNumberID", "EntityID", "ContactInfoTypeID", "PhoneNumber", "IsPrimary", "IsTextActive", "ContactInfoName", "ContactInfoCategory", "Notes"] };
var pattern14 = new RegExp("\\S", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      const _errs3 = errors;
      for (const key0 in data) {
        if (!func1.call(schema33.properties, key0)) {
          validate28.errors = [{ instancePath, schemaPath: "PhoneNumberDTO/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema33, data }];
          return false;
          break;
        }
      }
      if (_errs3 === errors) {
        if (data.PhoneNumberID !== void 0) {
          let data0 = data.PhoneNumberID;
          const _errs4 = errors;
          if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
            validate28.errors = [{ instancePath: instancePath + "/PhoneNumberID", schemaPath: "PhoneNumberDTO/properties/PhoneNumberID/type", keyword: "type", params: { type: "integer" }, schema: schema33.properties.PhoneNumberID.type, parentSchema: schema33.properties.PhoneNumberID, data: data0 }];
            return false;
          }
          if (errors === _errs4) {
            if (typeof data0 == "number" && isFinite(data0)) {
              if (data0 > 2147483647 || isNaN(data0)) {
                validate28.errors = [{ instancePath: instancePath + "/PhoneNumberID", schemaPath: "PhoneNumberDTO/properties/PhoneNumberID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema33.properties.PhoneNumberID, data: data0 }];
                return false;
              } else {
                if (data0 < 0 || isNaN(data0)) {
                  validate28.errors = [{ instancePath: instancePath + "/PhoneNumberID", schemaPath: "PhoneNumberDTO/properties/PhoneNumberID/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema33.properties.PhoneNumberID, data: data0 }];
                  return false;
                }
              }
            }
          }
          var valid2 = _errs4 === errors;
        } else {
          var valid2 = true;
        }
        if (valid2) {
          if (data.EntityID !== void 0) {
            let data1 = data.EntityID;
            const _errs6 = errors;
            if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
              validate28.errors = [{ instancePath: instancePath + "/EntityID", schemaPath: "PhoneNumberDTO/properties/EntityID/type", keyword: "type", params: { type: "integer" }, schema: schema33.properties.EntityID.type, parentSchema: schema33.properties.EntityID, data: data1 }];
              return false;
            }
            if (errors === _errs6) {
              if (typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 2147483647 || isNaN(data1)) {
                  validate28.errors = [{ instancePath: instancePath + "/EntityID", schemaPath: "PhoneNumberDTO/properties/EntityID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema33.properties.EntityID, data: data1 }];
                  return false;
                } else {
                  if (data1 < -2147483648 || isNaN(data1)) {
                    validate28.errors = [{ instancePath: instancePath + "/EntityID", schemaPath: "PhoneNumberDTO/properties/EntityID/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, schema: -2147483648, parentSchema: schema33.properties.EntityID, data: data1 }];
                    return false;
                  }
                }
              }
            }
            var valid2 = _errs6 === errors;
          } else {
            var valid2 = true;
          }
          if (valid2) {
            if (data.ContactInfoTypeID !== void 0) {
              let data2 = data.ContactInfoTypeID;
              const _errs8 = errors;
              if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
                validate28.errors = [{ instancePath: instancePath + "/ContactInfoTypeID", schemaPath: "PhoneNumberDTO/properties/ContactInfoTypeID/type", keyword: "type", params: { type: "integer" }, schema: schema33.properties.ContactInfoTypeID.type, parentSchema: schema33.properties.ContactInfoTypeID, data: data2 }];
                return false;
              }
              if (errors === _errs8) {
                if (typeof data2 == "number" && isFinite(data2)) {
                  if (data2 > 2147483647 || isNaN(data2)) {
                    validate28.errors = [{ instancePath: instancePath + "/ContactInfoTypeID", schemaPath: "PhoneNumberDTO/properties/ContactInfoTypeID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema33.properties.ContactInfoTypeID, data: data2 }];
                    return false;
                  } else {
                    if (data2 < -2147483648 || isNaN(data2)) {
                      validate28.errors = [{ instancePath: instancePath + "/ContactInfoTypeID", schemaPath: "PhoneNumberDTO/properties/ContactInfoTypeID/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, schema: -2147483648, parentSchema: schema33.properties.ContactInfoTypeID, data: data2 }];
                      return false;
                    }
                  }
                }
              }
              var valid2 = _errs8 === errors;
            } else {
              var valid2 = true;
            }
            if (valid2) {
              if (data.PhoneNumber !== void 0) {
                let data3 = data.PhoneNumber;
                const _errs10 = errors;
                if (typeof data3 !== "string" && data3 !== null) {
                  validate28.errors = [{ instancePath: instancePath + "/PhoneNumber", schemaPath: "PhoneNumberDTO/properties/PhoneNumber/type", keyword: "type", params: { type: schema33.properties.PhoneNumber.type }, schema: schema33.properties.PhoneNumber.type, parentSchema: schema33.properties.PhoneNumber, data: data3 }];
                  return false;
                }
                if (errors === _errs10) {
                  if (typeof data3 === "string") {
                    if (func2(data3) > 256) {
                      validate28.errors = [{ instancePath: instancePath + "/PhoneNumber", schemaPath: "PhoneNumberDTO/properties/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema33.properties.PhoneNumber, data: data3 }];
                      return false;
                    } else {
                      if (!pattern4.test(data3)) {
                        validate28.errors = [{ instancePath: instancePath + "/PhoneNumber", schemaPath: "PhoneNumberDTO/properties/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.PhoneNumber, data: data3 }];
                        return false;
                      }
                    }
                  }
                }
                var valid2 = _errs10 === errors;
              } else {
                var valid2 = true;
              }
              if (valid2) {
                if (data.IsPrimary !== void 0) {
                  let data4 = data.IsPrimary;
                  const _errs12 = errors;
                  if (typeof data4 !== "boolean") {
                    validate28.errors = [{ instancePath: instancePath + "/IsPrimary", schemaPath: "PhoneNumberDTO/properties/IsPrimary/type", keyword: "type", params: { type: "boolean" }, schema: schema33.properties.IsPrimary.type, parentSchema: schema33.properties.IsPrimary, data: data4 }];
                    return false;
                  }
                  var valid2 = _errs12 === errors;
                } else {
                  var valid2 = true;
                }
                if (valid2) {
                  if (data.IsTextActive !== void 0) {
                    let data5 = data.IsTextActive;
                    const _errs14 = errors;
                    if (typeof data5 !== "boolean") {
                      validate28.errors = [{ instancePath: instancePath + "/IsTextActive", schemaPath: "PhoneNumberDTO/properties/IsTextActive/type", keyword: "type", params: { type: "boolean" }, schema: schema33.properties.IsTextActive.type, parentSchema: schema33.properties.IsTextActive, data: data5 }];
                      return false;
                    }
                    var valid2 = _errs14 === errors;
                  } else {
                    var valid2 = true;
                  }
                  if (valid2) {
                    if (data.ContactInfoName !== void 0) {
                      let data6 = data.ContactInfoName;
                      const _errs16 = errors;
                      if (typeof data6 !== "string" && data6 !== null) {
                        validate28.errors = [{ instancePath: instancePath + "/ContactInfoName", schemaPath: "PhoneNumberDTO/properties/ContactInfoName/type", keyword: "type", params: { type: schema33.properties.ContactInfoName.type }, schema: schema33.properties.ContactInfoName.type, parentSchema: schema33.properties.ContactInfoName, data: data6 }];
                        return false;
                      }
                      if (errors === _errs16) {
                        if (typeof data6 === "string") {
                          if (func2(data6) > 256) {
                            validate28.errors = [{ instancePath: instancePath + "/ContactInfoName", schemaPath: "PhoneNumberDTO/properties/ContactInfoName/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema33.properties.ContactInfoName, data: data6 }];
                            return false;
                          } else {
                            if (!pattern4.test(data6)) {
                              validate28.errors = [{ instancePath: instancePath + "/ContactInfoName", schemaPath: "PhoneNumberDTO/properties/ContactInfoName/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.ContactInfoName, data: data6 }];
                              return false;
                            }
                          }
                        }
                      }
                      var valid2 = _errs16 === errors;
                    } else {
                      var valid2 = true;
                    }
                    if (valid2) {
                      if (data.ContactInfoCategory !== void 0) {
                        let data7 = data.ContactInfoCategory;
                        const _errs18 = errors;
                        if (typeof data7 !== "string" && data7 !== null) {
                          validate28.errors = [{ instancePath: instancePath + "/ContactInfoCategory", schemaPath: "PhoneNumberDTO/properties/ContactInfoCategory/type", keyword: "type", params: { type: schema33.properties.ContactInfoCategory.type }, schema: schema33.properties.ContactInfoCategory.type, parentSchema: schema33.properties.ContactInfoCategory, data: data7 }];
                          return false;
                        }
                        if (errors === _errs18) {
                          if (typeof data7 === "string") {
                            if (func2(data7) > 256) {
                              validate28.errors = [{ instancePath: instancePath + "/ContactInfoCategory", schemaPath: "PhoneNumberDTO/properties/ContactInfoCategory/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema33.properties.ContactInfoCategory, data: data7 }];
                              return false;
                            } else {
                              if (!pattern4.test(data7)) {
                                validate28.errors = [{ instancePath: instancePath + "/ContactInfoCategory", schemaPath: "PhoneNumberDTO/properties/ContactInfoCategory/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.ContactInfoCategory, data: data7 }];
                                return false;
                              }
                            }
                          }
                        }
                        var valid2 = _errs18 === errors;
                      } else {
                        var valid2 = true;
                      }
                      if (valid2) {
                        if (data.Notes !== void 0) {
                          let data8 = data.Notes;
                          const _errs20 = errors;
                          if (typeof data8 !== "string" && data8 !== null) {
                            validate28.errors = [{ instancePath: instancePath + "/Notes", schemaPath: "PhoneNumberDTO/properties/Notes/type", keyword: "type", params: { type: schema33.properties.Notes.type }, schema: schema33.properties.Notes.type, parentSchema: schema33.properties.Notes, data: data8 }];
                            return false;
                          }
                          if (errors === _errs20) {
                            if (typeof data8 === "string") {
                              if (func2(data8) > 4e3) {
                                validate28.errors = [{ instancePath: instancePath + "/Notes", schemaPath: "PhoneNumberDTO/properties/Notes/maxLength", keyword: "maxLength", params: { limit: 4e3 }, schema: 4e3, parentSchema: schema33.properties.Notes, data: data8 }];
                                return false;
                              } else {
                                if (!pattern4.test(data8)) {
                                  validate28.errors = [{ instancePath: instancePath + "/Notes", schemaPath: "PhoneNumberDTO/properties/Notes/pattern", keyword: "pattern", params: { pattern: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$" }, schema: "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*$", parentSchema: schema33.properties.Notes, data: data8 }];
                                  return false;
                                }
                              }
                            }
                          }
                          var valid2 = _errs20 === errors;
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
      validate28.errors = [{ instancePath, schemaPath: "PhoneNumberDTO/type", keyword: "type", params: { type: "object" }, schema: schema33.type, parentSchema: schema33, data }];
      return false;
    }
  }
  var valid0 = _errs0 === errors;
  if (valid0) {
    const _errs22 = errors;
    if (errors === _errs22) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.PhoneNumberID !== void 0) {
          let data9 = data.PhoneNumberID;
          const _errs24 = errors;
          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
            validate28.errors = [{ instancePath: instancePath + "/PhoneNumberID", schemaPath: "#/allOf/1/properties/PhoneNumberID/type", keyword: "type", params: { type: "integer" }, schema: schema39.allOf[1].properties.PhoneNumberID.type, parentSchema: schema39.allOf[1].properties.PhoneNumberID, data: data9 }];
            return false;
          }
          if (errors === _errs24) {
            if (typeof data9 == "number" && isFinite(data9)) {
              if (data9 > 2147483647 || isNaN(data9)) {
                validate28.errors = [{ instancePath: instancePath + "/PhoneNumberID", schemaPath: "#/allOf/1/properties/PhoneNumberID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema39.allOf[1].properties.PhoneNumberID, data: data9 }];
                return false;
              } else {
                if (data9 < 1 || isNaN(data9)) {
                  validate28.errors = [{ instancePath: instancePath + "/PhoneNumberID", schemaPath: "#/allOf/1/properties/PhoneNumberID/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema39.allOf[1].properties.PhoneNumberID, data: data9 }];
                  return false;
                }
              }
            }
          }
          var valid3 = _errs24 === errors;
        } else {
          var valid3 = true;
        }
        if (valid3) {
          if (data.PhoneNumber !== void 0) {
            let data10 = data.PhoneNumber;
            const _errs26 = errors;
            if (errors === _errs26) {
              if (typeof data10 === "string") {
                if (func2(data10) > 256) {
                  validate28.errors = [{ instancePath: instancePath + "/PhoneNumber", schemaPath: "#/allOf/1/properties/PhoneNumber/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema39.allOf[1].properties.PhoneNumber, data: data10 }];
                  return false;
                } else {
                  if (func2(data10) < 1) {
                    validate28.errors = [{ instancePath: instancePath + "/PhoneNumber", schemaPath: "#/allOf/1/properties/PhoneNumber/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema39.allOf[1].properties.PhoneNumber, data: data10 }];
                    return false;
                  } else {
                    if (!pattern14.test(data10)) {
                      validate28.errors = [{ instancePath: instancePath + "/PhoneNumber", schemaPath: "#/allOf/1/properties/PhoneNumber/pattern", keyword: "pattern", params: { pattern: "\\S" }, schema: "\\S", parentSchema: schema39.allOf[1].properties.PhoneNumber, data: data10 }];
                      return false;
                    }
                  }
                }
              } else {
                validate28.errors = [{ instancePath: instancePath + "/PhoneNumber", schemaPath: "#/allOf/1/properties/PhoneNumber/type", keyword: "type", params: { type: "string" }, schema: schema39.allOf[1].properties.PhoneNumber.type, parentSchema: schema39.allOf[1].properties.PhoneNumber, data: data10 }];
                return false;
              }
            }
            var valid3 = _errs26 === errors;
          } else {
            var valid3 = true;
          }
        }
      } else {
        validate28.errors = [{ instancePath, schemaPath: "#/allOf/1/type", keyword: "type", params: { type: "object" }, schema: schema39.allOf[1].type, parentSchema: schema39.allOf[1], data }];
        return false;
      }
    }
    var valid0 = _errs22 === errors;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.PhoneNumberID === void 0 && (missing0 = "PhoneNumberID") || data.EntityID === void 0 && (missing0 = "EntityID") || data.ContactInfoTypeID === void 0 && (missing0 = "ContactInfoTypeID") || data.PhoneNumber === void 0 && (missing0 = "PhoneNumber") || data.IsPrimary === void 0 && (missing0 = "IsPrimary") || data.IsTextActive === void 0 && (missing0 = "IsTextActive") || data.ContactInfoName === void 0 && (missing0 = "ContactInfoName") || data.ContactInfoCategory === void 0 && (missing0 = "ContactInfoCategory") || data.Notes === void 0 && (missing0 = "Notes")) {
        validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema39.required, parentSchema: schema39, data }];
        return false;
      }
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
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
    if (Array.isArray(data)) {
      if (data.length > 2147483647) {
        validate27.errors = [{ instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 2147483647 }, schema: 2147483647, parentSchema: schema38, data }];
        return false;
      } else {
        var valid0 = true;
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          const _errs1 = errors;
          if (!validate28(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
          }
          var valid0 = _errs1 === errors;
          if (!valid0) {
            break;
          }
        }
      }
    } else {
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, schema: schema38.type, parentSchema: schema38, data }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate27(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
    errors = vErrors.length;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var validateUpdatePhoneNumbersPathParameters$ = validate31;
var schema41 = { "type": "object", "required": ["contactID"], "properties": { "contactID": { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$" } } };
var pattern15 = new RegExp("^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$", "u");
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
      if (data.contactID === void 0 && (missing0 = "contactID")) {
        validate31.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema41.required, parentSchema: schema41, data }];
        return false;
      } else {
        if (data.contactID !== void 0) {
          let data0 = data.contactID;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (func2(data0) > 128) {
                validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema41.properties.contactID, data: data0 }];
                return false;
              } else {
                if (func2(data0) < 1) {
                  validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema41.properties.contactID, data: data0 }];
                  return false;
                } else {
                  if (!pattern15.test(data0)) {
                    validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$" }, schema: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$", parentSchema: schema41.properties.contactID, data: data0 }];
                    return false;
                  }
                }
              }
            } else {
              validate31.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/type", keyword: "type", params: { type: "string" }, schema: schema41.properties.contactID.type, parentSchema: schema41.properties.contactID, data: data0 }];
              return false;
            }
          }
        }
      }
    } else {
      validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema41.type, parentSchema: schema41, data }];
      return false;
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": { "contactID": true }, "dynamicProps": false, "dynamicItems": false };
var validateUpdatePhoneNumbersHeaderParameters$ = validate32;
var schema42 = { "type": "object", "required": [], "properties": { "idempotency-key": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[\\u0021-\\u007E]+$" }, "if-match": { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$' } } };
var pattern16 = new RegExp("^[\\u0021-\\u007E]+$", "u");
var pattern17 = new RegExp('^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$', "u");
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
      if (data["idempotency-key"] !== void 0) {
        let data0 = data["idempotency-key"];
        const _errs1 = errors;
        if (errors === _errs1) {
          if (typeof data0 === "string") {
            if (func2(data0) > 255) {
              validate32.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/maxLength", keyword: "maxLength", params: { limit: 255 }, schema: 255, parentSchema: schema42.properties["idempotency-key"], data: data0 }];
              return false;
            } else {
              if (func2(data0) < 1) {
                validate32.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema42.properties["idempotency-key"], data: data0 }];
                return false;
              } else {
                if (!pattern16.test(data0)) {
                  validate32.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/pattern", keyword: "pattern", params: { pattern: "^[\\u0021-\\u007E]+$" }, schema: "^[\\u0021-\\u007E]+$", parentSchema: schema42.properties["idempotency-key"], data: data0 }];
                  return false;
                }
              }
            }
          } else {
            validate32.errors = [{ instancePath: instancePath + "/idempotency-key", schemaPath: "#/properties/idempotency-key/type", keyword: "type", params: { type: "string" }, schema: schema42.properties["idempotency-key"].type, parentSchema: schema42.properties["idempotency-key"], data: data0 }];
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
                validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema42.properties["if-match"], data: data1 }];
                return false;
              } else {
                if (func2(data1) < 1) {
                  validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema42.properties["if-match"], data: data1 }];
                  return false;
                } else {
                  if (!pattern17.test(data1)) {
                    validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/pattern", keyword: "pattern", params: { pattern: '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$' }, schema: '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$', parentSchema: schema42.properties["if-match"], data: data1 }];
                    return false;
                  }
                }
              }
            } else {
              validate32.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/type", keyword: "type", params: { type: "string" }, schema: schema42.properties["if-match"].type, parentSchema: schema42.properties["if-match"], data: data1 }];
              return false;
            }
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
      }
    } else {
      validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema42.type, parentSchema: schema42, data }];
      return false;
    }
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": { "idempotency-key": true, "if-match": true }, "dynamicProps": false, "dynamicItems": false };
var validateListPhoneNumbersPathParameters$ = validate33;
var schema43 = { "type": "object", "required": ["contactID"], "properties": { "contactID": { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$" } } };
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
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.contactID === void 0 && (missing0 = "contactID")) {
        validate33.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema43.required, parentSchema: schema43, data }];
        return false;
      } else {
        if (data.contactID !== void 0) {
          let data0 = data.contactID;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (func2(data0) > 128) {
                validate33.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema43.properties.contactID, data: data0 }];
                return false;
              } else {
                if (func2(data0) < 1) {
                  validate33.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema43.properties.contactID, data: data0 }];
                  return false;
                } else {
                  if (!pattern15.test(data0)) {
                    validate33.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$" }, schema: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$", parentSchema: schema43.properties.contactID, data: data0 }];
                    return false;
                  }
                }
              }
            } else {
              validate33.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/type", keyword: "type", params: { type: "string" }, schema: schema43.properties.contactID.type, parentSchema: schema43.properties.contactID, data: data0 }];
              return false;
            }
          }
        }
      }
    } else {
      validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema43.type, parentSchema: schema43, data }];
      return false;
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
validate33.evaluated = { "props": { "contactID": true }, "dynamicProps": false, "dynamicItems": false };
var validateListPhoneNumbersHeaderParameters$ = validate34;
var schema44 = { "type": "object", "required": [], "properties": { "if-none-match": { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$' } } };
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
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data["if-none-match"] !== void 0) {
        let data0 = data["if-none-match"];
        const _errs1 = errors;
        if (errors === _errs1) {
          if (typeof data0 === "string") {
            if (func2(data0) > 1024) {
              validate34.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema44.properties["if-none-match"], data: data0 }];
              return false;
            } else {
              if (func2(data0) < 1) {
                validate34.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema44.properties["if-none-match"], data: data0 }];
                return false;
              } else {
                if (!pattern17.test(data0)) {
                  validate34.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/pattern", keyword: "pattern", params: { pattern: '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$' }, schema: '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$', parentSchema: schema44.properties["if-none-match"], data: data0 }];
                  return false;
                }
              }
            }
          } else {
            validate34.errors = [{ instancePath: instancePath + "/if-none-match", schemaPath: "#/properties/if-none-match/type", keyword: "type", params: { type: "string" }, schema: schema44.properties["if-none-match"].type, parentSchema: schema44.properties["if-none-match"], data: data0 }];
            return false;
          }
        }
      }
    } else {
      validate34.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema44.type, parentSchema: schema44, data }];
      return false;
    }
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": { "if-none-match": true }, "dynamicProps": false, "dynamicItems": false };
var validateRemovePhoneNumberPathParameters$ = validate35;
var schema45 = { "type": "object", "required": ["contactID", "phoneNumberID"], "properties": { "contactID": { "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$" }, "phoneNumberID": { "type": "integer", "minimum": 1, "maximum": 2147483647 } } };
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
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.contactID === void 0 && (missing0 = "contactID") || data.phoneNumberID === void 0 && (missing0 = "phoneNumberID")) {
        validate35.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, schema: schema45.required, parentSchema: schema45, data }];
        return false;
      } else {
        if (data.contactID !== void 0) {
          let data0 = data.contactID;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (func2(data0) > 128) {
                validate35.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema45.properties.contactID, data: data0 }];
                return false;
              } else {
                if (func2(data0) < 1) {
                  validate35.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema45.properties.contactID, data: data0 }];
                  return false;
                } else {
                  if (!pattern15.test(data0)) {
                    validate35.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/pattern", keyword: "pattern", params: { pattern: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$" }, schema: "^[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF](?:[^\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF]*[^\\s\\u0000-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF\\uFFFE\\uFFFF])?$", parentSchema: schema45.properties.contactID, data: data0 }];
                    return false;
                  }
                }
              }
            } else {
              validate35.errors = [{ instancePath: instancePath + "/contactID", schemaPath: "#/properties/contactID/type", keyword: "type", params: { type: "string" }, schema: schema45.properties.contactID.type, parentSchema: schema45.properties.contactID, data: data0 }];
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
              validate35.errors = [{ instancePath: instancePath + "/phoneNumberID", schemaPath: "#/properties/phoneNumberID/type", keyword: "type", params: { type: "integer" }, schema: schema45.properties.phoneNumberID.type, parentSchema: schema45.properties.phoneNumberID, data: data1 }];
              return false;
            }
            if (errors === _errs3) {
              if (typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 2147483647 || isNaN(data1)) {
                  validate35.errors = [{ instancePath: instancePath + "/phoneNumberID", schemaPath: "#/properties/phoneNumberID/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, schema: 2147483647, parentSchema: schema45.properties.phoneNumberID, data: data1 }];
                  return false;
                } else {
                  if (data1 < 1 || isNaN(data1)) {
                    validate35.errors = [{ instancePath: instancePath + "/phoneNumberID", schemaPath: "#/properties/phoneNumberID/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema45.properties.phoneNumberID, data: data1 }];
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
      validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema45.type, parentSchema: schema45, data }];
      return false;
    }
  }
  validate35.errors = vErrors;
  return errors === 0;
}
validate35.evaluated = { "props": { "contactID": true, "phoneNumberID": true }, "dynamicProps": false, "dynamicItems": false };
var validateRemovePhoneNumberHeaderParameters$ = validate36;
var schema46 = { "type": "object", "required": [], "properties": { "if-match": { "type": "string", "minLength": 1, "maxLength": 1024, "pattern": '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$' } } };
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data["if-match"] !== void 0) {
        let data0 = data["if-match"];
        const _errs1 = errors;
        if (errors === _errs1) {
          if (typeof data0 === "string") {
            if (func2(data0) > 1024) {
              validate36.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema46.properties["if-match"], data: data0 }];
              return false;
            } else {
              if (func2(data0) < 1) {
                validate36.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema46.properties["if-match"], data: data0 }];
                return false;
              } else {
                if (!pattern17.test(data0)) {
                  validate36.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/pattern", keyword: "pattern", params: { pattern: '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$' }, schema: '^(?:\\*|(?:W/)?"[\\u0021\\u0023-\\u007E]*"(?:[ \\t]*,[ \\t]*(?:W/)?"[\\u0021\\u0023-\\u007E]*")*)$', parentSchema: schema46.properties["if-match"], data: data0 }];
                  return false;
                }
              }
            }
          } else {
            validate36.errors = [{ instancePath: instancePath + "/if-match", schemaPath: "#/properties/if-match/type", keyword: "type", params: { type: "string" }, schema: schema46.properties["if-match"].type, parentSchema: schema46.properties["if-match"], data: data0 }];
            return false;
          }
        }
      }
    } else {
      validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema46.type, parentSchema: schema46, data }];
      return false;
    }
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": { "if-match": true }, "dynamicProps": false, "dynamicItems": false };
var validateETagHeader$ = validate37;
var schema47 = { "type": "string", "maxLength": 64, "pattern": '^"[\\u0021\\u0023-\\u007E]+"$' };
var pattern22 = new RegExp('^"[\\u0021\\u0023-\\u007E]+"$', "u");
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
        validate37.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema47, data }];
        return false;
      } else {
        if (!pattern22.test(data)) {
          validate37.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: '^"[\\u0021\\u0023-\\u007E]+"$' }, schema: '^"[\\u0021\\u0023-\\u007E]+"$', parentSchema: schema47, data }];
          return false;
        }
      }
    } else {
      validate37.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema47.type, parentSchema: schema47, data }];
      return false;
    }
  }
  validate37.errors = vErrors;
  return errors === 0;
}
validate37.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateVaryHeader$ = validate38;
var schema48 = { "type": "string", "maxLength": 64, "pattern": "^[A-Za-z, -]+$" };
var pattern23 = new RegExp("^[A-Za-z, -]+$", "u");
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
      if (func2(data) > 64) {
        validate38.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema48, data }];
        return false;
      } else {
        if (!pattern23.test(data)) {
          validate38.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z, -]+$" }, schema: "^[A-Za-z, -]+$", parentSchema: schema48, data }];
          return false;
        }
      }
    } else {
      validate38.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema48.type, parentSchema: schema48, data }];
      return false;
    }
  }
  validate38.errors = vErrors;
  return errors === 0;
}
validate38.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateAllowHeader$ = validate39;
var schema49 = { "type": "string", "maxLength": 64, "pattern": "^[A-Z]+(?:, [A-Z]+)*$" };
var pattern24 = new RegExp("^[A-Z]+(?:, [A-Z]+)*$", "u");
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
      if (func2(data) > 64) {
        validate39.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema49, data }];
        return false;
      } else {
        if (!pattern24.test(data)) {
          validate39.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Z]+(?:, [A-Z]+)*$" }, schema: "^[A-Z]+(?:, [A-Z]+)*$", parentSchema: schema49, data }];
          return false;
        }
      }
    } else {
      validate39.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema49.type, parentSchema: schema49, data }];
      return false;
    }
  }
  validate39.errors = vErrors;
  return errors === 0;
}
validate39.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateRetryAfterHeader$ = validate40;
var schema50 = { "type": "integer", "minimum": 0, "maximum": 86400 };
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
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    validate40.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" }, schema: schema50.type, parentSchema: schema50, data }];
    return false;
  }
  if (errors === 0) {
    if (typeof data == "number" && isFinite(data)) {
      if (data > 86400 || isNaN(data)) {
        validate40.errors = [{ instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 86400 }, schema: 86400, parentSchema: schema50, data }];
        return false;
      } else {
        if (data < 0 || isNaN(data)) {
          validate40.errors = [{ instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema50, data }];
          return false;
        }
      }
    }
  }
  validate40.errors = vErrors;
  return errors === 0;
}
validate40.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateXRequestIdHeader$ = validate41;
var schema51 = { "type": "string", "maxLength": 64, "pattern": "^[A-Za-z0-9._-]+$" };
var pattern25 = new RegExp("^[A-Za-z0-9._-]+$", "u");
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
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 64) {
        validate41.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema51, data }];
        return false;
      } else {
        if (!pattern25.test(data)) {
          validate41.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9._-]+$" }, schema: "^[A-Za-z0-9._-]+$", parentSchema: schema51, data }];
          return false;
        }
      }
    } else {
      validate41.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema51.type, parentSchema: schema51, data }];
      return false;
    }
  }
  validate41.errors = vErrors;
  return errors === 0;
}
validate41.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateRateLimitPolicyHeader$ = validate42;
var schema52 = { "type": "string", "maxLength": 128, "pattern": '^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$' };
var pattern26 = new RegExp('^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$', "u");
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate42.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 128) {
        validate42.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema52, data }];
        return false;
      } else {
        if (!pattern26.test(data)) {
          validate42.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: '^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$' }, schema: '^"[a-z]+";q=[0-9]+;w=[0-9]+(?:, "[a-z]+";q=[0-9]+;w=[0-9]+)*$', parentSchema: schema52, data }];
          return false;
        }
      }
    } else {
      validate42.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema52.type, parentSchema: schema52, data }];
      return false;
    }
  }
  validate42.errors = vErrors;
  return errors === 0;
}
validate42.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateRateLimitHeader$ = validate43;
var schema53 = { "type": "string", "maxLength": 128, "pattern": '^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$' };
var pattern27 = new RegExp('^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$', "u");
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate43.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 128) {
        validate43.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 128 }, schema: 128, parentSchema: schema53, data }];
        return false;
      } else {
        if (!pattern27.test(data)) {
          validate43.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: '^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$' }, schema: '^"[a-z]+";r=[0-9]+;t=[0-9]+(?:, "[a-z]+";r=[0-9]+;t=[0-9]+)*$', parentSchema: schema53, data }];
          return false;
        }
      }
    } else {
      validate43.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema53.type, parentSchema: schema53, data }];
      return false;
    }
  }
  validate43.errors = vErrors;
  return errors === 0;
}
validate43.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateWwwAuthenticateHeader$ = validate44;
var schema54 = { "type": "string", "maxLength": 256, "pattern": "^Bearer( .*)?$" };
var pattern28 = new RegExp("^Bearer( .*)?$", "u");
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (typeof data === "string") {
      if (func2(data) > 256) {
        validate44.errors = [{ instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema54, data }];
        return false;
      } else {
        if (!pattern28.test(data)) {
          validate44.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^Bearer( .*)?$" }, schema: "^Bearer( .*)?$", parentSchema: schema54, data }];
          return false;
        }
      }
    } else {
      validate44.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema54.type, parentSchema: schema54, data }];
      return false;
    }
  }
  validate44.errors = vErrors;
  return errors === 0;
}
validate44.evaluated = { "dynamicProps": false, "dynamicItems": false };
var validateIdempotencyReplayedHeader$ = validate45;
var schema55 = { "type": "string", "enum": ["true"] };
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate45.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    validate45.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema55.type, parentSchema: schema55, data }];
    return false;
  }
  if (!(data === "true")) {
    validate45.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema55.enum }, schema: schema55.enum, parentSchema: schema55, data }];
    return false;
  }
  validate45.errors = vErrors;
  return errors === 0;
}
validate45.evaluated = { "dynamicProps": false, "dynamicItems": false };
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
