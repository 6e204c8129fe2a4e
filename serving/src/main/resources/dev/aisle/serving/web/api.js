// The HTTP API as the pages use it: the same one that shops build on.

/** An answer that was not wanted: what happened and, where the server knows, the way out. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {{status?: number, remedy?: string | null, request?: string | null}} [details]
   */
  constructor(message, { status = 0, remedy = null, request = null } = {}) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.remedy = remedy;
    this.request = request;
  }
}

/** Reads an RFC 9457 problem, whatever is left of it. */
async function problemOf(response) {
  const text = await response.text();
  let body = {};
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy may answer with a page of its own; the status has to do then.
  }
  return new ApiError(body.detail || body.title || `The shop answered with status ${response.status}.`, {
    status: response.status,
    remedy: body.remedy ?? null,
    request: body.request ?? null,
  });
}

async function call(path, options, read = (response) => response.json()) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (cause) {
    if (cause.name === "AbortError") {
      throw cause;
    }
    throw new ApiError("The shop does not answer.", {
      remedy: "Check the connection and try again; what you searched for is kept.",
    });
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return read(response);
}

const post = (path, body, options = {}) =>
  call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...options,
  });

const id = encodeURIComponent;

export const shop = () => call("/v1/shop");
export const shoppers = () => call("/v1/shoppers?limit=20");
export const search = (body, signal) => post("/v1/search", body, { signal });
export const recommend = (body, signal) => post("/v1/recommend", body, { signal });
export const complete = (text, signal) => call(`/v1/complete?q=${id(text)}&limit=8`, { signal });
export const item = (itemId, signal) => call(`/v1/items/${id(itemId)}`, { signal });
export const receiptPath = (request) => `/v1/receipts/${id(request)}`;
export const receipt = (request) => call(receiptPath(request));
export const itemReceipt = (request, itemId) => call(`${receiptPath(request)}/items/${id(itemId)}`);

const KEY = "aisle.key";
const withKey = () => {
  const key = sessionStorage.getItem(KEY);
  return key ? { "X-API-Key": key } : {};
};

/** Uses an API key for what only those who run the shop may do, until the tab is closed. */
export const rememberKey = (key) => sessionStorage.setItem(KEY, key);

export const traffic = (window, until, signal) =>
  call(`/v1/traffic?window=${id(window)}${until ? `&until=${id(until)}` : ""}`, { headers: withKey(), signal });
export const backgroundShoppers = (wanted) =>
  post("/v1/background-shoppers", wanted, { headers: { "Content-Type": "application/json", ...withKey() } });

const withKeyAsJson = () => ({ headers: { "Content-Type": "application/json", ...withKey() } });

export const models = (signal) => call("/v1/models", { headers: withKey(), signal });
export const ledger = (signal) => call("/v1/ledger", { headers: withKey(), signal });
/** @param {number | "previous"} version */
export const activateModel = (model, version) => post(`/v1/models/${id(model)}/activate`, { version }, withKeyAsJson());
/** @param {number | "none"} version */
export const shadowModel = (model, version) => post(`/v1/models/${id(model)}/shadow`, { version }, withKeyAsJson());
/** The lines of a training's curve. */
export const curve = (model, version, signal) =>
  call(`/v1/models/${id(model)}/${version}/curve`, { headers: withKey(), signal }, async (response) =>
    (await response.text())
      .split("\n")
      .filter((line) => line.trim())
      .map((line) => JSON.parse(line)),
  );

/** Sends events; `keepalive` lets the last ones outlive the page. */
export const events = (list) => post("/v1/events", list, { keepalive: true });
