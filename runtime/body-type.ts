// The types of a body: by its schema where its media type has a codec, else bytes.

/** Media types with a codec; bodies of all others are bytes. */
export type CodecMediaType = `${string}json` | `${string}xml` | "application/x-www-form-urlencoded";

/** The type of a body in any of its media types. */
export type BodyIn<Content, Bytes> = {
  [MediaType in keyof Content]: MediaType extends CodecMediaType ? Content[MediaType] : Bytes;
}[keyof Content];
