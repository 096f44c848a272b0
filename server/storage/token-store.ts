// The port to the tokens that callers hold: what access control needs of a store, and what every adapter must promise.

export interface StoredToken {
  /** Names the caller; unique among all tokens, revoked ones too. */
  readonly name: string;
  /** SHA-256 of the token in lower-case hexadecimal digits. The token itself is nowhere kept. */
  readonly digest: string;
  readonly scopes: readonly string[];
  /** Undefined: the tenant that needs no name. */
  readonly tenant?: string | undefined;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  /** Undefined: never. */
  readonly expiresAt?: number | undefined;
  readonly revokedAt?: number | undefined;
}

export interface TokenStore {
  /** False: the name or the token is there already, and nothing was stored. */
  add(token: StoredToken): Promise<boolean>;
  /** The token of a digest, expired and revoked ones too. @throws StoreUnavailable */
  find(digest: string): Promise<StoredToken | undefined>;
  /** All of them, by their names. */
  list(): Promise<StoredToken[]>;
  /** False: no token of the name, or it is revoked already. */
  revoke(name: string, revokedAt: number): Promise<boolean>;
  close(): Promise<void>;
}
