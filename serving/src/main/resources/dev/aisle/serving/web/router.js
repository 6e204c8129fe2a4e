// The address is the state: every page is a function of it, so back, forward, reload and sharing
// work by themselves. What only helps (which request led here) travels in the history entry.

import { createStore } from "./store.js";

const POSITIONS = "aisle.scroll";

const read = (arrival) => ({
  path: location.pathname,
  search: location.search,
  state: history.state ?? {},
  arrival,
});

/** `arrival` says how the page was reached: "load", "link", "adjust" (same page, other filters) or "back". */
export const place = createStore(read("load"));

const entryKey = () => history.state?.key ?? "first";

function rememberScroll() {
  const positions = JSON.parse(sessionStorage.getItem(POSITIONS) ?? "{}");
  positions[entryKey()] = scrollY;
  const recent = Object.fromEntries(Object.entries(positions).slice(-50));
  sessionStorage.setItem(POSITIONS, JSON.stringify(recent));
}

/** Where this history entry was scrolled to when it was left. */
export const rememberedScroll = () =>
  JSON.parse(sessionStorage.getItem(POSITIONS) ?? "{}")[entryKey()] ?? 0;

const freshKey = () => Math.random().toString(36).slice(2);

/**
 * Goes to a page of the shop.
 *
 * @param {string} href
 * @param {{state?: object, adjust?: boolean, replace?: boolean}} [options] `adjust` keeps scroll
 *     and focus: the same page with other filters
 */
export function navigate(href, { state = {}, adjust = false, replace = false } = {}) {
  rememberScroll();
  const entry = { ...state, key: freshKey() };
  if (replace) {
    history.replaceState(entry, "", href);
  } else {
    history.pushState(entry, "", href);
  }
  place.set(read(adjust ? "adjust" : "link"));
  if (!adjust) {
    scrollTo(0, 0);
  }
}

/** Whether a click on a link is ours to handle, and not for a new tab or a download. */
export const isPlainClick = (event) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** An `onClick` that follows a link within the page. */
export const follow = (href, options) => (event) => {
  if (isPlainClick(event)) {
    event.preventDefault();
    navigate(href, options);
  }
};

export function startRouter() {
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => place.set(read("back")));
  addEventListener("pagehide", rememberScroll);
  let pending = 0;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(pending);
      pending = setTimeout(rememberScroll, 120);
    },
    { passive: true },
  );
}

export const itemPath = (id) => `/item/${encodeURIComponent(id)}`;
