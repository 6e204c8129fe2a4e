// Says to screen readers what changed on the page.

import { h } from "../preact.js";
import { createStore, useStore } from "../store.js";

const message = createStore("");

/** @param {string} text what changed: "42 results for shoes" */
export const announce = (text) => message.set(text);

/** The one live region of the page. */
export function Announcer() {
  return h("p", { class: "visually-hidden", role: "status", "aria-live": "polite" }, useStore(message));
}
