// The filters in force, each of which one press removes.

import * as format from "../format.js";
import { h } from "../preact.js";
import * as query from "../query.js";
import { adjust } from "./facets.js";
import { CloseIcon } from "./icons.js";

/** What a filter in force says of itself. */
export function filterText({ field, value }) {
  if (field === "price") {
    return format.priceBand(value);
  }
  if (value === "true" || value === "false") {
    return `${format.fieldName(field)}: ${format.attributeText(value)}`;
  }
  return value;
}

export function Chips({ wanted }) {
  const active = query.active(wanted);
  if (active.length === 0) {
    return null;
  }
  return h(
    "ul",
    { class: "chips", "aria-label": "Filters in force" },
    active.map((filter) =>
      h(
        "li",
        { key: `${filter.field} ${filter.value}` },
        h(
          "button",
          {
            class: "chip",
            type: "button",
            "aria-label": `Remove the filter ${format.fieldName(filter.field)}: ${filterText(filter)}`,
            onClick: () => adjust(filter.without),
          },
          filterText(filter),
          h(CloseIcon, { size: 14 }),
        ),
      ),
    ),
    active.length > 1 &&
      h("li", null, h("button", { class: "text-button", type: "button", onClick: () => adjust(query.cleared(wanted)) }, "Remove all")),
  );
}
