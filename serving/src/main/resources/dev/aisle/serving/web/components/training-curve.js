// The curve of a training: loss by step, and the metric of each validation.

import * as api from "../api.js";
import * as format from "../format.js";
import { h, useEffect, useState } from "../preact.js";
import { Plot, ticks } from "./plot.js";
import { Figures } from "./traffic-plots.js";

const MOST_POINTS = 200;

/** @param {{model: string, version: number}} props */
export function TrainingCurve({ model, version }) {
  const [state, setState] = useState({ lines: null, error: null });
  useEffect(() => {
    const controller = new AbortController();
    api.curve(model, version, controller.signal).then(
      (lines) => setState({ lines, error: null }),
      (error) => !controller.signal.aborted && setState({ lines: null, error }),
    );
    return () => controller.abort();
  }, [model, version]);
  if (state.error) {
    return h("p", { class: "degraded", role: "alert" }, state.error.message);
  }
  if (!state.lines) {
    return h("p", { class: "fine-print", "aria-busy": "true" }, "Reading the curve…");
  }
  const losses = points(state.lines, "loss");
  const metrics = points(state.lines, "metric");
  return h(
    "div",
    { class: "plots plots-two" },
    losses.length > 0 && h(Curve, { title: "Loss", name: `Loss of ${model} ${version}`, points: losses }),
    metrics.length > 0 && h(Curve, { title: "Validation", name: `Validation of ${model} ${version}`, points: metrics }),
    losses.length + metrics.length === 0 && h("p", { class: "studio-none" }, "The curve has no points."),
  );
}

/** The values of a field by step; of very many, means of neighbours. */
function points(lines, field) {
  const all = lines.filter((line) => Number.isFinite(line.step) && Number.isFinite(line[field])).map((line) => ({ step: line.step, value: line[field] }));
  const size = Math.ceil(all.length / MOST_POINTS);
  return size <= 1
    ? all
    : Array.from({ length: Math.ceil(all.length / size) }, (_, index) => {
        const near = all.slice(index * size, (index + 1) * size);
        return { step: near.at(-1).step, value: near.reduce((sum, { value }) => sum + value, 0) / near.length };
      });
}

const decimal = (value) => value.toPrecision(4);

function Curve({ title, name, points: all }) {
  const marks = ticks(Math.max(...all.map(({ value }) => value), 1e-6));
  const place = (index) => ({ index, text: `step ${format.count(all[index].step)}` });
  return h(Plot, {
    title,
    summary: `${decimal(all.at(-1).value)} at step ${format.count(all.at(-1).step)}`,
    count: all.length,
    marks,
    markText: (mark) => String(Number(mark.toPrecision(2))),
    below: all.length > 1 ? [place(0), place(all.length - 1)] : [place(0)],
    readOut: (index) => `Step ${format.count(all[index].step)}: ${decimal(all[index].value)}`,
    draw: ({ x, y }) =>
      all.length > 1
        ? h("polyline", { class: "plot-curve", points: all.map(({ value }, index) => `${x(index)},${y(Math.max(value, 0))}`).join(" ") })
        : h("circle", { class: "plot-dot", cx: x(0), cy: y(all[0].value), r: 3 }),
    table: h(Figures, {
      caption: name,
      heads: ["Step", title],
      rows: all.map(({ step, value }) => [format.count(step), decimal(value)]),
    }),
  });
}
