/// The storefront in a real browser: Chromium against the real server on a small generated shop.
///
/// Read [dev.aisle.e2e.Visit] first: it is what a test holds, a browser tab in which a shopper
/// walks through the shop. It complains of whatever no page may do: errors on the console, requests
/// to other hosts, dialogs that a script opened.
///
/// Without Chromium the tests skip and say so; the variable `AISLE_CHROMIUM` names one that lies in
/// an unusual place.
@NullMarked
package dev.aisle.e2e;

import org.jspecify.annotations.NullMarked;
