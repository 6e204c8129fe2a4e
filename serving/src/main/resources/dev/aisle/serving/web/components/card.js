// An item in a list.

import { log } from "../events.js";
import { h, useState } from "../preact.js";
import { follow, itemPath } from "../router.js";
import { Price, Rating, Stock } from "./facts.js";
import { HideIcon } from "./icons.js";
import { Picture } from "./picture.js";
import { askWhy } from "./why.js";

/**
 * @param {{item: object, request: string, eager?: boolean, skippable?: boolean}} props `request` made
 *     the list; `skippable` lists are ours to choose, so the shopper may say "not interested"
 */
export function Card({ item, request, eager = false, skippable = false }) {
  const [skipped, setSkipped] = useState(false);
  if (skipped) {
    return h("li", { class: "card card-skipped" }, h("p", { role: "status" }, "Noted. You will see less like this."));
  }
  const href = itemPath(item.id);
  const open = follow(href, { state: { request } });
  const opened = (event) => {
    log("click", item.id, { request });
    open(event);
  };
  const skip = () => {
    log("skip", item.id, { request });
    setSkipped(true);
  };
  return h(
    "li",
    { class: "card", "data-item": item.id },
    h("div", { class: "card-picture" }, h(Picture, { item, eager })),
    h(
      "div",
      { class: "card-text" },
      item.brand && h("p", { class: "card-brand" }, item.brand),
      h(
        "h3",
        { class: "card-title" },
        h("a", { href, onClick: opened, onAuxClick: (event) => event.button === 1 && log("click", item.id, { request }) }, item.title),
      ),
      h(Rating, { value: item.rating, count: item.ratingCount }),
      h(Stock, { item }),
    ),
    h(
      "div",
      { class: "card-foot" },
      h(Price, { value: item.price }),
      h(
        "button",
        {
          class: "why-button",
          type: "button",
          "aria-haspopup": "dialog",
          "aria-label": `Why is this here? ${item.title}`,
          onClick: () => askWhy({ request, item }),
        },
        "Why?",
      ),
    ),
    skippable &&
      h(
        "button",
        { class: "skip-button", type: "button", "aria-label": `Not interested in ${item.title}`, title: "Not interested", onClick: skip },
        h(HideIcon, { size: 18 }),
      ),
  );
}
