// A results page as an address, and as a search request: the two directions, nothing else.
//
//   /search?q=red+shoes&category=Shoes&brand=A&brand=B&min=10&max=50&a.colour=Red&stock=1&sort=price_ascending&page=2

export const PAGE_SIZE = 24;

export const SORTS = [
  ["relevance", "Best match"],
  ["price_ascending", "Price: low to high"],
  ["price_descending", "Price: high to low"],
  ["newest", "Newest first"],
  ["rating", "Best rated"],
];

/**
 * @typedef {{q: string, categories: string[], brands: string[], min: string, max: string,
 *   attributes: Record<string, string[]>, inStock: boolean, sort: string, page: number}} Wanted
 */

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;
const amount = (text) => (text && AMOUNT.test(text) ? text : "");

/** Reads an address; whatever makes no sense in it is left out. @returns {Wanted} */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const attributes = {};
  for (const [name, value] of parameters) {
    if (name.startsWith("a.")) {
      (attributes[name.slice(2)] ??= []).push(value);
    }
  }
  const sort = parameters.get("sort");
  const page = Number(parameters.get("page"));
  return {
    q: parameters.get("q") ?? "",
    categories: parameters.getAll("category"),
    brands: parameters.getAll("brand"),
    min: amount(parameters.get("min")),
    max: amount(parameters.get("max")),
    attributes,
    inStock: parameters.get("stock") === "1",
    sort: SORTS.some(([value]) => value === sort) ? sort : "relevance",
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
}

/** The address of what is wanted; defaults are left out, so equal wishes have equal addresses. */
export function href(wanted) {
  const parameters = new URLSearchParams();
  if (wanted.q) {
    parameters.set("q", wanted.q);
  }
  wanted.categories.forEach((value) => parameters.append("category", value));
  wanted.brands.forEach((value) => parameters.append("brand", value));
  if (wanted.min) {
    parameters.set("min", wanted.min);
  }
  if (wanted.max) {
    parameters.set("max", wanted.max);
  }
  for (const [name, values] of Object.entries(wanted.attributes)) {
    values.forEach((value) => parameters.append(`a.${name}`, value));
  }
  if (wanted.inStock) {
    parameters.set("stock", "1");
  }
  if (wanted.sort !== "relevance") {
    parameters.set("sort", wanted.sort);
  }
  if (wanted.page > 1) {
    parameters.set("page", String(wanted.page));
  }
  const text = parameters.toString();
  return text ? `/search?${text}` : "/search";
}

/** The address of a fresh search. */
export const searchFor = (q, more = {}) => href({ ...read(""), q, ...more });

/** The request's filters. */
export const filters = (wanted) => ({
  categories: wanted.categories,
  brands: wanted.brands,
  minPrice: wanted.min || null,
  maxPrice: wanted.max || null,
  attributes: wanted.attributes,
  inStockOnly: wanted.inStock,
});

/** The body of POST /v1/search. */
export const body = (wanted, { shopper, session }) => ({
  query: wanted.q,
  shopper,
  session,
  filters: filters(wanted),
  sort: wanted.sort,
  page: wanted.page,
  size: PAGE_SIZE,
  facets: true,
});

const toggled = (values, value) =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

/** The chosen values of a facet. */
export function chosen(wanted, field) {
  if (field === "category") {
    return wanted.categories;
  }
  return field === "brand" ? wanted.brands : (wanted.attributes[attribute(field)] ?? []);
}

const attribute = (field) => field.replace(/^attributes\./, "");

/** What is wanted once a facet's value is ticked or unticked; always from the first page. */
export function toggle(wanted, field, value) {
  const next = { ...wanted, page: 1 };
  if (field === "category") {
    next.categories = toggled(wanted.categories, value);
  } else if (field === "brand") {
    next.brands = toggled(wanted.brands, value);
  } else {
    const name = attribute(field);
    const values = toggled(wanted.attributes[name] ?? [], value);
    next.attributes = { ...wanted.attributes, [name]: values };
    if (values.length === 0) {
      delete next.attributes[name];
    }
  }
  return next;
}

/** What is wanted without any filter. */
export const cleared = (wanted) => ({ ...read(""), q: wanted.q, sort: wanted.sort });

/** The filters in force as a list: `{field, value, without}`, `without` being what is wanted when it goes. */
export function active(wanted) {
  const list = [];
  const add = (field, value, without) => list.push({ field, value, without: { ...without, page: 1 } });
  wanted.categories.forEach((value) => add("category", value, toggle(wanted, "category", value)));
  wanted.brands.forEach((value) => add("brand", value, toggle(wanted, "brand", value)));
  if (wanted.min || wanted.max) {
    add("price", `${wanted.min}-${wanted.max}`, { ...wanted, min: "", max: "" });
  }
  for (const [name, values] of Object.entries(wanted.attributes)) {
    values.forEach((value) => add(name, value, toggle(wanted, name, value)));
  }
  if (wanted.inStock) {
    add("inStock", "In stock", { ...wanted, inStock: false });
  }
  return list;
}
