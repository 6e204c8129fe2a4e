// Items as a grid of cards, or the shape of one while they are on their way.

import { h } from "../preact.js";
import { Card } from "./card.js";

const ABOVE_THE_FOLD = 4;

export function ItemGrid({ items, request, skippable = false, busy = false, row = false }) {
  return h(
    "ul",
    { class: row ? "grid grid-row" : "grid", "aria-busy": busy ? "true" : undefined },
    items.map((item, index) =>
      h(Card, { key: item.id, item, request, skippable, eager: index < ABOVE_THE_FOLD }),
    ),
  );
}

export function SkeletonGrid({ size = 12, row = false }) {
  return h(
    "div",
    { class: row ? "grid grid-row" : "grid", role: "img", "aria-label": "Loading items" },
    Array.from({ length: size }, (_, index) =>
      h(
        "div",
        { class: "card skeleton", key: index },
        h("div", { class: "card-picture" }),
        h("div", { class: "bone bone-long" }),
        h("div", { class: "bone bone-short" }),
      ),
    ),
  );
}
