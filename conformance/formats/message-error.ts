// A message that is not what its schema says in its media type, with the place in the contract.

export class MessageError extends Error {
  override readonly name = "MessageError";
  /** JSON pointer into the contract. */
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}
