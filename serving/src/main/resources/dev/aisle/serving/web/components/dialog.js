// A modal dialog on the browser's own element, which keeps the focus inside, closes on Escape and
// gives the focus back to whatever opened it.

import { h, useEffect, useRef } from "../preact.js";
import { CloseIcon } from "./icons.js";

/** @param {{title: string, onClose: () => void, kind?: string, children?: any}} props */
export function Dialog({ title, onClose, kind = "", children }) {
  const dialog = useRef(null);
  useEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    element.showModal();
    return () => {
      element.close();
      opener?.focus?.({ preventScroll: true });
    };
  }, []);
  const onBackdrop = (event) => {
    if (event.target === dialog.current) {
      onClose();
    }
  };
  return h(
    "dialog",
    { class: `dialog ${kind}`, ref: dialog, "aria-labelledby": "dialog-title", onClick: onBackdrop, onClose, onKeyDown: keepTabInside },
    h(
      "div",
      { class: "dialog-sheet" },
      h(
        "div",
        { class: "dialog-head" },
        h("h2", { id: "dialog-title" }, title),
        h("button", { class: "icon-button", type: "button", "aria-label": "Close", onClick: onClose }, h(CloseIcon, {})),
      ),
      h("div", { class: "dialog-body" }, children),
    ),
  );
}

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select, summary, [tabindex='0']";

/** Without this, Tab leaves the dialog for the browser's own buttons before it comes round. */
function keepTabInside(event) {
  if (event.key !== "Tab") {
    return;
  }
  const stops = [...event.currentTarget.querySelectorAll(FOCUSABLE)].filter((stop) => stop.checkVisibility());
  const leaving = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === leaving) {
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
}
