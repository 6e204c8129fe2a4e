// One item: what it is, what it costs, what is like it.

import { useAnswer } from "../answers.js";
import * as api from "../api.js";
import { addToCart, order } from "../cart.js";
import { announce } from "../components/announcer.js";
import { Price, Rating, Stock } from "../components/facts.js";
import { ItemGrid, SkeletonGrid } from "../components/item-grid.js";
import { Degraded, Failure } from "../components/notices.js";
import { Picture } from "../components/picture.js";
import { measureDwell } from "../events.js";
import * as format from "../format.js";
import { h, useEffect, useState } from "../preact.js";
import * as query from "../query.js";
import { follow } from "../router.js";
import { identity } from "../shopper.js";
import { shopFacts } from "../shop.js";
import { useStore } from "../store.js";
import { NotFoundPage } from "./not-found.js";
import { usePageTitle, useRestoredScroll } from "./page-title.js";

const SIMILAR_SIZE = 10;

/** @param {{id: string, request: string | null}} props `request` made the list that led here */
export function ItemPage({ id, request }) {
  const { answer: item, error, retry } = useAnswer(`item ${id}`, (signal) => api.item(id, signal));
  const known = item !== null;
  usePageTitle(item?.title ?? "Item");
  useRestoredScroll(known);
  useEffect(() => (known ? measureDwell(id, request) : undefined), [known]);
  if (error) {
    return error.status === 404 ? h(NotFoundPage) : h(Failure, { error, retry });
  }
  return h("div", { class: "item-page" }, item ? h(Item, { item, request }) : h(ItemSkeleton), h(Similar, { id }));
}

function Item({ item, request }) {
  return [
    h(Breadcrumbs, { categories: item.categories }),
    h(
      "article",
      { class: "item" },
      h("div", { class: "item-picture" }, h(Picture, { item, alt: item.title, eager: true })),
      h(
        "div",
        { class: "item-text" },
        item.brand && h("p", { class: "item-brand" }, h(BrandLink, { brand: item.brand })),
        h("h1", null, item.title),
        h(Rating, { value: item.rating, count: item.ratingCount, spelled: true }),
        h("p", { class: "item-price" }, h(Price, { value: item.price, large: true })),
        h(Stock, { item, spelled: true }),
        h(Purchase, { item, request }),
        item.description && h("p", { class: "item-description" }, item.description),
        h(Attributes, { attributes: item.attributes ?? {} }),
      ),
    ),
  ];
}

function BrandLink({ brand }) {
  const href = query.searchFor("", { brands: [brand] });
  return h("a", { href, onClick: follow(href) }, brand);
}

function Breadcrumbs({ categories }) {
  const { name: shop } = useStore(shopFacts);
  const trail = [[shop, "/"], ...categories.map((name) => [name, query.searchFor("", { categories: [name] })])];
  return h(
    "nav",
    { class: "breadcrumbs", "aria-label": "Breadcrumbs" },
    h("ol", null, trail.map(([name, href]) => h("li", { key: href }, h("a", { href, onClick: follow(href) }, name)))),
  );
}

function Purchase({ item, request }) {
  const [done, setDone] = useState("");
  const say = (text) => {
    setDone(text);
    announce(text);
  };
  const add = () => {
    addToCart(item, request);
    say("Added to the cart.");
  };
  const buy = async () => {
    await order([{ ...item, request, quantity: 1 }]);
    say("Ordered. Thank you!");
  };
  return h(
    "div",
    { class: "purchase" },
    h("button", { class: "button", type: "button", disabled: !item.inStock, onClick: add }, "Add to cart"),
    h("button", { class: "button button-quiet", type: "button", disabled: !item.inStock, onClick: buy }, "Buy now"),
    done && h("p", { class: "purchase-done" }, done, " ", done.startsWith("Added") && h("a", { href: "/cart", onClick: follow("/cart") }, "Go to the cart")),
  );
}

function Attributes({ attributes }) {
  const rows = Object.entries(attributes);
  if (rows.length === 0) {
    return null;
  }
  return h(
    "table",
    { class: "attributes" },
    h("caption", null, "Details"),
    h(
      "tbody",
      null,
      rows.map(([name, value]) =>
        h("tr", { key: name }, h("th", { scope: "row" }, format.fieldName(name)), h("td", null, format.attributeText(value))),
      ),
    ),
  );
}

function ItemSkeleton() {
  return h(
    "div",
    { class: "item skeleton", role: "img", "aria-label": "Loading the item" },
    h("div", { class: "item-picture" }, h("span", { class: "picture" })),
    h("div", { class: "item-text" }, [1, 2, 3, 4].map((line) => h("div", { class: "bone bone-long", key: line }))),
  );
}

function Similar({ id }) {
  const who = useStore(identity);
  const { answer, error, loading, retry } = useAnswer(`similar ${id} ${who.shopper} ${who.session}`, (signal) =>
    api.recommend({ shopper: who.shopper, session: who.session, item: id, size: SIMILAR_SIZE }, signal),
  );
  if (error?.status === 404 || (answer && answer.items.length === 0)) {
    return null;
  }
  return h(
    "section",
    { class: "section", "aria-labelledby": "similar" },
    h("h2", { id: "similar" }, "Similar items"),
    error && h(Failure, { error, retry }),
    answer && h(Degraded, { stages: answer.stages }),
    answer
      ? h(ItemGrid, { items: answer.items, request: answer.request, row: true, skippable: true, busy: loading })
      : !error && h(SkeletonGrid, { size: 5, row: true }),
  );
}
