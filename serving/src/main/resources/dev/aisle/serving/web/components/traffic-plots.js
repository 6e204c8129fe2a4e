// Traffic as plots: what happened over time, and how often each position was clicked.

import * as format from "../format.js";
import { h } from "../preact.js";
import { Column, Estimate, Plot, ticks } from "./plot.js";

const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayAndHour = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }); // steps are days in UTC

/** How the steps of a window are named, and every how many are named below the axis. */
const NAMING = {
  "1h": { name: hour, below: hour, every: 15 },
  "24h": { name: dayAndHour, below: hour, every: 24 },
  "7d": { name: dayAndHour, below: weekday, every: 16 },
  "60d": { name: day, below: day, every: 15 },
};

const pagesOf = (point) => Object.values(point.pages).reduce((sum, count) => sum + count, 0);

const SERIES = [
  { title: "Pages", one: "page", value: pagesOf },
  { title: "Clicks", one: "click", value: (point) => point.clicks },
  { title: "Orders", one: "order", value: (point) => point.orders },
];

/** Columns over time for each of pages, clicks and orders, each with a scale of its own. */
export function TrafficOverTime({ traffic }) {
  return h("div", { class: "plots plots-three" }, SERIES.map((series) => h(OverTime, { key: series.title, traffic, ...series })));
}

function OverTime({ traffic, title, one, value }) {
  const { series, window } = traffic;
  const { name, below, every } = NAMING[window];
  const values = series.map(value);
  const sum = values.reduce((a, b) => a + b, 0);
  const marks = ticks(Math.max(...values, 1), { whole: true });
  const time = (index) => name.format(new Date(series[index].time));
  return h(Plot, {
    title,
    summary: `${format.count(sum)} in all`,
    count: series.length,
    marks,
    markText: format.compact,
    below: series.flatMap((point, index) =>
      (series.length - 1 - index) % every === 0 ? [{ index, text: below.format(new Date(point.time)) }] : [],
    ),
    readOut: (index) => `${time(index)}: ${format.plural(values[index], one)}`,
    draw: ({ x, y, step }) =>
      values.map((count, index) => h(Column, { key: index, x, y, step, index, value: count, faint: index === values.length - 1 })),
    table: h(Figures, {
      caption: title,
      heads: ["From", title],
      rows: series.map((_, index) => [time(index), format.count(values[index])]),
    }),
  });
}

const SCENES = { search: "Search", feed: "Feed", similar: "Similar items", chat: "Chat" };
const ENOUGH = 30; // exposures from which on an interval may stretch the scale

/** Clicks per exposure by position, of each scene that showed something, all on one scale. */
export function ClickRates({ clickRates }) {
  const most = Math.max(
    ...clickRates.flatMap(({ positions }) => positions.map(({ exposures, rate, high }) => (exposures < ENOUGH ? rate : high))),
    0.01,
  );
  const marks = ticks(Math.min(most, 1)).filter((mark, index, all) => mark <= 1 || all[index - 1] < 1);
  return h("div", { class: "plots plots-two" }, clickRates.map((rates) => h(ScenePlot, { key: rates.scene, marks, ...rates })));
}

function ScenePlot({ scene, all, positions, marks }) {
  const rate = ({ rate: share, low, high }) => `${format.percent(share)} (${format.percent(low)} to ${format.percent(high)})`;
  return h(Plot, {
    title: SCENES[scene] ?? format.fieldName(scene),
    summary: `${format.percent(all.rate)} of ${format.plural(all.exposures, "exposure")}`,
    count: Math.max(positions.length, 10),
    marks,
    markText: (mark) => format.percent(mark),
    below: [1, ...[5, 10, 15, 20, 25, 30, 35, 40, 45, 50].filter((position) => position <= Math.max(positions.length, 10))].filter((position) => positions.length <= 25 || position % 10 === 0 || position === 1).map((position) => ({ index: position - 1, text: String(position) })),
    readOut: (index) => {
      const here = positions[index];
      return here?.exposures > 0
        ? `Position ${index + 1}: ${rate(here)}, ${format.plural(here.exposures, "exposure")}`
        : `Position ${index + 1}: not shown`;
    },
    draw: ({ x, y }) =>
      positions.map((here, index) => here.exposures > 0 && h(Estimate, { key: index, x, y, top: marks.at(-1), index, value: here.rate, low: here.low, high: here.high })),
    table: h(Figures, {
      caption: "Clicks per exposure with 95 % interval",
      heads: ["Position", "Exposures", "Clicks", "Rate"],
      rows: positions.map((here) => [here.position, format.count(here.exposures), format.count(here.clicks), here.exposures > 0 ? rate(here) : "–"]),
    }),
  });
}

/** A table of figures whose first column names the row. */
export function Figures({ caption, heads, rows, hidden = false }) {
  return h(
    "table",
    { class: "figures" },
    h("caption", { class: hidden ? "visually-hidden" : undefined }, caption),
    h("thead", null, h("tr", null, heads.map((head) => h("th", { scope: "col", key: head }, head)))),
    h(
      "tbody",
      null,
      rows.map((row, index) =>
        h("tr", { key: index }, row.map((cell, column) => (column === 0 ? h("th", { scope: "row" }, cell) : h("td", null, cell)))),
      ),
    ),
  );
}
