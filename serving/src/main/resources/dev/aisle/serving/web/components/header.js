// The sign above every page: home, search, who shops, cart.

import { cart, pieces } from "../cart.js";
import * as format from "../format.js";
import { h } from "../preact.js";
import { follow } from "../router.js";
import { shopFacts } from "../shop.js";
import { useStore } from "../store.js";
import { CartIcon, Logo } from "./icons.js";
import { SearchBox } from "./search-box.js";
import { ShopperMenu } from "./shopper-menu.js";

const Brand = ({ name }) =>
  h("a", { class: "brand", href: "/", onClick: follow("/"), "aria-label": `${name}, home` }, h(Logo), h("span", null, name));

/** The sign above the studio, which is for those who run the shop. */
export function StudioHeader() {
  const { name } = useStore(shopFacts);
  return h(
    "header",
    { class: "header" },
    h(
      "div",
      { class: "header-row" },
      h(Brand, { name }),
      h("span", { class: "header-gap" }),
      h(
        "nav",
        { class: "header-actions", "aria-label": "Shop" },
        h("a", { class: "header-button", href: "/", onClick: follow("/") }, "To the shop"),
      ),
    ),
  );
}

/** @param {{home: boolean}} props the home page has its own, larger search box */
export function Header({ home }) {
  const { name } = useStore(shopFacts);
  const inCart = pieces(useStore(cart));
  return h(
    "header",
    { class: "header" },
    h(
      "div",
      { class: "header-row" },
      h(Brand, { name }),
      home ? h("span", { class: "header-gap" }) : h(SearchBox),
      h(
        "nav",
        { class: "header-actions", "aria-label": "Shopper and cart" },
        h(ShopperMenu),
        h(
          "a",
          {
            class: "header-button",
            href: "/cart",
            onClick: follow("/cart"),
            "aria-label": `Cart, ${format.plural(inCart, "piece")}`,
          },
          h(CartIcon, {}),
          h("span", { class: "header-label" }, "Cart"),
          inCart > 0 && h("span", { class: "cart-count", "aria-hidden": "true" }, inCart > 99 ? "99+" : inCart),
        ),
      ),
    ),
  );
}
