// An item's picture, or a drawn stand-in where it has none.

import { h, useState } from "../preact.js";

/**
 * @param {{item: {title: string, picture: string | null, categories?: string[]}, alt?: string, eager?: boolean}} props
 *     `alt` is empty where the title stands beside the picture
 */
export function Picture({ item, alt = "", eager = false }) {
  const [missing, setMissing] = useState(false);
  if (!item.picture || missing) {
    return h(StandIn, { label: item.categories?.at(-1) ?? item.title, alt });
  }
  return h("img", {
    class: "picture",
    src: item.picture,
    alt,
    width: 512,
    height: 512,
    loading: eager ? "eager" : "lazy",
    decoding: "async",
    onError: () => setMissing(true),
  });
}

function StandIn({ label, alt }) {
  const named = alt ? { role: "img", "aria-label": `No picture of ${alt}` } : { "aria-hidden": "true" };
  return h(
    "span",
    { class: "picture stand-in", ...named },
    h(
      "svg",
      { viewBox: "0 0 64 64", width: 64, height: 64, focusable: "false" },
      h("path", { d: "M12 22 32 12l20 10v21L32 53 12 43Z" }),
      h("path", { d: "M12 22 32 32l20-10M32 32v21M22 17l20 10v6" }),
    ),
    h("span", { class: "stand-in-label" }, label),
  );
}
