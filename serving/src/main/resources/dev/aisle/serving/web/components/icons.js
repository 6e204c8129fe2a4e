// Line icons on a 24-pixel grid, in the colour of the text around them.

import { h } from "../preact.js";

const icon =
  (...paths) =>
  ({ size = 20 }) =>
    h(
      "svg",
      { class: "icon", viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false" },
      paths.map((d) => h("path", { d })),
    );

export const SearchIcon = icon("M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z", "m16.2 16.2 4.3 4.3");
export const CartIcon = icon(
  "M3 4h2.4l2.2 11.2h10.6L20.5 7.5H6.2",
  "M9.5 18.6a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z",
  "M16.8 18.6a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z",
);
export const PersonIcon = icon("M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z", "M4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5");
export const CloseIcon = icon("m6 6 12 12", "M18 6 6 18");
export const FilterIcon = icon("M4 7h16", "M7 12h10", "M10 17h4");
export const CheckIcon = icon("m5 12.5 4.5 4.5L19 7.5");
export const ChevronIcon = icon("m6.5 9.5 5.5 5.5 5.5-5.5");
export const HideIcon = icon(
  "M4 4l16 16",
  "M9.5 5.6A9.8 9.8 0 0 1 12 5.3c5 0 8.5 4.2 9.5 6.7a13 13 0 0 1-2.6 3.7",
  "M6.3 7.3A12.6 12.6 0 0 0 2.5 12c1 2.5 4.5 6.7 9.5 6.7 1.7 0 3.2-.5 4.5-1.2",
);

/** The mark of the house: an A that is an aisle running to its vanishing point. */
export function Logo() {
  return h(
    "svg",
    { class: "logo", viewBox: "0 0 32 32", width: 34, height: 34, "aria-hidden": "true", focusable: "false" },
    h("rect", { class: "logo-sign", width: 32, height: 32, rx: 7 }),
    h("path", { class: "logo-aisle", d: "M5 27 13.2 5h5.6L27 27h-4.9L16 9.4 9.9 27z" }),
    h("path", { class: "logo-aisle", d: "M14.6 27 16 20.5 17.4 27z" }),
  );
}
