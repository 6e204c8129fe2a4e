// The studio: what shoppers do with the shop, and how fast it answers, as it happens.

import * as api from "../api.js";
import { BackgroundShoppers } from "../components/background-shoppers.js";
import { Failure } from "../components/notices.js";
import { KeyForm, needsKey, Part, StudioPages } from "../components/studio-parts.js";
import { ClickRates, Figures, TrafficOverTime } from "../components/traffic-plots.js";
import * as format from "../format.js";
import { h, useEffect, useState } from "../preact.js";
import * as query from "../query.js";
import { follow, navigate } from "../router.js";
import { usePageTitle } from "./page-title.js";

const FRESH_MILLIS = 5_000;
const LISTED = 12; // queries of a kind
const WINDOWS = [
  ["1h", "Hour"],
  ["24h", "Day"],
  ["7d", "Week"],
  ["60d", "60 days"],
];
const IN_WORDS = { "1h": "in this hour", "24h": "in these 24 hours", "7d": "in these 7 days", "60d": "in these 60 days" };

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

function read(search) {
  const parameters = new URLSearchParams(search);
  const wanted = parameters.get("window");
  const until = parameters.get("until");
  return {
    window: WINDOWS.some(([window]) => window === wanted) ? wanted : "24h",
    until: until && !Number.isNaN(Date.parse(until)) ? until : null,
  };
}

const href = (window, until = null) => `/studio?window=${window}${until ? `&until=${encodeURIComponent(until)}` : ""}`;

/**
 * The traffic of a window, asked for again while the page can be seen.
 *
 * @param {boolean} live whether to go on asking
 */
function useTraffic(window, until, live) {
  const [state, setState] = useState({ traffic: null, at: null, error: null });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    let timer = 0;
    const ask = async () => {
      try {
        const traffic = await api.traffic(window, until, controller.signal);
        setState({ traffic, at: new Date(), error: null });
      } catch (error) {
        if (!controller.signal.aborted) {
          setState((old) => ({ ...old, error }));
        }
        if (needsKey(error)) {
          return;
        }
      }
      again();
    };
    const again = () => {
      clearTimeout(timer);
      if (live && !until && !document.hidden && !controller.signal.aborted) {
        timer = setTimeout(ask, FRESH_MILLIS);
      }
    };
    const onVisibility = () => (document.hidden ? clearTimeout(timer) : live && !until && ask());
    document.addEventListener("visibilitychange", onVisibility);
    ask();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [window, until, live, attempt]);
  return { ...state, refresh: () => setAttempt((before) => before + 1) };
}

/** @param {{search: string}} props the address's query */
export function StudioPage({ search }) {
  const { window, until } = read(search);
  const [live, setLive] = useState(true);
  const { traffic, at, error, refresh } = useTraffic(window, until, live);
  usePageTitle("Studio");
  return h(
    "div",
    { class: "studio" },
    h(
      "div",
      { class: "studio-head" },
      h("h1", null, "Studio"),
      h(StudioPages),
      h(WindowChoice, { window, until }),
      h(Freshness, { at, until, live, setLive }),
    ),
    error && h(needsKey(error) ? KeyForm : Failure, { error, retry: refresh }),
    traffic ? h(Report, { traffic, until, refresh }) : !error && h("p", { class: "fine-print", "aria-busy": "true" }, "Adding up…"),
  );
}

function WindowChoice({ window, until }) {
  return h(
    "fieldset",
    { class: "windows" },
    h("legend", { class: "visually-hidden" }, "Stretch of time"),
    WINDOWS.map(([value, name]) =>
      h(
        "label",
        { class: "window", key: value },
        h("input", {
          type: "radio",
          name: "window",
          value,
          checked: value === window,
          onChange: () => navigate(href(value, until), { adjust: true }),
        }),
        h("span", null, name),
      ),
    ),
  );
}

function Freshness({ at, until, live, setLive }) {
  if (until) {
    return h(
      "p",
      { class: "freshness" },
      `Looking back from ${date.format(new Date(until))}. `,
      h("a", { href: "/studio", onClick: follow("/studio") }, "Back to now"),
    );
  }
  return h(
    "p",
    { class: "freshness" },
    h("label", { class: "tick" }, h("input", { type: "checkbox", checked: live, onChange: () => setLive(!live) }), h("span", { class: "tick-name" }, "Live")),
    h("span", { class: "freshness-at" }, at ? `as of ${clock.format(at)}` : ""),
  );
}

function Report({ traffic, until, refresh }) {
  const quiet = traffic.totals.pages === 0 && traffic.totals.clicks === 0 && traffic.totals.orders === 0;
  return [
    traffic.backgroundShoppers && !until && h(BackgroundShoppers, { status: traffic.backgroundShoppers, changed: refresh }),
    quiet ? h(Quiet, { traffic }) : h(Busy, { traffic }),
    h(Stages, { traffic }),
  ];
}

