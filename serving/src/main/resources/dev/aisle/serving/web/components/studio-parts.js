// What all pages of the studio are made of.

import * as api from "../api.js";
import { h, useState } from "../preact.js";
import { follow, place } from "../router.js";
import { useStore } from "../store.js";

const PAGES = [
  ["/studio", "Traffic"],
  ["/studio/models", "Models"],
];

/** The pages of the studio, side by side. */
export function StudioPages() {
  const { path } = useStore(place);
  return h(
    "nav",
    { class: "studio-pages", "aria-label": "Studio" },
    PAGES.map(([href, name]) =>
      h("a", { key: href, class: "studio-page", href, "aria-current": path === href ? "page" : undefined, onClick: follow(href) }, name),
    ),
  );
}

/** A section with its heading. */
export const Part = ({ title, lead = null, children }) =>
  h("section", { class: "studio-part" }, h("h2", null, title), lead && h("p", { class: "studio-lead" }, lead), children);

/** Whether the shop keeps something from this browser until it has a key. */
export const needsKey = (error) => error.status === 401 || error.status === 403;

/** Whatever the shop's keys keep from this browser. */
export function KeyForm({ error, retry }) {
  const [key, setKey] = useState("");
  const [given, setGiven] = useState(false);
  const submit = (event) => {
    event.preventDefault();
    api.rememberKey(key.trim());
    setGiven(true);
    retry();
  };
  return h(
    "div",
    { class: "notice" },
    h("h2", null, "For those who run the shop"),
    h("p", null, "The studio needs an API key with the scope admin. It is kept until this tab is closed."),
    h(
      "form",
      { class: "key-form", onSubmit: submit },
      h(
        "label",
        { class: "field" },
        h("span", null, "API key"),
        h("input", { type: "password", autocomplete: "off", required: true, value: key, onInput: (event) => setKey(event.currentTarget.value) }),
      ),
      h("button", { class: "button", type: "submit" }, "Open the studio"),
    ),
    given && h("p", { class: "degraded", role: "alert" }, error.message),
  );
}
