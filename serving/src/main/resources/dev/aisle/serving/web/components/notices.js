// What went wrong, and what to do about it.

import { ApiError } from "../api.js";
import { h } from "../preact.js";

/** @param {{error: import("../api.js").ApiError, retry: () => void}} props */
export function Failure({ error, retry }) {
  return h(
    "div",
    { class: "notice notice-failure", role: "alert" },
    h("h2", null, "That did not work"),
    h("p", null, error.message),
    error.remedy && h("p", null, error.remedy),
    h("button", { class: "button", type: "button", onClick: retry }, "Try again"),
    error.request && h("p", { class: "fine-print" }, `Request ${error.request}`),
  );
}

/**
 * Why a list could not be made at all, null where it could: without retrieval there is no list, and
 * "nothing matches" would be untrue.
 */
export function retrievalFailure({ stages, total }) {
  const retrieve = (stages ?? []).find(({ stage }) => stage === "retrieve");
  return total === 0 && retrieve?.degraded
    ? new ApiError(`The search could not answer: it ${retrieve.degraded}.`, { remedy: "Try again in a moment." })
    : null;
}

/** Says that stages of the ranking were left out; silent where none was. */
export function Degraded({ stages }) {
  const out = (stages ?? []).filter((stage) => stage.degraded);
  if (out.length === 0) {
    return null;
  }
  return h(
    "p",
    { class: "notice notice-degraded", role: "status" },
    h("strong", null, "Simpler order for now. "),
    "All results are here, but part of the ranking was left out: ",
    out.map(({ stage, degraded }) => `${stage} (${degraded})`).join(", "),
    ".",
  );
}
