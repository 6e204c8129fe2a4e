// The studio's models: which version serves in each slot, how each was trained, and the switches.

import * as api from "../api.js";
import { announce } from "../components/announcer.js";
import { Failure } from "../components/notices.js";
import { KeyForm, needsKey, Part, StudioPages } from "../components/studio-parts.js";
import { Figures } from "../components/traffic-plots.js";
import { TrainingCurve } from "../components/training-curve.js";
import * as format from "../format.js";
import { h, useEffect, useState } from "../preact.js";
import { usePageTitle } from "./page-title.js";

const FRESH_MILLIS = 5_000;
const METRICS = 3; // of a version, in its row

const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

const SCENES = { search: "Search", feed: "Feed", similar: "Similar items", chat: "Chat" };

/** The models, asked for again while the page can be seen, and what each stage costs. */
function useModels() {
  const [state, setState] = useState({ models: null, ledger: null, error: null });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    let timer = 0;
    const ask = async () => {
      clearTimeout(timer);
      try {
        const [models, ledger] = await Promise.all([api.models(controller.signal), api.ledger(controller.signal)]);
        setState({ models, ledger, error: null });
      } catch (error) {
        if (!controller.signal.aborted) {
          setState((old) => ({ ...old, error }));
        }
        if (needsKey(error)) {
          return;
        }
      }
      if (!document.hidden && !controller.signal.aborted) {
        timer = setTimeout(ask, FRESH_MILLIS);
      }
    };
    const onVisibility = () => (document.hidden ? clearTimeout(timer) : ask());
    document.addEventListener("visibilitychange", onVisibility);
    ask();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [attempt]);
  return { ...state, refresh: () => setAttempt((before) => before + 1) };
}

export function ModelsPage() {
  const { models, ledger, error, refresh } = useModels();
  usePageTitle("Models");
  return h(
    "div",
    { class: "studio" },
    h("div", { class: "studio-head" }, h("h1", null, "Models"), h(StudioPages)),
    error && h(needsKey(error) ? KeyForm : Failure, { error, retry: refresh }),
    models
      ? [
          h(Slots, { key: "slots", models }),
          h(Shadow, { key: "shadow", shadow: models.shadow, refresh }),
          h(All, { key: "all", models, refresh }),
          h(Ledger, { key: "ledger", ledger }),
        ]
      : !error && h("p", { class: "fine-print", "aria-busy": "true" }, "Looking at the models…"),
  );
}

/** What stands in each slot of the cascade now. */
const Slots = ({ models }) =>
  h(
    Part,
    { title: "In service", lead: `Pages are of bundle ${models.bundle} now. A slot without a model keeps the order of the stage before.` },
    h(Scrolled, { name: "Slots of the cascade" },
      h(Figures, {
        caption: "Slots of the cascade",
        hidden: true,
        heads: ["Slot", "Model", "Note"],
        rows: models.slots.map(({ slot, name, detail }) => [format.fieldName(slot), name, detail ?? ""]),
      }),
    ),
  );

/** Wide tables scroll by themselves. */
const Scrolled = ({ name, children }) => h("div", { class: "table-scroll", tabIndex: 0, role: "region", "aria-label": `${name}, table` }, children);

function Shadow({ shadow, refresh }) {
  const { act, waiting, error } = useAction(refresh);
  if (!shadow) {
    return null;
  }
  const { model, version, against, requests, skipped, failed, kendallTau, top10, micros, liveMicros } = shadow;
  return h(
    Part,
    { title: "In the shadow", lead: `${model} ${version} scores a sample of the requests behind their answers. Nobody sees its order.` },
    h(
      "dl",
      { class: "totals" },
      h(Total, { name: "Rank correlation", value: requests > 0 ? kendallTau.toFixed(3) : "–", detail: `Kendall's tau against ${against}` }),
      h(Total, { name: "First ten in common", value: requests > 0 ? format.percent(top10) : "–" }),
      h(Total, { name: "Time", value: requests > 0 ? format.milliseconds(micros) : "–", detail: liveMicros > 0 ? `live ${format.milliseconds(liveMicros)}` : null }),
      h(Total, { name: "Requests", value: format.count(requests), detail: `${format.count(skipped)} skipped, ${format.count(failed)} failed` }),
    ),
    h("p", null, h("button", { class: "button button-quiet", type: "button", disabled: waiting, onClick: () => act(() => api.shadowModel(model, "none"), `${model} ${version} is out of the shadow.`) }, "End the shadow")),
    error && h("p", { class: "degraded", role: "alert" }, error.message),
  );
}

const Total = ({ name, value, detail = null }) =>
  h("div", { class: "total" }, h("dt", null, name), h("dd", null, h("span", { class: "total-value" }, value), detail && h("span", { class: "total-detail" }, detail)));

/** A change that the shop is asked for, and what came of it. */
function useAction(refresh) {
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState(null);
  const act = async (change, done) => {
    setWaiting(true);
    try {
      await change();
      setError(null);
      announce(done);
    } catch (problem) {
      setError(problem);
    }
    setWaiting(false);
    refresh();
  };
  return { act, waiting, error };
}

function All({ models, refresh }) {
  const known = models.models;
  return known.length === 0
    ? h(Part, { title: "Versions" }, h("p", { class: "studio-none" }, "This shop knows no models."))
    : known
        .filter(({ chosen, versions }) => chosen || versions.length > 0)
        .map((model) => h(Model, { key: model.model, model, refresh }));
}

