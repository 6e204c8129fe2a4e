// The storefront: which page an address shows, and the frame around every page.

import { Footer } from "./components/footer.js";
import { Header, StudioHeader } from "./components/header.js";
import { Announcer } from "./components/announcer.js";
import { WhyDialog } from "./components/why.js";
import { CartPage } from "./pages/cart.js";
import { HomePage } from "./pages/home.js";
import { ItemPage } from "./pages/item.js";
import { LatePage } from "./pages/late.js";
import { NotFoundPage } from "./pages/not-found.js";
import { ResultsPage } from "./pages/results.js";
import { Fragment, h, render, useEffect, useRef } from "./preact.js";
import { place, startRouter } from "./router.js";
import { loadShop } from "./shop.js";
import { loadStyles } from "./styles.js";
import { useStore } from "./store.js";

const STUDIO = "/studio";
const MODELS = "/studio/models";

/** Shoppers never need the studio, so it is not loaded with the rest. */
const studio = async () => {
  const [{ StudioPage }] = await Promise.all([import("./pages/studio.js"), loadStyles("/styles/studio.css")]);
  return StudioPage;
};

const models = async () => {
  const [{ ModelsPage }] = await Promise.all([import("./pages/models.js"), loadStyles("/styles/studio.css")]);
  return ModelsPage;
};

function page({ path, search, state }) {
  if (path === "/") {
    return h(HomePage);
  }
  if (path === "/search") {
    return h(ResultsPage, { search, cursor: state.cursor ?? null });
  }
  if (path === "/cart") {
    return h(CartPage);
  }
  if (path === STUDIO) {
    return h(LatePage, { key: STUDIO, load: studio, search });
  }
  if (path === MODELS) {
    return h(LatePage, { key: MODELS, load: models });
  }
  const item = path.match(/^\/item\/([^/]+)$/);
  const id = item && decoded(item[1]);
  return id ? h(ItemPage, { key: id, id, request: state.request ?? null }) : h(NotFoundPage);
}

function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

function Storefront() {
  const here = useStore(place);
  const main = useRef(null);
  useEffect(() => {
    if (here.arrival === "link") {
      main.current.focus({ preventScroll: true });
    }
  }, [here]);
  return h(
    Fragment,
    null,
    h("a", { class: "skip-link", href: "#main" }, "Skip to content"),
    here.path === STUDIO || here.path === MODELS ? h(StudioHeader) : h(Header, { home: here.path === "/" }),
    h("main", { id: "main", tabIndex: -1, ref: main }, page(here)),
    h(Footer),
    h(WhyDialog),
    h(Announcer),
  );
}

startRouter();
loadShop();
render(h(Storefront), document.getElementById("shop"));
