// The filters beside the results: what can be chosen, how many items each choice has.

import * as format from "../format.js";
import { h, useEffect, useState } from "../preact.js";
import { navigate } from "../router.js";
import * as query from "../query.js";

const SHORT = 8;

/** Changes what is wanted and stays where the shopper is. */
export const adjust = (wanted) => navigate(query.href(wanted), { adjust: true });

const low = ({ value }) => Number(format.bandLimits(value)[0] || 0);

export function Facets({ wanted, facets }) {
  const listed = facets.filter(({ field }) => field !== "price" && field !== "inStock");
  const bands = [...(facets.find(({ field }) => field === "price")?.values ?? [])].sort((a, b) => low(a) - low(b));
  return h(
    "div",
    { class: "facets" },
    h(Availability, { wanted }),
    h(PriceFilter, { key: `${wanted.min}-${wanted.max}`, wanted, bands }),
    listed.map(({ field, values }) => h(ValueFacet, { key: field, field, values, wanted })),
  );
}

function Availability({ wanted }) {
  return h(
    "label",
    { class: "tick facet-stock" },
    h("input", {
      type: "checkbox",
      checked: wanted.inStock,
      onChange: () => adjust({ ...wanted, inStock: !wanted.inStock, page: 1 }),
    }),
    h("span", null, "In stock only"),
  );
}

function ValueFacet({ field, values, wanted }) {
  const [all, setAll] = useState(false);
  const chosen = query.chosen(wanted, field);
  const known = new Set(values.map(({ value }) => value));
  // A chosen value stays listed although nothing matches it any more: it must be possible to untick it.
  const listed = [...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 })), ...values];
  if (listed.length === 0) {
    return null;
  }
  const shown = all ? listed : listed.filter(({ value }, index) => index < SHORT || chosen.includes(value));
  return h(
    "fieldset",
    { class: "facet" },
    h("legend", null, format.fieldName(field)),
    shown.map(({ value, count }) =>
      h(
        "label",
        { class: "tick", key: value },
        h("input", {
          type: "checkbox",
          checked: chosen.includes(value),
          onChange: () => adjust(query.toggle(wanted, field, value)),
        }),
        h("span", { class: "tick-name" }, format.attributeText(value)),
        h("span", { class: "tick-count" }, format.count(count)),
      ),
    ),
    listed.length > SHORT &&
      h(
        "button",
        { class: "text-button", type: "button", "aria-expanded": all ? "true" : "false", onClick: () => setAll(!all) },
        all ? "Show fewer" : `Show all ${listed.length}`,
      ),
  );
}

function PriceFilter({ wanted, bands }) {
  const [min, setMin] = useState(wanted.min);
  const [max, setMax] = useState(wanted.max);
  useEffect(() => {
    setMin(wanted.min);
    setMax(wanted.max);
  }, [wanted.min, wanted.max]);
  const apply = (event) => {
    event.preventDefault();
    const swapped = min && max && Number(min) > Number(max);
    adjust({ ...wanted, min: swapped ? max : min, max: swapped ? min : max, page: 1 });
  };
  const limit = (name, value, set) =>
    h(
      "label",
      { class: "price-limit" },
      h("span", null, name),
      h("input", {
        type: "text",
        inputMode: "decimal",
        pattern: "\\d{1,9}(\\.\\d{1,2})?",
        title: "An amount such as 25 or 25.90",
        value,
        onInput: (event) => set(event.currentTarget.value.trim()),
      }),
    );
  return h(
    "fieldset",
    { class: "facet" },
    h("legend", null, "Price"),
    h(
      "form",
      { class: "price-form", onSubmit: apply },
      limit("From", min, setMin),
      limit("To", max, setMax),
      h("button", { class: "button button-quiet", type: "submit" }, "Apply"),
    ),
    bands.map(({ value, count }) => h(PriceBand, { key: value, band: value, count, wanted })),
  );
}

function PriceBand({ band, count, wanted }) {
  const [low, high] = format.bandLimits(band);
  const chosen = Number(low || 0) === Number(wanted.min || 0) && high === wanted.max && (wanted.min || wanted.max);
  const next = chosen ? { ...wanted, min: "", max: "", page: 1 } : { ...wanted, min: low, max: high, page: 1 };
  return h(
    "label",
    { class: "tick" },
    h("input", { type: "checkbox", checked: Boolean(chosen), onChange: () => adjust(next) }),
    h("span", { class: "tick-name" }, format.priceBand(band)),
    h("span", { class: "tick-count" }, format.count(count)),
  );
}
