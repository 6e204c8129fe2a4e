// From page to page; every page has an address.

import { h } from "../preact.js";
import { follow } from "../router.js";
import * as query from "../query.js";

/** The pages worth a link: the first, the last, those around the current one; null where some are left out. */
export function pageNumbers(page, pages) {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(near)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => (index > 0 && number - numbers[index - 1] > 1 ? [null, number] : [number]));
}

/** @param {{wanted: object, page: number, pages: number, nextCursor: string | null}} props */
export function Pager({ wanted, page, pages, nextCursor }) {
  if (pages <= 1) {
    return null;
  }
  const link = (number, text, more) => {
    const href = query.href({ ...wanted, page: number });
    // The cursor continues the very list that page 1 began, even if the shop changed since.
    const state = number === page + 1 && nextCursor ? { cursor: nextCursor } : {};
    return h("a", { class: "page-link", href, onClick: follow(href, { state }), ...more }, text);
  };
  return h(
    "nav",
    { class: "pager", "aria-label": "Pages of results" },
    page > 1 && link(page - 1, "Previous", { rel: "prev" }),
    h(
      "ol",
      null,
      pageNumbers(page, pages).map((number, index) =>
        h(
          "li",
          { key: number ?? `gap ${index}` },
          number === null
            ? h("span", { class: "page-gap" }, "…")
            : link(number, number, { "aria-label": `Page ${number}`, "aria-current": number === page ? "page" : undefined }),
        ),
      ),
    ),
    page < pages && link(page + 1, "Next", { rel: "next" }),
  );
}