function Model({ model, refresh }) {
  const { act, waiting, error } = useAction(refresh);
  const [open, setOpen] = useState(null);
  const { model: name, place, chosen, serving, problem, live, previous, versions } = model;
  const activate = (version) => act(() => api.activateModel(name, version), `${name} ${version} serves.`);
  return h(
    Part,
    { title: name, lead: `${format.fieldName(place)}. ${stateOf(model)}` },
    problem && h("p", { class: "degraded" }, problem),
    error && h("p", { class: "degraded", role: "alert" }, `${error.message}${error.remedy ? ` ${error.remedy}` : ""}`),
    versions.length > 0 &&
      h(Scrolled, { name: `Versions of ${name}` },
        h(Figures, {
          caption: `Versions of ${name}`,
          hidden: true,
          heads: ["Version", "Trained", "Figures", "Events", "Actions"],
          rows: versions.map((version) => [
            [h("span", { class: "stage-name", key: "name" }, version.version), h("span", { class: "stage-detail", key: "detail" }, badge(version.version, { serving, live, previous }))],
            version.trainedAt ? date.format(new Date(version.trainedAt)) : "–",
            version.problem ? h("span", { class: "degraded" }, version.problem) : h(Metrics, version),
            h(Events, version),
            h(
              "span",
              { class: "row-actions" },
              version.version !== live && !version.problem &&
                h("button", { class: "button button-quiet", type: "button", disabled: waiting, "aria-label": `Activate ${name} ${version.version}`, onClick: () => activate(version.version) }, "Activate"),
              chosen && version.version !== serving && !version.problem && !place.endsWith("channel") &&
                h("button", { class: "button button-quiet", type: "button", disabled: waiting, "aria-label": `Shadow ${name} ${version.version}`, onClick: () => act(() => api.shadowModel(name, version.version), `${name} ${version.version} is in the shadow.`) }, "Shadow"),
              version.curve &&
                h("button", { class: "button button-quiet", type: "button", "aria-expanded": String(open === version.version), "aria-label": `Curve of ${name} ${version.version}`, onClick: () => setOpen(open === version.version ? null : version.version) }, "Curve"),
            ),
          ]),
        }),
      ),
    previous !== null &&
      h("p", { class: "way-back" }, h("button", { class: "button button-quiet", type: "button", disabled: waiting, "aria-label": `Back to ${name} ${previous}`, onClick: () => act(() => api.activateModel(name, "previous"), `${name} ${previous} serves again.`) }, `Back to version ${previous}`)),
    open !== null && h(TrainingCurve, { model: name, version: open }),
  );
}

function stateOf({ model, chosen, serving, live }) {
  if (!chosen) {
    return "Trained, but aisle.yaml does not name it.";
  }
  if (serving !== null) {
    return `Version ${serving} serves.`;
  }
  return live === null ? `Not trained yet: aisle train ${model}.` : "It does not serve.";
}

function badge(version, { serving, live, previous }) {
  if (version === serving) {
    return "serves";
  }
  if (version === live) {
    return "live";
  }
  return version === previous ? "the way back" : "";
}

function Metrics({ metrics }) {
  const all = Object.entries(metrics);
  return h(
    "span",
    null,
    all.slice(0, METRICS).map(([name, value]) => h("span", { class: "stage-name", key: name }, `${name} `, h("strong", null, Number(value.toPrecision(4))))),
    all.length > METRICS && h("span", { class: "stage-detail" }, `and ${all.length - METRICS} more in GET /v1/models`),
  );
}

function Events({ data }) {
  return data
    ? h("span", null, h("span", { class: "stage-name" }, format.count(data.events)), data.from && data.to && h("span", { class: "stage-detail" }, `${day.format(new Date(data.from))} to ${day.format(new Date(data.to))}`))
    : "–";
}

const figure = (value, digits = 3) => (value === null ? "–" : value.toFixed(digits));
const estimate = (value, low, high) => (value === null ? "–" : `${value.toFixed(3)}${low === null || high === null ? "" : ` (${low.toFixed(3)} to ${high.toFixed(3)})`}`);

/** What each stage loses and costs, where it was measured. */
function Ledger({ ledger }) {
  if (!ledger || ledger.stages.length === 0) {
    return h(Part, { title: "Loss ledger" }, h("p", { class: "studio-none" }, "Not measured yet: aisle evaluate writes it."));
  }
  return h(
    Part,
    {
      title: "Loss ledger",
      lead: `What each stage loses of what shoppers went on to click, and what it costs.${ledger.requests === null ? "" : ` Over ${format.plural(ledger.requests, "held-out page")}.`}${ledger.made === null ? "" : ` Measured ${date.format(new Date(ledger.made))}.`}`,
    },
    h(Scrolled, { name: "Loss ledger" },
      h(Figures, {
        caption: "Loss ledger",
        hidden: true,
        heads: ["Stage", "Candidates", "Set hit rate", "NDCG", "Median", "99 %", "CPU"],
        rows: ledger.stages.map((stage) => [
          [h("span", { class: "stage-name", key: "name" }, format.fieldName(stage.stage)), h("span", { class: "stage-detail", key: "detail" }, [stage.scene && (SCENES[stage.scene] ?? stage.scene), stage.name].filter(Boolean).join(" · "))],
          figure(stage.candidates, 0),
          estimate(stage.hit, stage.hitLow, stage.hitHigh),
          estimate(stage.ndcg, stage.ndcgLow, stage.ndcgHigh),
          stage.millis === null ? "–" : `${figure(stage.millis, 2)} ms`,
          stage.millis99 === null ? "–" : `${figure(stage.millis99, 2)} ms`,
          stage.cpuMillis === null ? "–" : `${figure(stage.cpuMillis, 2)} ms`,
        ]),
      }),
    ),
  );
}
