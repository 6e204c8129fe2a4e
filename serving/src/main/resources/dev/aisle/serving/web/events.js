// What shoppers do, sent to the log. Impressions are logged by the server, with the page it made;
// everything here names the request of that page, so that the log can tell what led to what.

import * as api from "./api.js";
import { identity } from "./shopper.js";

/**
 * Logs what the shopper did with an item. Never gets in the way of the page: an event that cannot
 * be sent is reported on the console and forgotten.
 *
 * @param {"click" | "add_to_cart" | "order" | "skip" | "dwell"} kind
 * @param {string} item
 * @param {{request?: string | null, price?: string | null, quantity?: number, dwellMillis?: number}} [details]
 */
export function log(kind, item, { request = null, price = null, quantity = 1, dwellMillis } = {}) {
  const { shopper, session } = identity.get();
  const event = { type: "interaction", kind, item, shopper, session, quantity, time: new Date().toISOString() };
  if (request) {
    event.request = request;
  }
  if (price) {
    event.price = price;
  }
  if (dwellMillis !== undefined) {
    event.dwellMillis = dwellMillis;
  }
  return api.events([event]).then(warnOfRejected, (error) => console.warn("not logged:", kind, error.message));
}

function warnOfRejected(answer) {
  answer.rejected?.forEach(({ place, problem }) => console.warn("event rejected:", place, problem));
}

/**
 * Measures how long an item's page is looked at: time with the page in front only, logged once,
 * when the returned function is called or the browser leaves.
 */
export function measureDwell(item, request) {
  let seen = 0;
  let since = document.visibilityState === "visible" ? performance.now() : null;
  let sent = false;
  const onVisibility = () => {
    if (document.visibilityState === "visible") {
      since = performance.now();
    } else if (since !== null) {
      seen += performance.now() - since;
      since = null;
    }
  };
  const finish = () => {
    document.removeEventListener("visibilitychange", onVisibility);
    removeEventListener("pagehide", finish);
    if (!sent) {
      sent = true;
      const millis = Math.round(seen + (since === null ? 0 : performance.now() - since));
      log("dwell", item, { request, dwellMillis: millis });
    }
  };
  document.addEventListener("visibilitychange", onVisibility);
  addEventListener("pagehide", finish);
  return finish;
}