function Busy({ traffic }) {
  const { totals, clickRates, queries, zeroResultQueries } = traffic;
  const share = totals.clicksPerExposure;
  return [
    h(
      "dl",
      { class: "totals" },
      h(Total, { name: "Pages", value: format.count(totals.pages) }),
      h(Total, {
        name: "Clicks per exposure",
        value: share.exposures > 0 ? format.percent(share.rate) : "–",
        detail: `of ${format.plural(share.exposures, "exposure")}`,
      }),
      h(Total, { name: "Clicks", value: format.count(totals.clicks) }),
      h(Total, { name: "Orders", value: format.count(totals.orders) }),
      h(Total, { name: "Sales", value: format.price(totals.revenue) }),
    ),
    h(Part, { title: "Traffic" }, h(TrafficOverTime, { traffic })),
    clickRates.length > 0 &&
      h(
        Part,
        {
          title: "Clicks by position",
          lead: "The share of exposures that were clicked, with 95\u00a0% intervals. What stands first is seen first, so this is no measure of quality by itself.",
        },
        h(ClickRates, { clickRates }),
      ),
    h(
      "div",
      { class: "query-tables" },
      h(Part, { title: "Top queries" }, queries.length > 0 ? h(TopQueries, { queries }) : h("p", { class: "studio-none" }, "Nobody typed a query.")),
      h(
        Part,
        { title: "Without results" },
        zeroResultQueries.length > 0
          ? h(Figures, { caption: "Queries without results", hidden: true, heads: ["Query", "Searches"], rows: zeroResultQueries.slice(0, LISTED).map((row) => [h(QueryLink, row), searches(row)]) })
          : h("p", { class: "studio-none" }, "Every query found something."),
      ),
    ),
  ];
}

const Total = ({ name, value, detail = null }) =>
  h("div", { class: "total" }, h("dt", null, name), h("dd", null, h("span", { class: "total-value" }, value), detail && h("span", { class: "total-detail" }, detail)));

/** Counts are exact unless there were too many different queries to count them all. */
const searches = ({ searches: least, searchesAtMost }) => (least === searchesAtMost ? format.count(least) : `${format.count(least)} or more`);

const QueryLink = ({ query: text }) => {
  const to = query.searchFor(text);
  return h("a", { href: to, onClick: follow(to) }, text);
};

const TopQueries = ({ queries }) =>
  h(Figures, {
    caption: "Top queries",
    hidden: true,
    heads: ["Query", "Searches", "Led to a click", "Orders"],
    rows: queries.slice(0, LISTED).map((row) => [
      h(QueryLink, row),
      searches(row),
      row.searches > 0 ? format.percent(row.clickedSearches / row.searches) : "–",
      format.count(row.orders),
    ]),
  });

/** Nothing happened: how something would, or where something did. */
function Quiet({ traffic }) {
  const { latest, window, backgroundShoppers } = traffic;
  const back = latest && href(window, latest);
  return h(
    "div",
    { class: "notice" },
    h("h2", null, latest ? `Nothing happened ${IN_WORDS[window]}` : "No page has been shown yet"),
    latest && h("p", null, "The last traffic is from ", h("a", { href: back, onClick: follow(back) }, date.format(new Date(latest))), "."),
    h(
      "p",
      null,
      h("a", { href: "/", onClick: follow("/") }, "Look around in the shop"),
      " and it shows up here within seconds",
      backgroundShoppers ? ", or let simulated shoppers browse with the switch above." : ". Your own pages report through the ",
      !backgroundShoppers && h("a", { href: "/openapi.json" }, "HTTP API"),
      !backgroundShoppers && ": the answer to a search is counted by itself, clicks and orders go to POST /v1/events.",
    ),
  );
}

/** How long each stage takes, from the median to the slowest hundredth. */
function Stages({ traffic }) {
  const { stages, cascade } = traffic;
  if (stages.length === 0) {
    return null;
  }
  const longest = Math.max(...stages.map(({ p99Micros }) => p99Micros), cascade.p99Micros, 1);
  const row = (name, detail, latency) => [
    [h("span", { class: "stage-name", key: "name" }, name), h("span", { class: "stage-detail", key: "detail" }, detail)],
    h(Spread, { longest, ...latency }),
    micros(latency.p50Micros),
    micros(latency.p95Micros),
    micros(latency.p99Micros),
    latency.degraded === undefined ? "–" : h(DegradedCount, latency),
  ];
  return h(
    Part,
    { title: "Stages", lead: "Time per list that was ranked: half, 95 and 99 of 100 were faster, over the last hour. Runs are counted since the server started." },
    h(Figures, {
      caption: "Latency by stage",
      hidden: true,
      heads: ["Stage", h("span", { class: "visually-hidden" }, "Spread"), "Median", "95 %", "99 %", "Degraded"],
      rows: [
        ...stages.map((stage) => row(format.fieldName(stage.stage), `${stage.name} · ${format.plural(stage.runs, "run")}`, stage)),
        ...(cascade.runs > 0 ? [row("All stages", format.plural(cascade.runs, "run"), cascade)] : []),
      ],
    }),
  );
}

const micros = (value) => (value > 0 ? format.milliseconds(value) : "–");

const Spread = ({ p50Micros, p95Micros, p99Micros, longest }) =>
  h(
    "span",
    { class: "spread", "aria-hidden": "true" },
    [p99Micros, p95Micros, p50Micros].map((value, index) =>
      h("span", { key: index, class: `spread-${index}`, style: { width: `${(value / longest) * 100}%` } }),
    ),
  );

const DegradedCount = ({ degraded, runs }) =>
  degraded === 0 ? "0" : h("strong", { class: "degraded" }, `${format.count(degraded)} (${format.percent(degraded / Math.max(runs, 1))})`);
