// Results of a search, or the items of a category: the whole state is in the address.

import { useAnswer } from "../answers.js";
import * as api from "../api.js";
import { announce } from "../components/announcer.js";
import { Chips, filterText } from "../components/chips.js";
import { Dialog } from "../components/dialog.js";
import { adjust, Facets } from "../components/facets.js";
import { FilterIcon } from "../components/icons.js";
import { ItemGrid, SkeletonGrid } from "../components/item-grid.js";
import { Degraded, Failure, retrievalFailure } from "../components/notices.js";
import { Pager } from "../components/pager.js";
import * as format from "../format.js";
import { h, useEffect, useState } from "../preact.js";
import * as query from "../query.js";
import { follow } from "../router.js";
import { identity } from "../shopper.js";
import { shopFacts } from "../shop.js";
import { useStore } from "../store.js";
import { usePageTitle, useRestoredScroll } from "./page-title.js";

const WIDE = "(min-width: 60rem)";

/** Whether the filters have room beside the results. */
function useWide() {
  const [wide, setWide] = useState(matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const watch = () => setWide(media.matches);
    media.addEventListener("change", watch);
    return () => media.removeEventListener("change", watch);
  }, []);
  return wide;
}

/** What the page is a list of, as its heading and title say. */
function subject(wanted) {
  return wanted.q ? `“${wanted.q}”` : wanted.categories.length > 0 ? wanted.categories.join(", ") : "Everything";
}

/** @param {{search: string, cursor: string | null}} props */
export function ResultsPage({ search, cursor }) {
  const who = useStore(identity);
  const wanted = query.read(search);
  const body = query.body(wanted, who);
  const asked = useAnswer(JSON.stringify([body, cursor]), (signal) =>
    api.search(cursor ? { ...body, cursor } : body, signal),
  );
  const { loading, retry } = asked;
  const failure = asked.answer && retrievalFailure(asked.answer);
  const error = failure ?? asked.error;
  const answer = failure ? null : asked.answer;
  const wide = useWide();
  usePageTitle(subject(wanted));
  useRestoredScroll(answer !== null);
  useEffect(() => {
    if (answer && !loading) {
      announce(`${format.plural(answer.total, "result")} for ${answer.understoodAs ?? subject(wanted)}`);
    }
  }, [answer, loading]);

  const found = answer !== null && answer.total > 0;
  const facets = answer?.facets ?? [];
  return h(
    "div",
    { class: "results" },
    wide && h("aside", { class: "sidebar", "aria-label": "Filters" }, h(Facets, { wanted, facets })),
    h(
      "div",
      { class: "results-main" },
      h(ResultsHead, { wanted, answer, loading }),
      (found || query.active(wanted).length > 0 || loading) && h(Toolbar, { wanted, facets, wide, answer }),
      h(Chips, { wanted }),
      error && h(Failure, { error, retry }),
      answer && h(Degraded, { stages: answer.stages }),
      !answer && !error && h(SkeletonGrid, {}),
      found && h("h2", { class: "visually-hidden" }, "Items"),
      found && h(ItemGrid, { items: answer.items, request: answer.request, busy: loading }),
      found && answer.items.length === 0 && h(PastTheEnd, { wanted }),
      found && h(Pager, { wanted, page: wanted.page, pages: answer.pages, nextCursor: answer.nextCursor }),
      answer && !found && !loading && h(Nothing, { wanted, who }),
    ),
  );
}

function ResultsHead({ wanted, answer, loading }) {
  const total = answer && `${answer.totalIsExact === false ? "More than " : ""}${format.plural(answer.total, "result")}`;
  return h(
    "div",
    { class: "results-head" },
    h("h1", null, subject(wanted)),
    h("p", { class: "results-total" }, total ?? (loading ? "Searching…" : "")),
    answer?.understoodAs &&
      h(
        "p",
        { class: "corrected" },
        "Showing results for ",
        h("strong", null, answer.understoodAs),
        " instead of ",
        h("span", null, wanted.q),
        ".",
      ),
  );
}

function Toolbar({ wanted, facets, wide, answer }) {
  const [open, setOpen] = useState(false);
  const inForce = query.active(wanted).length;
  return h(
    "div",
    { class: "toolbar" },
    !wide &&
      h(
        "button",
        { class: "button button-quiet", type: "button", "aria-haspopup": "dialog", onClick: () => setOpen(true) },
        h(FilterIcon, {}),
        inForce > 0 ? `Filters (${inForce})` : "Filters",
      ),
    h(
      "label",
      { class: "sort" },
      h("span", null, "Sort by"),
      h(
        "select",
        { value: wanted.sort, onChange: (event) => adjust({ ...wanted, sort: event.currentTarget.value, page: 1 }) },
        query.SORTS.map(([value, name]) => h("option", { key: value, value, selected: value === wanted.sort }, name)),
      ),
    ),
    open &&
      !wide &&
      h(
        Dialog,
        { title: "Filters", kind: "dialog-sheet-bottom", onClose: () => setOpen(false) },
        h(Facets, { wanted, facets }),
        h(
          "div",
          { class: "sheet-foot" },
          h(
            "button",
            { class: "button button-wide", type: "button", onClick: () => setOpen(false) },
            answer ? `Show ${format.plural(answer.total, "result")}` : "Show results",
          ),
        ),
      ),
  );
}

function PastTheEnd({ wanted }) {
  const href = query.href({ ...wanted, page: 1 });
  return h(
    "div",
    { class: "notice" },
    h("p", null, `There is no page ${format.count(wanted.page)} of this list.`),
    h("a", { class: "button", href, onClick: follow(href) }, "Go to the first page"),
  );
}

/** Nothing found: what stood in the way, and where to go from here. */
function Nothing({ wanted, who }) {
  const { sampleQueries } = useStore(shopFacts);
  const active = query.active(wanted);
  const feed = useAnswer(`feed ${who.shopper} ${who.session}`, (signal) =>
    api.recommend({ shopper: who.shopper, session: who.session, size: 6 }, signal),
  );
  const samples = sampleQueries.filter((sample) => sample !== wanted.q).slice(0, 5);
  return h(
    "div",
    { class: "nothing" },
    h("h2", null, "Nothing matches"),
    active.length > 0
      ? h(
          "div",
          null,
          h("p", null, "The filters may be too narrow. Without one of them there may be more:"),
          h(
            "ul",
            { class: "chips" },
            active.map((filter) => {
              const href = query.href(filter.without);
              return h(
                "li",
                { key: filter.field + filter.value },
                h("a", { class: "chip", href, onClick: follow(href) }, `Without ${filterText(filter)}`),
              );
            }),
          ),
        )
      : h("p", null, "Check the spelling, try fewer words, or a more general one: “shoes” rather than “red size 42 running shoes”."),
    samples.length > 0 &&
      h(
        "p",
        { class: "samples" },
        "Others look for ",
        samples.map((sample) => {
          const href = query.searchFor(sample);
          return h("a", { key: sample, class: "sample", href, onClick: follow(href) }, sample);
        }),
      ),
    feed.answer?.items.length > 0 && [
      h("h2", null, "You may like"),
      h(ItemGrid, { items: feed.answer.items, request: feed.answer.request, skippable: true }),
    ],
  );
}
