// The switch that lets simulated shoppers browse a generated shop.

import * as api from "../api.js";
import * as format from "../format.js";
import { h, useEffect, useState } from "../preact.js";
import { announce } from "./announcer.js";

const MOST = 100;

/** @param {{status: {running: boolean, pagesPerSecond: number, pages: number, trouble: string | null}, changed: () => void}} props */
export function BackgroundShoppers({ status, changed }) {
  const [rate, setRate] = useState(status.pagesPerSecond);
  const [error, setError] = useState(null);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => setRate(status.pagesPerSecond), [status.pagesPerSecond]);
  const want = async (running, pagesPerSecond) => {
    setWaiting(true);
    try {
      await api.backgroundShoppers({ running, pagesPerSecond });
      setError(null);
      announce(running ? "Simulated shoppers browse." : "Simulated shoppers stopped.");
    } catch (problem) {
      setError(problem);
    }
    setWaiting(false);
    changed();
  };
  const onRate = (event) => {
    const wanted = event.currentTarget.valueAsNumber;
    if (event.currentTarget.validity.valid && wanted > 0) {
      setRate(wanted);
      if (status.running) {
        want(true, wanted);
      }
    }
  };
  const problem = error?.message ?? status.trouble;
  return h(
    "div",
    { class: "background-shoppers" },
    h(
      "button",
      { class: "switch", type: "button", role: "switch", "aria-checked": String(status.running), disabled: waiting, onClick: () => want(!status.running, rate) },
      h("span", { class: "switch-track", "aria-hidden": "true" }),
      h("span", null, "Let shoppers browse"),
    ),
    h(
      "label",
      { class: "field field-inline" },
      h("input", { type: "number", min: 0.1, max: MOST, step: "any", inputMode: "decimal", value: rate, onChange: onRate }),
      h("span", null, "pages a second"),
    ),
    h("p", { class: "background-shoppers-note" }, status.pages > 0 ? `Simulated shoppers saw ${format.plural(status.pages, "page")} since the server started.` : "Simulated shoppers search, click and buy, so that there is something to see."),
    problem && h("p", { class: "degraded", role: "alert" }, problem),
  );
}
