// The cart lives in this browser; the shop learns of it through events.

import { log } from "./events.js";
import { createStore } from "./store.js";

const KEY = "aisle.cart";

function read() {
  try {
    const lines = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(lines) ? lines : [];
  } catch {
    return [];
  }
}

/** Lines of `{id, title, price, picture, categories, quantity, request}`. */
export const cart = createStore(read());

cart.subscribe((lines) => localStorage.setItem(KEY, JSON.stringify(lines)));
addEventListener("storage", (event) => {
  if (event.key === KEY) {
    cart.set(read());
  }
});

export const pieces = (lines) => lines.reduce((sum, line) => sum + line.quantity, 0);

export const total = (lines) =>
  lines.reduce((cents, line) => cents + Math.round(Number(line.price ?? 0) * 100) * line.quantity, 0) / 100;

/** Puts one piece in and logs it. */
export function addToCart(item, request) {
  const lines = cart.get();
  const known = lines.some((line) => line.id === item.id);
  const { id, title, price, picture, categories } = item;
  cart.set(
    known
      ? lines.map((line) => (line.id === id ? { ...line, quantity: line.quantity + 1 } : line))
      : [...lines, { id, title, price, picture, categories, quantity: 1, request }],
  );
  return log("add_to_cart", id, { request, price });
}

/** Sets how many pieces are wanted; none takes the line out. */
export function setQuantity(id, quantity) {
  cart.set(
    cart.get().flatMap((line) => (line.id !== id ? [line] : quantity > 0 ? [{ ...line, quantity }] : [])),
  );
}

/** Orders lines, one event each. */
export function order(lines) {
  return Promise.all(
    lines.map(({ id, request, price, quantity }) => log("order", id, { request, price, quantity })),
  );
}

/** Orders all that is in the cart and empties it. */
export async function orderCart() {
  await order(cart.get());
  cart.set([]);
}
