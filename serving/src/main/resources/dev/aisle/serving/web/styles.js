// Style sheets of pages that most visits never see.

const loaded = new Map();

/** Adds a style sheet once; resolves when it is in force, or could not be had. */
export function loadStyles(href) {
  if (!loaded.has(href)) {
    loaded.set(
      href,
      new Promise((resolve) => {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = href;
        link.onload = resolve;
        link.onerror = resolve;
        document.head.append(link);
      }),
    );
  }
  return loaded.get(href);
}
