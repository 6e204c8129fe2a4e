/// The JSON form of what crosses a boundary: events, items, filters, receipts. Jackson lives here
/// and in the modules that build on it; one codec serves the log on disk, the HTTP API and the
/// import formats.
///
/// Read [dev.aisle.wire.EventJson] first:
/// ```java
/// byte[] line = EventJson.write(event);
/// Event same = EventJson.read(line);
/// ```
/// What must read other objects from outside with the same care and the same messages takes
/// [dev.aisle.wire.StrictJson#read] and pulls the fields out of
/// [dev.aisle.wire.JsonFields].
@NullMarked
package dev.aisle.wire;

import org.jspecify.annotations.NullMarked;
