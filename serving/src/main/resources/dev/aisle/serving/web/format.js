// Numbers and names as people read them.

const wholeNumbers = new Intl.NumberFormat("en");
let money = (amount) => amount.toFixed(2);

/** Sets the shop's currency (an ISO 4217 code); amounts stay bare where it is none. */
export function setCurrency(code) {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
    money = (amount) => format.format(amount);
  } catch {
    money = (amount) => amount.toFixed(2);
  }
}

/** @param {string | number} decimal an amount such as "12.99" */
export const price = (decimal) => money(Number(decimal));

const shortNumbers = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** 12,000 as "12K": for where there is little room. */
export const compact = (number) => shortNumbers.format(number);

export const count = (number) => wholeNumbers.format(number);

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

/** Microseconds as milliseconds with as many digits as help. */
export function milliseconds(micros) {
  const value = micros / 1000;
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
}

/** A share as a percentage with two digits that count. @param {number} share of 1 */
export function percent(share) {
  const value = share * 100;
  return `${value === 0 || value >= 9.95 ? Math.round(value) : value >= 0.995 ? value.toFixed(1) : value.toFixed(2)} %`;
}

/** "attributes.screen_size" and "screenSize" both read "Screen size". */
export function fieldName(field) {
  const bare = field.replace(/^attributes\./, "");
  if (bare === "inStock") {
    return "Availability";
  }
  const words = bare
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** "10.00-25.00", "-10.00" and "500.00-" as a shopper reads them. */
export function priceBand(band) {
  const [low, high] = bandLimits(band);
  if (!low) {
    return `Under ${price(high)}`;
  }
  return high ? `${price(low)} to ${price(high)}` : `${price(low)} and more`;
}

/** The two limits of a price band, empty where it is open. */
export function bandLimits(band) {
  const cut = band.indexOf("-");
  return [band.slice(0, cut), band.slice(cut + 1)];
}

/** The values of an attribute as one text, whatever shape they came in. */
export function attributeText(value) {
  if (Array.isArray(value)) {
    return value.map(attributeText).join(", ");
  }
  if (value === true || value === "true") {
    return "Yes";
  }
  if (value === false || value === "false") {
    return "No";
  }
  if (value !== null && typeof value === "object") {
    return [value.value, value.unit].filter(Boolean).join(" ");
  }
  return String(value);
}
