// What the shopper is about to buy.

import { cart, orderCart, pieces, setQuantity, total } from "../cart.js";
import { announce } from "../components/announcer.js";
import { Price } from "../components/facts.js";
import { Picture } from "../components/picture.js";
import * as format from "../format.js";
import { h, useState } from "../preact.js";
import { follow, itemPath } from "../router.js";
import { useStore } from "../store.js";
import { usePageTitle } from "./page-title.js";

const MOST = 10;

export function CartPage() {
  const lines = useStore(cart);
  const [ordered, setOrdered] = useState(false);
  usePageTitle("Cart");
  const placeOrder = async () => {
    await orderCart();
    setOrdered(true);
    announce("Ordered. Thank you!");
  };
  return h(
    "div",
    { class: "cart-page" },
    h("h1", null, ordered ? "Thank you" : "Cart"),
    ordered && h("p", null, "Your order is in the log. This is a demonstration shop, so nothing is shipped."),
    lines.length === 0
      ? h(
          "p",
          null,
          !ordered && "Nothing in here yet. ",
          h("a", { href: "/", onClick: follow("/") }, ordered ? "Go on shopping" : "Look around"),
        )
      : [
          h("ul", { class: "cart-lines" }, lines.map((line) => h(Line, { key: line.id, line }))),
          h(
            "div",
            { class: "cart-total" },
            h("p", null, `${format.plural(pieces(lines), "piece")}, together `, h("strong", null, format.price(total(lines)))),
            h("button", { class: "button", type: "button", onClick: placeOrder }, "Place the order"),
          ),
        ],
  );
}

function Line({ line }) {
  const href = itemPath(line.id);
  const quantities = Array.from({ length: Math.max(MOST, line.quantity) }, (_, index) => index + 1);
  return h(
    "li",
    { class: "cart-line" },
    h("div", { class: "cart-picture" }, h(Picture, { item: line })),
    h("h2", { class: "cart-title" }, h("a", { href, onClick: follow(href) }, line.title)),
    h(Price, { value: line.price }),
    h(
      "label",
      { class: "sort" },
      h("span", null, "Pieces"),
      h(
        "select",
        {
          "aria-label": `Pieces of ${line.title}`,
          value: line.quantity,
          onChange: (event) => setQuantity(line.id, Number(event.currentTarget.value)),
        },
        quantities.map((quantity) => h("option", { key: quantity, value: quantity, selected: quantity === line.quantity }, quantity)),
      ),
    ),
    h(
      "button",
      { class: "text-button", type: "button", "aria-label": `Remove ${line.title}`, onClick: () => setQuantity(line.id, 0) },
      "Remove",
    ),
  );
}
