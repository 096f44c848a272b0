// A store for storeConformance that is closed and opened again.
import type { PhoneNumberStore } from "../../../server/storage/phone-number-store.ts";

/** `remove` removes its database after it is closed. */
export async function reopening(open: () => PhoneNumberStore | Promise<PhoneNumberStore>, remove?: () => unknown) {
  let store = await open();
  return {
    store,
    async reopen() {
      await store.close();
      store = await open();
      return store;
    },
    async cleanUp() {
      await store.close();
      await remove?.();
    },
  };
}
