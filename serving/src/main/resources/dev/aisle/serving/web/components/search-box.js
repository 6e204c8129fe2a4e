// Search as you type: a combobox with a list of completions (the ARIA 1.2 pattern).

import * as api from "../api.js";
import { h, useEffect, useRef, useState } from "../preact.js";
import { navigate, place } from "../router.js";
import * as query from "../query.js";
import { useStore } from "../store.js";
import { SearchIcon } from "./icons.js";

const PAUSE_MILLIS = 110;
const NONE = -1;

/** Completions of `text`, asked once typing pauses; answers to what is no longer typed are dropped. */
function useCompletions(text, wanted) {
  const [completions, setCompletions] = useState([]);
  useEffect(() => {
    if (!wanted || !text.trim()) {
      setCompletions([]);
      return undefined;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      api.complete(text.trim(), controller.signal).then(
        (answer) => !controller.signal.aborted && setCompletions(answer.completions),
        () => !controller.signal.aborted && setCompletions([]), // searching works without them
      );
    }, PAUSE_MILLIS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, wanted]);
  return completions;
}

/** The part that the shopper typed plain, the part that is offered in bold. */
function Completion({ text, typed }) {
  const prefix = typed.trim().toLowerCase();
  return text.toLowerCase().startsWith(prefix)
    ? [text.slice(0, prefix.length), h("b", null, text.slice(prefix.length))]
    : text;
}

export function SearchBox({ id = "search", large = false }) {
  const here = useStore(place);
  const [text, setText] = useState("");
  const [typing, setTyping] = useState(false);
  const [active, setActive] = useState(NONE);
  const input = useRef(null);
  const completions = useCompletions(text, typing);
  const open = typing && completions.length > 0;

  useEffect(() => {
    setText(here.path === "/search" ? query.read(here.search).q : "");
    setTyping(false);
  }, [here]);
  useEffect(() => setActive(NONE), [completions]);

  const search = (words) => {
    setTyping(false);
    setText(words);
    input.current.blur();
    navigate(query.searchFor(words.trim()));
  };
  const step = (by) => {
    const places = completions.length + 1; // the last place is the text as typed
    setActive(((active + 1 + by + places) % places) - 1);
  };
  const onKeyDown = (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Escape" && open) {
      event.preventDefault();
      setTyping(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) {
        step(event.key === "ArrowDown" ? 1 : -1);
      } else {
        setTyping(true);
      }
    } else if (event.key === "Enter" && open && active !== NONE) {
      event.preventDefault();
      search(completions[active]);
    }
  };

  const option = (index) => `${id}-option-${index}`;
  return h(
    "form",
    {
      class: large ? "search-box search-box-large" : "search-box",
      role: "search",
      action: "/search",
      onSubmit: (event) => {
        event.preventDefault();
        search(text);
      },
    },
    h("label", { class: "visually-hidden", for: id }, "Search the shop"),
    h("input", {
      id,
      ref: input,
      type: "search",
      name: "q",
      value: text,
      placeholder: "Search for anything",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: false,
      maxLength: 300,
      enterKeyHint: "search",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": open ? "true" : "false",
      "aria-controls": `${id}-list`,
      "aria-activedescendant": open && active !== NONE ? option(active) : undefined,
      onInput: (event) => {
        setText(event.currentTarget.value);
        setTyping(true);
      },
      onKeyDown,
      onBlur: () => setTyping(false),
    }),
    h("button", { class: "search-submit", type: "submit", "aria-label": "Search" }, h(SearchIcon, {})),
    h(
      "ul",
      { class: "completions", id: `${id}-list`, role: "listbox", "aria-label": "Completions", hidden: !open },
      completions.map((completion, index) =>
        h(
          "li",
          {
            key: completion,
            id: option(index),
            role: "option",
            "aria-selected": index === active ? "true" : "false",
            // The mouse must not take the focus from the input before the click arrives.
            onMouseDown: (event) => event.preventDefault(),
            onClick: () => search(completion),
          },
          h(SearchIcon, { size: 16 }),
          h("span", null, h(Completion, { text: completion, typed: text })),
        ),
      ),
    ),
  );
}
