// The one place that knows how Preact arrives. Its hooks build names "preact" without a path, which
// would need an inline import map, which the content security policy forbids. So index.html loads
// the two UMD builds before this module runs, and everything else imports from here.
export const { h, render, Fragment } = globalThis.preact;
export const { useEffect, useLayoutEffect, useMemo, useRef, useState } = globalThis.preactHooks;
