// What stands below every page.

import * as format from "../format.js";
import { h } from "../preact.js";
import { follow } from "../router.js";
import { shopFacts } from "../shop.js";
import { useStore } from "../store.js";

export function Footer() {
  const { name, items } = useStore(shopFacts);
  return h(
    "footer",
    { class: "footer" },
    h("p", null, items > 0 ? `${name}: ${format.plural(items, "item")} on the shelves.` : name),
    h("p", null, "A demonstration shop: nothing is shipped and no money moves."),
    h("p", null, h("a", { href: "/studio", onClick: follow("/studio") }, "Studio")),
    h("p", null, h("a", { href: "/openapi.json" }, "HTTP API")),
  );
}
