// A value that several components watch.

import { useEffect, useState } from "./preact.js";

/**
 * @template T
 * @param {T} initial
 * @returns {{get: () => T, set: (value: T) => void, subscribe: (watcher: (value: T) => void) => () => void}}
 */
export function createStore(initial) {
  let current = initial;
  const watchers = new Set();
  return {
    get: () => current,
    set(value) {
      current = value;
      watchers.forEach((watcher) => watcher(value));
    },
    subscribe(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** The store's value; the component renders again when it changes. */
export function useStore(store) {
  const [value, setValue] = useState(store.get());
  useEffect(() => {
    setValue(store.get());
    return store.subscribe(setValue);
  }, [store]);
  return value;
}
