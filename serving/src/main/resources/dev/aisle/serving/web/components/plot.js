// Drawn figures: a frame with two axes in which columns or estimates stand, read out by pointer or
// arrow keys. Beside each stands its table, for those who cannot see it and those who want the
// figures. Drawn as SVG, so the colours are the page's own.

import { h, useEffect, useLayoutEffect, useRef, useState } from "../preact.js";

const HEIGHT = 150;
const FRAME = { top: 8, right: 4, bottom: 24, left: 42 };

/** The smallest of 1, 2, 5, 10 … that is not below a value. */
function roundedUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value * 0.999);
}

/** Heights to mark on an axis that reaches a value, from 0. */
export function ticks(most, { whole = false } = {}) {
  const wanted = roundedUp(Math.max(most, 1e-9) / 3);
  const step = whole ? Math.max(1, Math.round(wanted)) : wanted;
  const count = Math.max(1, Math.ceil((most / step) * 0.999));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function useWidth(element) {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor(element.current.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element.current);
    measure();
    return () => observer.disconnect();
  }, []);
  return width;
}

/**
 * @param {{title: string, summary: string, count: number, marks: number[],
 *   markText: (value: number) => string, below: {index: number, text: string}[],
 *   readOut: (index: number) => string, table: any,
 *   draw: (frame: {x: (index: number) => number, y: (value: number) => number, step: number, active: number | null}) => any}} props
 *     `count` places side by side, `marks` the heights of the lines, the last the top
 */
export function Plot({ title, summary, count, marks, markText, below, readOut, table, draw }) {
  const box = useRef(null);
  const width = useWidth(box);
  const [active, setActive] = useState(null);
  useEffect(() => setActive((index) => (index !== null && index >= count ? null : index)), [count]);
  const step = (width - FRAME.left - FRAME.right) / count;
  const bottom = HEIGHT - FRAME.bottom;
  const x = (index) => FRAME.left + (index + 0.5) * step;
  const y = (value) => bottom - (value / marks.at(-1)) * (bottom - FRAME.top);
  const point = (event) => {
    const { left } = box.current.getBoundingClientRect();
    const index = Math.floor((event.clientX - left - FRAME.left) / step);
    setActive(index >= 0 && index < count ? index : null);
  };
  const onKeyDown = (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (move) {
      event.preventDefault();
      setActive((index) => (index === null ? count - 1 : Math.min(Math.max(index + move, 0), count - 1)));
    }
  };
  return h(
    "figure",
    { class: "plot" },
    h(
      "figcaption",
      { class: "plot-head" },
      h("span", { class: "plot-title" }, title),
      h("span", { class: "plot-read-out" }, active === null ? summary : readOut(active)),
    ),
    h(
      "div",
      {
        class: "plot-box",
        ref: box,
        role: "slider",
        tabIndex: 0,
        "aria-label": `${title}: ${summary}`,
        "aria-orientation": "horizontal",
        "aria-valuemin": 1,
        "aria-valuemax": count,
        "aria-valuenow": (active ?? count - 1) + 1,
        "aria-valuetext": readOut(active ?? count - 1),
        onPointerMove: point,
        onPointerDown: point,
        onPointerLeave: () => setActive(null),
        onBlur: () => setActive(null),
        onKeyDown,
      },
      width > 0 &&
        h(
          "svg",
          { class: "plot-drawing", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" },
          marks.map((mark) => [
            h("line", { class: "plot-line", key: mark, x1: FRAME.left, x2: width - FRAME.right, y1: y(mark), y2: y(mark) }),
            h("text", { class: "plot-mark", x: FRAME.left - 8, y: y(mark), dy: "0.32em" }, markText(mark)),
          ]),
          active !== null && h("rect", { class: "plot-active", x: x(active) - step / 2, width: step, y: FRAME.top, height: bottom - FRAME.top }),
          draw({ x, y, step, active }),
          below.map(({ index, text }) =>
            h("text", { class: "plot-below", key: text + index, x: x(index), y: HEIGHT - 6, "text-anchor": anchor(index, count) }, text),
          ),
        ),
    ),
    h("details", { class: "plot-table" }, h("summary", null, "As a table", h("span", { class: "visually-hidden" }, `: ${title}`)), h("div", { class: "table-scroll", tabIndex: 0, role: "region", "aria-label": `${title}, table` }, table)),
  );
}

/** Keeps the outermost texts inside of the frame. */
const anchor = (index, count) => (index < count * 0.05 ? "start" : index > count * 0.95 ? "end" : "middle");

/** A column from the ground. */
export const Column = ({ x, y, step, index, value, faint }) =>
  value > 0 &&
  h("rect", {
    class: faint ? "plot-column plot-faint" : "plot-column",
    x: x(index) - Math.max(step * 0.39, 0.5),
    width: Math.max(step * 0.78, 1),
    y: y(value),
    height: Math.max(y(0) - y(value), 1),
  });

/** An estimate with its interval, cut at the frame's top. */
export function Estimate({ x, y, top, index, value, low, high }) {
  return h(
    "g",
    { class: "plot-estimate" },
    h("line", { class: "plot-whisker", x1: x(index), x2: x(index), y1: y(Math.min(high, top)), y2: y(Math.min(low, top)) }),
    value <= top && h("circle", { class: "plot-dot", cx: x(index), cy: y(value), r: 3 }),
  );
}
