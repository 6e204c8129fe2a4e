// The entrance: search, the shop's aisles, what is chosen for this shopper, what is new.

import { useAnswer } from "../answers.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { h } from "../preact.js";
import * as query from "../query.js";
import { follow } from "../router.js";
import { identity } from "../shopper.js";
import { shopFacts } from "../shop.js";
import { useStore } from "../store.js";
import { ItemGrid, SkeletonGrid } from "../components/item-grid.js";
import { Degraded, Failure, retrievalFailure } from "../components/notices.js";
import { Picture } from "../components/picture.js";
import { SearchBox } from "../components/search-box.js";
import { usePageTitle, useRestoredScroll } from "./page-title.js";

const FEED_SIZE = 18;
const NEW_SIZE = 10;
const AISLES = 12;
const SIGNS = 3;

export function HomePage() {
  const who = useStore(identity);
  const feed = useAnswer(`feed ${who.shopper} ${who.session}`, (signal) =>
    api.recommend({ shopper: who.shopper, session: who.session, size: FEED_SIZE }, signal),
  );
  const arrivals = useAnswer(`new ${who.shopper} ${who.session}`, (signal) =>
    api.search({ query: "", shopper: who.shopper, session: who.session, sort: "newest", size: NEW_SIZE }, signal),
  );
  usePageTitle(null);
  useRestoredScroll(feed.answer !== null && arrivals.answer !== null);
  return [
    h(Entrance),
    h(Aisles),
    h(Shelf, {
      title: who.anonymous ? "For you" : `For ${who.shopper}`,
      lead: who.anonymous ? "Look around, and this shelf follows what you like." : null,
      ...feed,
      size: FEED_SIZE,
      skippable: true,
      kind: "home-feed",
    }),
    h(Shelf, { title: "New in", ...arrivals, size: NEW_SIZE, row: true, more: query.searchFor("", { sort: "newest" }) }),
  ];
}

function Entrance() {
  const { items, sampleQueries, categories } = useStore(shopFacts);
  return h(
    "div",
    { class: "entrance" },
    h(
      "div",
      { class: "entrance-inner" },
      h(HangingSigns, { categories }),
      h("h1", null, "What are you looking for?"),
      h("p", { class: "entrance-lead" }, items > 0 ? `${format.plural(items, "item")}, one search box.` : "One search box for the whole shop."),
      h(SearchBox, { id: "home-search", large: true }),
      sampleQueries.length > 0 &&
        h(
          "p",
          { class: "samples" },
          "Try ",
          sampleQueries.slice(0, 4).map((sample) => {
            const href = query.searchFor(sample);
            return h("a", { key: sample, class: "sample", href, onClick: follow(href) }, sample);
          }),
        ),
    ),
  );
}

/** Decoration: what the shop has most of, on signs that hang from the ceiling. */
function HangingSigns({ categories }) {
  const pictured = categories
    .map((category, index) => ({ ...category, number: index + 1 }))
    .filter(({ picture }) => picture)
    .slice(0, SIGNS);
  return h(
    "div",
    { class: "signs", "aria-hidden": "true" },
    pictured.map(({ name, picture, number }) =>
      h(
        "div",
        { class: "sign", key: name },
        h("span", { class: "sign-number" }, number),
        h(Picture, { item: { title: name, picture }, eager: true }),
      ),
    ),
  );
}

/** Categories as the numbered signs that hang above the aisles of a shop. */
function Aisles() {
  const { categories } = useStore(shopFacts);
  if (categories.length === 0) {
    return null;
  }
  return h(
    "section",
    { class: "section", "aria-labelledby": "aisles" },
    h("h2", { id: "aisles" }, "Aisles"),
    h(
      "ul",
      { class: "aisles" },
      categories.slice(0, AISLES).map(({ name, count, picture }, index) => {
        const href = query.searchFor("", { categories: [name] });
        return h(
          "li",
          { key: name },
          h(
            "a",
            { class: "aisle", href, onClick: follow(href) },
            h("span", { class: "aisle-number", "aria-hidden": "true" }, index + 1),
            h("span", { class: "aisle-picture" }, h(Picture, { item: { title: name, picture: picture ?? null } })),
            h("span", { class: "aisle-name" }, name),
            h("span", { class: "aisle-count" }, format.plural(count, "item")),
          ),
        );
      }),
    ),
  );
}

function Shelf({ title, lead = null, answer: given, error: problem, loading, retry, size, skippable = false, row = false, more = null, kind = "" }) {
  const failure = given && retrievalFailure(given);
  const error = failure ?? problem;
  const answer = failure ? null : given;
  if (answer && answer.items.length === 0) {
    return null;
  }
  const id = `shelf-${title.replace(/\W+/g, "-").toLowerCase()}`;
  return h(
    "section",
    { class: `section ${kind}`, "aria-labelledby": id },
    h(
      "div",
      { class: "section-head" },
      h("h2", { id }, title),
      more && h("a", { href: more, onClick: follow(more) }, "See all"),
    ),
    lead && h("p", { class: "section-lead" }, lead),
    error && h(Failure, { error, retry }),
    answer && h(Degraded, { stages: answer.stages }),
    answer
      ? h(ItemGrid, { items: answer.items, request: answer.request, skippable, row, busy: loading })
      : !error && h(SkeletonGrid, { size: Math.min(size, 12), row }),
  );
}
