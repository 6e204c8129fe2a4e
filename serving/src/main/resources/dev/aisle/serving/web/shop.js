// What the shop says of itself: name, currency, categories. Asked once.

import * as api from "./api.js";
import { setCurrency } from "./format.js";
import { createStore } from "./store.js";

export const shopFacts = createStore({
  name: "Aisle",
  currency: "",
  items: 0,
  categories: [],
  sampleQueries: [],
  loaded: false,
});

export async function loadShop() {
  try {
    const facts = await api.shop();
    setCurrency(facts.currency);
    shopFacts.set({ ...shopFacts.get(), ...facts, loaded: true });
  } catch {
    // The pages do without; what they ask for next says what is wrong.
    shopFacts.set({ ...shopFacts.get(), loaded: true });
  }
}
