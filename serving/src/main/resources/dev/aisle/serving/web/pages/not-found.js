// An address that leads nowhere.

import { SearchBox } from "../components/search-box.js";
import { h } from "../preact.js";
import { follow } from "../router.js";
import { usePageTitle } from "./page-title.js";

export function NotFoundPage() {
  usePageTitle("Not found");
  return h(
    "div",
    { class: "not-found" },
    h("h1", null, "This shelf is empty"),
    h("p", null, "The page does not exist, or the item is no longer sold here. Search for something like it:"),
    h(SearchBox, { id: "not-found-search" }),
    h("p", null, h("a", { href: "/", onClick: follow("/") }, "Back to the entrance")),
  );
}
