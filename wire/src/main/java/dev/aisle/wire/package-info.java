/// The JSON form of what crosses a boundary: events, items, receipts. Jackson lives here and in the
/// modules that build on it; one codec serves the log on disk, the HTTP API and the import formats.
///
/// Read [dev.aisle.wire.EventJson] first.
@NullMarked
package dev.aisle.wire;

import org.jspecify.annotations.NullMarked;
