// Asking the shop from a component: loading, answered or failed, with stale answers dropped.

import { useEffect, useState } from "./preact.js";
import { place } from "./router.js";

const KEPT = 30;
const recent = new Map();

function keep(key, answer) {
  recent.delete(key);
  recent.set(key, answer);
  if (recent.size > KEPT) {
    recent.delete(recent.keys().next().value);
  }
}

/**
 * Going back shows the page as it was: at once, and without logging a second impression for it.
 * Any other way to a page asks anew.
 */
const kept = (key) => (place.get().arrival === "back" ? recent.get(key) : undefined);

/**
 * The answer to a question; while a new one is on its way, the old one stays, with `loading`.
 *
 * @param {string} key what the answer depends on; another key asks again
 * @param {(signal: AbortSignal) => Promise<any>} ask
 * @returns {{answer: any, error: Error | null, loading: boolean, retry: () => void}}
 */
export function useAnswer(key, ask) {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState(() => {
    const answer = kept(key) ?? null;
    return { answer, error: null, loading: answer === null };
  });
  useEffect(() => {
    const known = kept(key);
    if (known) {
      setState({ answer: known, error: null, loading: false });
      return undefined;
    }
    const controller = new AbortController();
    setState((old) => ({ answer: old.answer, error: null, loading: true }));
    ask(controller.signal).then(
      (answer) => {
        if (!controller.signal.aborted) {
          keep(key, answer);
          setState({ answer, error: null, loading: false });
        }
      },
      (error) => {
        if (!controller.signal.aborted) {
          setState({ answer: null, error, loading: false });
        }
      },
    );
    return () => controller.abort();
  }, [key, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
