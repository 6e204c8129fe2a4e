// "Why is this here?": the receipt of a request, told for one item.

import * as api from "../api.js";
import { useAnswer } from "../answers.js";
import * as format from "../format.js";
import { h } from "../preact.js";
import { createStore, useStore } from "../store.js";
import { Dialog } from "./dialog.js";
import { Failure } from "./notices.js";

const RERANK = "rerank";

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
  const steps = forItem.stages ?? [];
  const reranking = steps.find(({ stage, explanation }) => stage === RERANK && explanation?.parts.length > 0);
  const others = steps.filter((step) => step !== reranking);
  const parts = [forItem.explanation, ...others.map(({ explanation }) => explanation)].filter(Boolean);
  return [
    h("ul", { class: "sentences" }, forItem.sentences.map((sentence) => h("li", { key: sentence }, sentence))),
    h(ExpectedGain, { gain: whole.stages?.find(({ stage }) => stage === RERANK)?.gain }),
    reranking && h(Moves, { step: reranking }),
    h(StageTable, { stages: steps }),
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

/** What the re-ranked page is expected to bring, where the re-ranker told. */
function ExpectedGain({ gain }) {
  return (
    gain &&
    h(
      "p",
      { class: "expected-gain" },
      "The re-ranked first page is expected to bring ",
      h("strong", null, `${gain.after.toFixed(2)} clicks`),
      `, and ${gain.before.toFixed(2)} as it came in.`,
    )
  );
}

/** What each part of the re-ranker did to the item's score and place. */
function Moves({ step }) {
  const { parts } = step.explanation;
  const largest = Math.max(...parts.map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
  const middle = parts.some(({ value }) => value < 0); // without losses the bars have the whole width
  return h(
    "table",
    { class: "moves" },
    h(
      "caption",
      null,
      "What moved it in the re-ranking",
      h("span", { class: "fine-print" }, `${journey(step)}. A bar is the score that a part gave it, against the list’s average.`),
    ),
    h(
      "thead",
      null,
      h("tr", null, h("th", { scope: "col" }, "Part"), h("th", { scope: "col", colSpan: 2 }, "Score")),
    ),
    h(
      "tbody",
      null,
      parts.map(({ value, text }) =>
        h(
          "tr",
          { key: text },
          h("th", { scope: "row" }, text),
          h(
            "td",
            { "aria-hidden": "true" },
            h(
              "span",
              { class: middle ? "swing swing-both" : "swing" },
              h("span", {
                class: value < 0 ? "swing-down" : "swing-up",
                style: { width: `${(Math.abs(value) / largest) * (middle ? 50 : 100)}%` },
              }),
            ),
          ),
          h("td", null, `${["−", "", "+"][Math.sign(value) + 1]}${figure(Math.abs(value))}`),
        ),
      ),
    ),
  );
}

/** @param {{before: ?number, after: ?number}} step "From place 7 to place 4" */
const journey = ({ before, after }) =>
  before && after && before !== after ? `From place ${before} to place ${after}` : `Place ${after ?? before ?? "unknown"}, as before`;

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
