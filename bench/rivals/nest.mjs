// NestJS on express with class-validator: the schema is written once more as a class, since it reads no contract.
import "reflect-metadata";
import { Body, Controller, HttpCode, Module, Param, ParseArrayPipe, Post, UseGuards } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from "class-validator";
import { answer, isAllowed, listening } from "./contract.mjs";

class PhoneNumber {}
const int32 = [IsOptional(), IsInt(), Min(-2147483648), Max(2147483647)];
const text = (length) => [IsOptional(), IsString(), MaxLength(length)];
const members = {
  PhoneNumberID: [IsOptional(), IsInt(), Min(0), Max(2147483647)],
  EntityID: int32,
  ContactInfoTypeID: int32,
  PhoneNumber: text(256),
  IsPrimary: [IsOptional(), IsBoolean()],
  IsTextActive: [IsOptional(), IsBoolean()],
  ContactInfoName: text(256),
  ContactInfoCategory: text(256),
  Notes: text(4000),
};
// Decorators are functions: applied by hand they need no compiler.
for (const [name, decorators] of Object.entries(members)) {
  for (const decorate of decorators) decorate(PhoneNumber.prototype, name);
}

const contacts = new Map();
class TokenGuard {
  canActivate(context) {
    return isAllowed(context.switchToHttp().getRequest().headers.authorization);
  }
}
class Contacts {
  update(contactID, list) {
    contacts.set(contactID, list);
    return answer;
  }
}
const list = new ParseArrayPipe({ items: PhoneNumber, whitelist: true, forbidNonWhitelisted: true });
Param("contactID")(Contacts.prototype, "update", 0);
Body(list)(Contacts.prototype, "update", 1);
const update = Object.getOwnPropertyDescriptor(Contacts.prototype, "update");
for (const decorate of [Post("v1/Contacts/:contactID/PhoneNumbers"), HttpCode(200), UseGuards(TokenGuard)]) {
  decorate(Contacts.prototype, "update", update);
}
Controller()(Contacts);
class AppModule {}
Module({ controllers: [Contacts] })(AppModule);

const app = await NestFactory.create(AppModule, { logger: false });
await app.listen(0, "127.0.0.1");
listening(app.getHttpServer().address().port);
