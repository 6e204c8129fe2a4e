// A page whose code is loaded when it is first visited.

import { ApiError } from "../api.js";
import { Failure } from "../components/notices.js";
import { h, useEffect, useState } from "../preact.js";

/** @param {{load: () => Promise<Function>}} props the rest goes to the page */
export function LatePage({ load, ...props }) {
  const [page, setPage] = useState(null);
  const [error, setError] = useState(null);
  const attempt = () => {
    setError(null);
    load().then(
      (Page) => setPage({ Page }),
      () => setError(new ApiError("This page could not be loaded.", { remedy: "Check the connection and try again." })),
    );
  };
  useEffect(attempt, [load]);
  if (error) {
    return h(Failure, { error, retry: attempt });
  }
  return page ? h(page.Page, props) : h("div", { "aria-busy": "true" });
}
