/// The server: the HTTP API, the pages, and everything between them and the cascade.
///
/// ```
/// try (var server = AisleServer.start(config, shop, index, cascade, receipts, front, studio,
/// keys)) {
///   open("http://localhost:" + server.port());
/// }
/// ```
///
/// Read [dev.aisle.serving.AisleServer] first, then [dev.aisle.serving.http.FrontDoor], through
/// which every request passes, and [dev.aisle.serving.api.SearchApi]. Whatever fails behind the
/// cascade is a degraded answer, never a 5xx.
@NullMarked
package dev.aisle.serving;

import org.jspecify.annotations.NullMarked;
