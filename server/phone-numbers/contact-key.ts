// Under which key the store has a tenant's contact: no contactID of one tenant ever names a contact of another.

/** The contract allows no control character in a contactID, nor does a tenant's name have one: the key tells both apart. */
const separator = "\u001f";

/**
 * The key of a contact. The tenant without a name has the contactIDs themselves. One function for all, so that a token
 * cannot reach what is not its tenant's (OWASP API1:2023): the keys differ, whatever the operation.
 */
export function contactKey(tenant: string | undefined, contactID: string): string {
  return tenant === undefined ? contactID : `${separator}${tenant}${separator}${contactID}`;
}

/** The contactID of a tenant's key; undefined: the key is another tenant's. */
export function toContactID(tenant: string | undefined, key: string): string | undefined {
  const before = contactKey(tenant, "");
  const isOwn = tenant === undefined ? !key.startsWith(separator) : key.startsWith(before);
  return isOwn ? key.slice(before.length) : undefined;
}
