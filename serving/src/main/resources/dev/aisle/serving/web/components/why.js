// "Why is this here?": the receipt of a request, told for one item.

import * as api from "../api.js";
import { useAnswer } from "../answers.js";
import * as format from "../format.js";
import { h } from "../preact.js";
import { createStore, useStore } from "../store.js";
import { Dialog } from "./dialog.js";
import { Failure } from "./notices.js";

const asked = createStore(null);

/** Opens the dialog. @param {{request: string, item: {id: string, title: string}}} question */
export const askWhy = (question) => asked.set(question);

/** The dialog, where somebody asked. One per page. */
export function WhyDialog() {
  const question = useStore(asked);
  const { request, item } = question ?? {};
  return question && h(Receipt, { key: request + item.id, request, item, onClose: () => asked.set(null) });
}

function Receipt({ request, item, onClose }) {
  const { answer, error, retry } = useAnswer(`receipt ${request} ${item.id}`, async () => {
    const [forItem, whole] = await Promise.all([api.itemReceipt(request, item.id), api.receipt(request)]);
    return { forItem, whole };
  });
  return h(
    Dialog,
    { title: "Why is this here?", onClose },
    h("p", { class: "dialog-lead" }, item.title),
    error && h(Failure, { error, retry }),
    !answer && !error && h("p", { class: "fine-print" }, "Reading the receipt…"),
    answer && h(Story, { ...answer, request }),
  );
}

function Story({ forItem, whole, request }) {
  const parts = [forItem.explanation, ...(forItem.stages ?? []).map(({ explanation }) => explanation)].filter(Boolean);
  return [
    h("ul", { class: "sentences" }, forItem.sentences.map((sentence) => h("li", { key: sentence }, sentence))),
    h(StageTable, { stages: forItem.stages ?? [] }),
    h(Timings, { stages: whole.stages ?? [] }),
    parts.length > 0 &&
      h(
        "details",
        { class: "explanation" },
        h("summary", null, "How the scores are made"),
        h("ul", null, parts.map((part, i) => h(Part, { key: i, part }))),
      ),
    h(
      "p",
      { class: "fine-print" },
      h("a", { href: api.receiptPath(request), target: "_blank", rel: "noopener" }, "The whole receipt as JSON"),
      ` · request ${request}`,
    ),
  ];
}

const figure = (value) => (typeof value === "number" ? Number(value.toPrecision(4)).toString() : "–");

/** Where each stage placed the item, and with which score. */
function StageTable({ stages: steps }) {
  const stages = steps.filter(({ stage }) => stage !== "page"); // the page only shows what the last stage decided
  if (stages.length === 0) {
    return null;
  }
  return h(
    "div",
    { class: "table-scroll", tabIndex: 0, role: "region", "aria-label": "Rank and score by stage" },
    h(
      "table",
      { class: "stage-table" },
      h("caption", null, "Rank and score by stage"),
      h(
        "thead",
        null,
        h("tr", null, ["Stage", "Made by", "Rank", "Score"].map((head) => h("th", { scope: "col", key: head }, head))),
      ),
      h(
        "tbody",
        null,
        stages.map((stage) =>
          h(
            "tr",
            { key: stage.stage },
            h("th", { scope: "row" }, format.fieldName(stage.stage)),
            h("td", null, stage.name || "–"),
            h("td", null, stage.after ?? "–"),
            h("td", null, figure(stage.score)),
          ),
        ),
      ),
    ),
  );
}

/** How long each stage took, as bars of a common length. */
function Timings({ stages }) {
  const timed = stages.filter((stage) => typeof stage.tookMicros === "number");
  if (timed.length === 0) {
    return null;
  }
  const longest = Math.max(...timed.map((stage) => stage.tookMicros), 1);
  return h(
    "section",
    { class: "timings", "aria-label": "Time by stage" },
    h("h3", null, "Time by stage"),
    h(
      "dl",
      null,
      timed.map((stage) => [
        h("dt", { key: stage.stage }, format.fieldName(stage.stage)),
        h(
          "dd",
          { class: stage.degraded ? "degraded" : undefined },
          h("span", { class: "bar", "aria-hidden": "true", style: { width: `${Math.max((stage.tookMicros / longest) * 60, 1)}%` } }),
          h("span", null, format.milliseconds(stage.tookMicros), stage.degraded && ` · left out: ${stage.degraded}`),
        ),
      ]),
    ),
  );
}

function Part({ part }) {
  return h(
    "li",
    null,
    h("span", { class: "part-value" }, figure(part.value)),
    ` ${part.text}`,
    part.parts?.length > 0 && h("ul", null, part.parts.map((inner, index) => h(Part, { part: inner, key: index }))),
  );
}
