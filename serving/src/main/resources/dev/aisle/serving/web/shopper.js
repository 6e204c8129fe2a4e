// Who shops here: an id that stays with the browser, a session that stays with the tab.

import { createStore } from "./store.js";

const ANONYMOUS = "aisle.anonymous";
const CHOSEN = "aisle.shopper";
const SESSION = "aisle.session";

/** A fresh id. Web crypto's randomUUID exists on https and localhost only; this one everywhere. */
function freshId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function kept(storage, key, make) {
  let value = storage.getItem(key);
  if (!value) {
    value = make();
    storage.setItem(key, value);
  }
  return value;
}

const read = () => ({
  shopper: localStorage.getItem(CHOSEN) ?? kept(localStorage, ANONYMOUS, () => freshId("anonymous-")),
  session: kept(sessionStorage, SESSION, () => freshId("session-")),
  anonymous: localStorage.getItem(CHOSEN) === null,
});

export const identity = createStore(read());

/**
 * Shops as someone else from now on, in a new session.
 *
 * @param {string | null} shopper a known shopper, null for this browser's anonymous one
 */
export function shopAs(shopper) {
  if (shopper === null) {
    localStorage.removeItem(CHOSEN);
  } else {
    localStorage.setItem(CHOSEN, shopper);
  }
  sessionStorage.removeItem(SESSION);
  identity.set(read());
}
