// What a tenant's name may be: nothing that the store's keys give a meaning to.

export const tenantName = /^[A-Za-z0-9._-]{1,64}$/;
export const tenantExpected = "must have 1 to 64 letters, digits, dots, underscores or hyphens";
