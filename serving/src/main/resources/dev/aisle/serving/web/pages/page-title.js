// What the browser's tab says, and where a page was scrolled to.

import { useEffect, useLayoutEffect } from "../preact.js";
import { place, rememberedScroll } from "../router.js";
import { shopFacts } from "../shop.js";
import { useStore } from "../store.js";

export function usePageTitle(title) {
  const { name } = useStore(shopFacts);
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title, name]);
}

/** Scrolls to where the shopper left the page, once there is something to scroll. */
export function useRestoredScroll(ready) {
  useLayoutEffect(() => {
    const { arrival } = place.get();
    if (ready && (arrival === "back" || arrival === "load")) {
      scrollTo(0, rememberedScroll());
    }
  }, [ready]);
}
