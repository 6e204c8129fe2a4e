// Who shops: this browser's anonymous visitor, or one of the shoppers that the shop knows.

import { useAnswer } from "../answers.js";
import * as api from "../api.js";
import * as format from "../format.js";
import { h, useState } from "../preact.js";
import { identity, shopAs } from "../shopper.js";
import { useStore } from "../store.js";
import { Dialog } from "./dialog.js";
import { CheckIcon, PersonIcon } from "./icons.js";
import { Failure } from "./notices.js";

export function ShopperMenu() {
  const [open, setOpen] = useState(false);
  const { shopper, anonymous } = useStore(identity);
  const name = anonymous ? "Guest" : shopper;
  return [
    h(
      "button",
      {
        class: "header-button",
        type: "button",
        "aria-haspopup": "dialog",
        "aria-label": `Shopping as ${name}. Change`,
        onClick: () => setOpen(true),
      },
      h(PersonIcon, {}),
      h("span", { class: "header-label" }, name),
    ),
    open && h(ShopperDialog, { onClose: () => setOpen(false) }),
  ];
}

function ShopperDialog({ onClose }) {
  const { shopper, anonymous } = useStore(identity);
  const { answer, error, loading, retry } = useAnswer("shoppers", api.shoppers);
  const choose = (value) => () => {
    shopAs(value);
    onClose();
  };
  const choice = (value, name, detail, current) =>
    h(
      "li",
      { key: name },
      h(
        "button",
        { class: "choice", type: "button", "aria-current": current ? "true" : undefined, onClick: choose(value) },
        h("span", { class: "choice-name" }, name),
        h("span", { class: "choice-detail" }, detail),
        current && h(CheckIcon, {}),
      ),
    );
  return h(
    Dialog,
    { title: "Who is shopping?", onClose, kind: "dialog-narrow" },
    h("p", { class: "dialog-lead" }, "The feed and the order of results follow what each shopper did before."),
    h(
      "ul",
      { class: "choices" },
      choice(null, "Guest", "This browser, no account", anonymous),
      answer?.shoppers
        .filter((known) => !known.shopper.startsWith("anonymous-"))
        .map((known) =>
          choice(known.shopper, known.shopper, format.plural(known.events, "event"), !anonymous && known.shopper === shopper),
        ),
    ),
    loading && h("p", { class: "fine-print" }, "Loading shoppers…"),
    error && h(Failure, { error, retry }),
  );
}
