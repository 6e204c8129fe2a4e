// The facts that every view of an item shows: price, rating, stock.

import * as format from "../format.js";
import { h } from "../preact.js";

/** The price on a shelf label. */
export function Price({ value, large = false }) {
  if (value === null || value === undefined) {
    return h("span", { class: "price-absent" }, "Price on request");
  }
  return h("span", { class: large ? "price price-large" : "price" }, format.price(value));
}

const STAR = "m10 1.6 2.5 5.4 5.9.7-4.4 4 1.2 5.8L10 14.6l-5.2 2.9L6 11.7l-4.4-4 5.9-.7z";

/** Stars to the nearest half, with the figures for those who cannot see them. */
export function Rating({ value, count, spelled = false }) {
  if (value === null || value === undefined) {
    return spelled ? h("p", { class: "rating-absent" }, "Not rated yet") : null;
  }
  const halves = Math.round(value * 2);
  const words = `Rated ${value.toFixed(1)} of 5 in ${format.plural(count, "review")}`;
  return h(
    "p",
    { class: "rating" },
    h(
      "svg",
      { class: "stars", viewBox: "0 0 100 20", width: 80, height: 16, role: "img", "aria-label": words },
      [0, 1, 2, 3, 4].map((star) =>
        h("path", { class: "star", d: STAR, transform: `translate(${star * 20} 0)` }),
      ),
      h(
        "svg",
        { x: 0, y: 0, width: halves * 10, height: 20, viewBox: `0 0 ${Math.max(halves * 10, 1)} 20` },
        [0, 1, 2, 3, 4].map((star) =>
          h("path", { class: "star star-lit", d: STAR, transform: `translate(${star * 20} 0)` }),
        ),
      ),
    ),
    h(
      "span",
      { class: "rating-count", "aria-hidden": "true" },
      spelled ? `${value.toFixed(1)} · ${format.plural(count, "review")}` : `(${format.count(count)})`,
    ),
  );
}

const FEW = 5;

/** Whether it can be had; says nothing on a card where there is plenty. */
export function Stock({ item, spelled = false }) {
  if (!item.inStock) {
    return h("p", { class: "stock stock-out" }, "Sold out");
  }
  if (item.stock !== null && item.stock !== undefined && item.stock <= FEW) {
    return h("p", { class: "stock stock-low" }, `Only ${item.stock} left`);
  }
  return spelled ? h("p", { class: "stock stock-in" }, "In stock") : null;
}
